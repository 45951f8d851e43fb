package dev.millrace.model.expression;

import static dev.millrace.model.expression.Parameter.Accepts.ANY;
import static dev.millrace.model.expression.Parameter.Accepts.BIGINT;
import static dev.millrace.model.expression.Parameter.Accepts.STRING;
import static dev.millrace.model.expression.Parameter.Accepts.TIME;
import static dev.millrace.model.expression.Parameter.Accepts.TIMESTAMP;
import static dev.millrace.model.expression.Parameter.Accepts.UNIT;

import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.expression.NamedFunction.Description;
import dev.millrace.model.expression.TimeUnits.Use;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Functions of timestamps, dates and intervals. */
final class TimeLibrary {

    private static final Parameter UNIT_NAME = Parameter.of("unit", UNIT);
    private static final Parameter TIMESTAMP_T = Parameter.of("t", TIMESTAMP);
    private static final Parameter PATTERN = Parameter.of("pattern", STRING);
    private static final String EXAMPLE = "TIMESTAMP '2026-03-31 13:45:30'";

    private TimeLibrary() {}

    static List<NamedFunction> functions() {
        List<NamedFunction> functions = new ArrayList<>(List.of(
                new NamedFunction(
                        "extract",
                        List.of(UNIT_NAME, Parameter.of("t", ANY)),
                        "bigint",
                        new Description(
                                "A part of a timestamp, date or interval; written EXTRACT(unit FROM t).",
                                "EXTRACT(HOUR FROM " + EXAMPLE + ")",
                                "13"),
                        arguments -> extract(arguments.get(0), arguments.get(1))),
                new NamedFunction(
                        "date_trunc",
                        List.of(UNIT_NAME, Parameter.of("t", TIME)),
                        "as t",
                        new Description(
                                "The start of the unit it lies in; the same as FLOOR(t TO unit).",
                                "date_trunc('hour', " + EXAMPLE + ")",
                                "2026-03-31T13:00:00Z"),
                        arguments -> round(Function.FLOOR_TIME, arguments.get(0), arguments.get(1), "date_trunc")),
                new NamedFunction(
                        "timestampadd",
                        List.of(UNIT_NAME, Parameter.of("count", BIGINT), Parameter.of("t", TIME)),
                        "as t",
                        new Description(
                                "So many units later; a date stays one where the unit is a day or longer.",
                                "timestampadd(MONTH, 1, " + EXAMPLE + ")",
                                "2026-04-30T13:45:30Z"),
                        arguments -> add(arguments.get(0), arguments.get(1), arguments.get(2))),
                new NamedFunction(
                        "timestampdiff",
                        List.of(UNIT_NAME, Parameter.of("from", TIMESTAMP), Parameter.of("to", TIMESTAMP)),
                        "bigint",
                        new Description(
                                "How many whole units lie between.",
                                "timestampdiff(MINUTE, TIMESTAMP '2026-03-31 13:00:00', " + EXAMPLE + ")",
                                "45"),
                        arguments -> difference(arguments.get(0), arguments.get(1), arguments.get(2))),
                new NamedFunction(
                        "format_timestamp",
                        List.of(TIMESTAMP_T, PATTERN),
                        "string",
                        new Description(
                                "In a pattern of Java's DateTimeFormatter, in UTC and English.",
                                "format_timestamp(" + EXAMPLE + ", 'EEE d MMM yyyy HH:mm')",
                                "Tue 31 Mar 2026 13:45"),
                        arguments -> patterned(Function.FORMAT_TIMESTAMP, Scalar.STRING, arguments)),
                new NamedFunction(
                        "parse_timestamp",
                        List.of(Parameter.of("text", STRING), PATTERN),
                        "timestamp",
                        new Description(
                                "Reads such a pattern; UTC where it has no zone, midnight where it has no time.",
                                "parse_timestamp('31/03/2026 13:45', 'dd/MM/yyyy HH:mm')",
                                "2026-03-31T13:45:00Z"),
                        arguments -> patterned(Function.PARSE_TIMESTAMP, Scalar.TIMESTAMP, arguments)),
                new NamedFunction(
                        "to_epoch_millis",
                        List.of(TIMESTAMP_T),
                        "bigint",
                        new Description(
                                "Milliseconds since 1970-01-01T00:00:00Z.",
                                "to_epoch_millis(TIMESTAMP '1970-01-02 00:00:00')",
                                "86400000"),
                        arguments ->
                                Calls.strict(Function.TO_EPOCH_MILLIS, Scalar.BIGINT, NamedFunction.trees(arguments))),
                new NamedFunction(
                        "from_epoch_millis",
                        List.of(Parameter.of("milliseconds", BIGINT)),
                        "timestamp",
                        new Description(
                                "The timestamp so many milliseconds after 1970-01-01T00:00:00Z.",
                                "from_epoch_millis(1500)",
                                "1970-01-01T00:00:01.500Z"),
                        arguments -> Calls.strict(
                                Function.FROM_EPOCH_MILLIS, Scalar.TIMESTAMP, NamedFunction.trees(arguments)))));
        Set.of("year", "quarter", "month", "week", "day", "hour", "minute", "second")
                .forEach(unit -> functions.add(part(unit)));
        return functions;
    }

    /** {@code FLOOR(t TO unit)} and {@code CEIL(t TO unit)}. */
    static Expression round(Function function, Operand unit, Operand time, String name) {
        TimeUnit length = unit(unit, Use.LENGTH);
        Expression tree = Parameter.of("time", TIME).take(time, name);
        refuseTimeOfDay(length, time, tree.type());
        return Calls.strict(function, tree.type(), Calls.text(length.name()), tree);
    }

    private static Expression extract(Operand unit, Operand time) {
        TimeUnit part = unit(unit, Use.PART);
        DataType type = time.type();
        if (type == Scalar.INTERVAL) {
            if (!TimeUnits.isTimeOfDay(part) && part != TimeUnit.DAY && part != TimeUnit.EPOCH) {
                throw unit.error("An interval has no " + part + ".");
            }
            return Calls.strict(Function.EXTRACT, Scalar.BIGINT, Calls.text(part.name()), time.tree());
        }
        Expression tree = Parameter.of("time", TIME).take(time, "EXTRACT");
        refuseTimeOfDay(part, time, tree.type());
        return Calls.strict(Function.EXTRACT, Scalar.BIGINT, Calls.text(part.name()), tree);
    }

    private static Expression add(Operand unit, Operand count, Operand time) {
        TimeUnit length = unit(unit, Use.LENGTH);
        boolean calendar = TimeUnits.isCalendar(length);
        long size = calendar ? TimeFunctions.months(length) : TimeFunctions.milliseconds(length);
        Expression total = Arithmetic.numbers(Function.MULTIPLY, count.tree(), Calls.bigint(size));
        Expression interval = calendar
                ? Conversion.cast(Conversion.cast(total, Scalar.INT), Scalar.INTERVAL_MONTHS)
                : Conversion.cast(total, Scalar.INTERVAL);
        boolean stays = time.type() != Scalar.DATE || !TimeUnits.isTimeOfDay(length);
        DataType type = stays ? time.type() : Scalar.TIMESTAMP;
        return Calls.strict(Function.TIME_ADD, type, Conversion.cast(time.tree(), type), interval);
    }

    private static Expression difference(Operand unit, Operand from, Operand to) {
        TimeUnit length = unit(unit, Use.LENGTH);
        return Calls.strict(Function.TIMESTAMP_DIFF, Scalar.BIGINT, Calls.text(length.name()), to.tree(), from.tree());
    }

    private static Expression patterned(Function function, DataType type, List<Operand> arguments) {
        Operand pattern = arguments.get(1);
        if (pattern.tree() instanceof Literal literal && literal.value() instanceof String text) {
            try {
                TimestampPattern.compile(text);
            } catch (RowEvaluationException e) {
                throw pattern.error(e.getMessage() == null ? "" : e.getMessage());
            }
        }
        return Calls.strict(function, type, NamedFunction.trees(arguments));
    }

    private static NamedFunction part(String name) {
        return new NamedFunction(
                name,
                List.of(Parameter.of("t", TIME)),
                "bigint",
                new Description(
                        "The same as EXTRACT(" + name.toUpperCase(Locale.ROOT) + " FROM t).",
                        name + "(" + EXAMPLE + ")",
                        switch (name) {
                            case "year" -> "2026";
                            case "quarter" -> "1";
                            case "month" -> "3";
                            case "week" -> "14";
                            case "day" -> "31";
                            case "hour" -> "13";
                            case "minute" -> "45";
                            default -> "30";
                        }),
                arguments -> extract(arguments.get(0).with(Calls.text(name)), arguments.get(0)));
    }

    private static void refuseTimeOfDay(TimeUnit unit, Operand time, DataType type) {
        if (type == Scalar.DATE && TimeUnits.isTimeOfDay(unit)) {
            throw time.error("A date has no " + unit + "; cast it to timestamp.");
        }
    }

    private static TimeUnit unit(Operand unit, Use use) {
        Object name = unit.tree() instanceof Literal literal ? literal.value() : null;
        return TimeUnits.parse(String.valueOf(name), use, unit);
    }
}
