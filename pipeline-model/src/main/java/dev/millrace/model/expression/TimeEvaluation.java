package dev.millrace.model.expression;

import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;

/** Functions of timestamps, dates and intervals. */
final class TimeEvaluation {

    private TimeEvaluation() {}

    static Evaluation.Strict of(Call call) {
        return switch (call.function()) {
            case TIME_ADD -> call.type() == Scalar.DATE ? addToDate(call, 1) : add(call, 1);
            case TIME_SUBTRACT -> call.type() == Scalar.DATE ? addToDate(call, -1) : add(call, -1);
            case TIME_DIFFERENCE ->
                argumentType(call, 0) == Scalar.DATE
                        ? values -> ((int) values[0] - (long) (int) values[1]) * TimeFunctions.DAY_MS
                        : values -> TimeFunctions.difference((long) values[0], (long) values[1]);
            case TIMESTAMP_DIFF ->
                values -> TimeFunctions.timestampDiff(unit(values), (long) values[1], (long) values[2]);
            case EXTRACT -> extract(argumentType(call, 1));
            case FLOOR_TIME ->
                call.type() == Scalar.DATE
                        ? values -> TimeFunctions.floorDate(unit(values), (int) values[1])
                        : values -> TimeFunctions.floor(unit(values), (long) values[1]);
            case CEIL_TIME ->
                call.type() == Scalar.DATE
                        ? values -> TimeFunctions.ceilDate(unit(values), (int) values[1])
                        : values -> TimeFunctions.ceil(unit(values), (long) values[1]);
            case FORMAT_TIMESTAMP -> {
                Recent<String, TimestampPattern> patterns = new Recent<>(TimestampPattern::compile);
                yield values -> patterns.get((String) values[1]).format((long) values[0]);
            }
            case PARSE_TIMESTAMP -> {
                Recent<String, TimestampPattern> patterns = new Recent<>(TimestampPattern::compile);
                yield values -> patterns.get((String) values[1]).parse((String) values[0]);
            }
            // Both are milliseconds since 1970 already.
            case TO_EPOCH_MILLIS, FROM_EPOCH_MILLIS -> values -> values[0];
            default -> throw new IllegalArgumentException(call.function() + " is not a function of time");
        };
    }

    private static Evaluation.Strict add(Call call, int sign) {
        if (argumentType(call, 1) == Scalar.INTERVAL_MONTHS) {
            return values -> TimeFunctions.addMonths((long) values[0], signed((int) values[1], sign));
        }
        return sign > 0
                ? values -> TimeFunctions.add((long) values[0], (long) values[1])
                : values -> TimeFunctions.subtract((long) values[0], (long) values[1]);
    }

    private static Evaluation.Strict addToDate(Call call, int sign) {
        if (argumentType(call, 1) == Scalar.INTERVAL_MONTHS) {
            return values -> TimeFunctions.addMonthsToDate((int) values[0], signed((int) values[1], sign));
        }
        return values -> TimeFunctions.addToDate(
                (int) values[0],
                NumberFunctions.multiply((long) values[1] / TimeFunctions.DAY_MS, sign) * TimeFunctions.DAY_MS);
    }

    private static int signed(int months, int sign) {
        return NumberFunctions.multiply(months, sign);
    }

    private static Evaluation.Strict extract(DataType type) {
        if (type == Scalar.DATE) {
            return values -> TimeFunctions.extractFromDate(unit(values), (int) values[1]);
        }
        return type == Scalar.INTERVAL
                ? values -> TimeFunctions.extractFromInterval(unit(values), (long) values[1])
                : values -> TimeFunctions.extract(unit(values), (long) values[1]);
    }

    private static DataType argumentType(Call call, int index) {
        return call.arguments().get(index).type();
    }

    private static TimeUnit unit(Object[] values) {
        return TimeUnit.valueOf((String) values[0]);
    }
}
