package dev.millrace.model.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Units of time by the names that people write. */
final class TimeUnits {

    /** What a unit is wanted for. */
    enum Use {
        /** Reading a part of a timestamp. */
        PART,
        /** A length: adding, counting, rounding. */
        LENGTH
    }

    private static final Map<String, TimeUnit> ALIASES = Map.of(
            "ISODOW", TimeUnit.DAY_OF_WEEK,
            "DOY", TimeUnit.DAY_OF_YEAR,
            "DAYOFYEAR", TimeUnit.DAY_OF_YEAR,
            "MILLIS", TimeUnit.MILLISECOND,
            "MS", TimeUnit.MILLISECOND,
            "SQL_TSI_SECOND", TimeUnit.SECOND,
            "SQL_TSI_MINUTE", TimeUnit.MINUTE,
            "SQL_TSI_HOUR", TimeUnit.HOUR,
            "SQL_TSI_DAY", TimeUnit.DAY);

    private TimeUnits() {}

    /** @param name in any case, singular or plural */
    static TimeUnit parse(String name, Use use, Operand where) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.equals("DOW") || upper.equals("DAYOFWEEK")) {
            throw where.error(name + " counts differently from program to program; use ISODOW, 1 for Monday to 7.");
        }
        String singular = upper.length() > 2 && upper.endsWith("S") ? upper.substring(0, upper.length() - 1) : upper;
        TimeUnit unit = ALIASES.get(upper);
        for (TimeUnit candidate : TimeUnit.values()) {
            if (candidate.name().equals(upper) || candidate.name().equals(singular)) {
                unit = candidate;
            }
        }
        if (unit == null || (use == Use.LENGTH && !isLength(unit))) {
            List<String> names = names(use);
            throw where.error("'" + name + "' is not a unit of time; there are " + Phrases.list(names, "and") + ".");
        }
        return unit;
    }

    /** The units for a use, as documentation and completion name them. */
    static List<String> names(Use use) {
        return Arrays.stream(TimeUnit.values())
                .filter(unit -> use == Use.PART || isLength(unit))
                .map(unit ->
                        unit == TimeUnit.DAY_OF_WEEK ? "ISODOW" : unit == TimeUnit.DAY_OF_YEAR ? "DOY" : unit.name())
                .toList();
    }

    /** The name that SQL has for a unit. */
    static String written(TimeUnit unit) {
        return switch (unit) {
            case DAY_OF_WEEK -> "ISODOW";
            case DAY_OF_YEAR -> "DOY";
            default -> unit.name();
        };
    }

    /** Shorter than a day: a date has no such part. */
    static boolean isTimeOfDay(TimeUnit unit) {
        return switch (unit) {
            case MILLISECOND, SECOND, MINUTE, HOUR -> true;
            default -> false;
        };
    }

    static boolean isCalendar(TimeUnit unit) {
        return switch (unit) {
            case MONTH, QUARTER, YEAR -> true;
            default -> false;
        };
    }

    private static boolean isLength(TimeUnit unit) {
        return switch (unit) {
            case DAY_OF_WEEK, DAY_OF_YEAR, EPOCH -> false;
            default -> true;
        };
    }
}
