package dev.millrace.model.expression;

import static dev.millrace.model.expression.RowEvaluationException.overflow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;

/**
 * Functions of timestamps (milliseconds since 1970-01-01T00:00:00Z), dates (days since then), intervals (milliseconds)
 * and intervals of months. All in UTC and the ISO calendar; weeks begin on Monday.
 */
public final class TimeFunctions {

    public static final long DAY_MS = 86_400_000L;

    private TimeFunctions() {}

    public static long add(long timestamp, long intervalMs) {
        try {
            return Math.addExact(timestamp, intervalMs);
        } catch (ArithmeticException e) {
            throw outOfRange("timestamp");
        }
    }

    public static long subtract(long timestamp, long intervalMs) {
        try {
            return Math.subtractExact(timestamp, intervalMs);
        } catch (ArithmeticException e) {
            throw outOfRange("timestamp");
        }
    }

    /** A day that the month does not have becomes its last: January 31st plus a month is February 28th or 29th. */
    public static long addMonths(long timestamp, int months) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(timestamp, DAY_MS)).plusMonths(months);
        return startOf(date, Math.floorMod(timestamp, DAY_MS));
    }

    /** The interval's whole days; what is left of it does not move a date. */
    public static int addToDate(int date, long intervalMs) {
        return day(date + intervalMs / DAY_MS);
    }

    /** As {@link #addMonths}. */
    public static int addMonthsToDate(int date, int months) {
        return day(LocalDate.ofEpochDay(date).plusMonths(months).toEpochDay());
    }

    /** The milliseconds from {@code earlier} to {@code later}. */
    public static long difference(long later, long earlier) {
        try {
            return Math.subtractExact(later, earlier);
        } catch (ArithmeticException e) {
            throw outOfRange("interval");
        }
    }

    /** Whole units from {@code earlier} to {@code later}, towards zero; calendar months for months and longer. */
    public static long timestampDiff(TimeUnit unit, long later, long earlier) {
        return switch (unit) {
            case MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK -> difference(later, earlier) / milliseconds(unit);
            case MONTH, QUARTER, YEAR -> ChronoUnit.MONTHS.between(dateTime(earlier), dateTime(later)) / months(unit);
            case DAY_OF_WEEK, DAY_OF_YEAR, EPOCH -> throw new IllegalArgumentException(unit + " is not a length");
        };
    }

    /** A part of a timestamp: the millisecond of its second, the ISO week, 1 (Monday) to 7 for the day of the week. */
    public static long extract(TimeUnit unit, long timestamp) {
        long time = Math.floorMod(timestamp, DAY_MS);
        return switch (unit) {
            case MILLISECOND -> time % 1_000;
            case SECOND -> time / 1_000 % 60;
            case MINUTE -> time / 60_000 % 60;
            case HOUR -> time / 3_600_000;
            case EPOCH -> Math.floorDiv(timestamp, 1_000);
            default -> extractFromDay(unit, LocalDate.ofEpochDay(Math.floorDiv(timestamp, DAY_MS)));
        };
    }

    public static long extractFromDate(TimeUnit unit, int date) {
        return extract(unit, date * DAY_MS);
    }

    /** A part of an interval: whole days, then hours below 24 and so on; EPOCH is its length in whole seconds. */
    public static long extractFromInterval(TimeUnit unit, long intervalMs) {
        return switch (unit) {
            case MILLISECOND -> intervalMs % 1_000;
            case SECOND -> intervalMs / 1_000 % 60;
            case MINUTE -> intervalMs / 60_000 % 60;
            case HOUR -> intervalMs / 3_600_000 % 24;
            case DAY -> intervalMs / DAY_MS;
            case EPOCH -> intervalMs / 1_000;
            default -> throw new IllegalArgumentException("an interval has no " + unit);
        };
    }

    /** The start of the unit that the timestamp lies in. */
    public static long floor(TimeUnit unit, long timestamp) {
        return switch (unit) {
            case MILLISECOND, SECOND, MINUTE, HOUR, DAY ->
                difference(timestamp, Math.floorMod(timestamp, milliseconds(unit)));
            default -> startOf(floorDay(unit, LocalDate.ofEpochDay(Math.floorDiv(timestamp, DAY_MS))), 0);
        };
    }

    /** The next start of a unit, or the timestamp itself where it is one. */
    public static long ceil(TimeUnit unit, long timestamp) {
        long start = floor(unit, timestamp);
        if (start == timestamp) {
            return timestamp;
        }
        return switch (unit) {
            case MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK -> add(start, milliseconds(unit));
            default -> addMonths(start, months(unit));
        };
    }

    public static int floorDate(TimeUnit unit, int date) {
        return day(Math.floorDiv(floor(unit, date * DAY_MS), DAY_MS));
    }

    public static int ceilDate(TimeUnit unit, int date) {
        return day(Math.floorDiv(ceil(unit, date * DAY_MS), DAY_MS));
    }

    /** A fixed unit's length in milliseconds. */
    public static long milliseconds(TimeUnit unit) {
        return switch (unit) {
            case MILLISECOND -> 1;
            case SECOND -> 1_000;
            case MINUTE -> 60_000;
            case HOUR -> 3_600_000;
            case DAY -> DAY_MS;
            case WEEK -> 7 * DAY_MS;
            default -> throw new IllegalArgumentException(unit + " has no fixed length");
        };
    }

    /** A calendar unit's length in months. */
    public static int months(TimeUnit unit) {
        return switch (unit) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case YEAR -> 12;
            default -> throw new IllegalArgumentException(unit + " is not counted in months");
        };
    }

    /** The timestamp at which a date begins. */
    public static long dateToTimestamp(int date) {
        return date * DAY_MS;
    }

    /** The date that a timestamp lies in. */
    public static int timestampToDate(long timestamp) {
        return day(Math.floorDiv(timestamp, DAY_MS));
    }

    private static long extractFromDay(TimeUnit unit, LocalDate date) {
        return switch (unit) {
            case DAY -> date.getDayOfMonth();
            case WEEK -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> date.getMonthValue();
            case QUARTER -> date.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> date.getYear();
            case DAY_OF_WEEK -> date.getDayOfWeek().getValue();
            case DAY_OF_YEAR -> date.getDayOfYear();
            default -> throw new IllegalArgumentException("a day has no " + unit);
        };
    }

    private static LocalDate floorDay(TimeUnit unit, LocalDate date) {
        return switch (unit) {
            case WEEK -> date.minusDays(date.getDayOfWeek().getValue() - 1L);
            case MONTH -> date.withDayOfMonth(1);
            case QUARTER ->
                date.withDayOfMonth(1)
                        .withMonth(date.getMonth().firstMonthOfQuarter().getValue());
            case YEAR -> date.withDayOfYear(1);
            default -> throw new IllegalArgumentException("a timestamp has no start of " + unit);
        };
    }

    private static LocalDateTime dateTime(long timestamp) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(timestamp), ZoneOffset.UTC);
    }

    private static long startOf(LocalDate date, long timeMs) {
        try {
            // The day after, and back: the first day of the range begins below it.
            long day = date.toEpochDay();
            return day < 0
                    ? Math.addExact(Math.multiplyExact(day + 1, DAY_MS), timeMs - DAY_MS)
                    : Math.addExact(Math.multiplyExact(day, DAY_MS), timeMs);
        } catch (ArithmeticException e) {
            throw outOfRange("timestamp");
        }
    }

    private static int day(long day) {
        if (day != (int) day) {
            throw outOfRange("date");
        }
        return (int) day;
    }

    private static RowEvaluationException outOfRange(String type) {
        return overflow("The result is outside the range of " + type + ".");
    }
}
