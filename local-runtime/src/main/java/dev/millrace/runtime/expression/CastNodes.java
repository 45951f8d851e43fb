package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Casts;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Function;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.expression.kernel.NumberText;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses kernels for casts; none for decimals and nested values. */
final class CastNodes {

    /** Pairs that {@link NumberCastNode} knows: all numbers, and those that differ in type only. */
    private static final Set<Scalar> NUMBERS = EnumSet.of(Scalar.INT, Scalar.BIGINT, Scalar.DOUBLE);

    private CastNodes() {}

    static @Nullable VectorExpression create(Call call, Compilation compilation) {
        DataType source = call.arguments().get(0).type();
        if (!(source instanceof Scalar from) || !(call.type() instanceof Scalar to)) {
            return null;
        }
        boolean tried = call.function() == Function.TRY_CAST;
        int capacity = compilation.capacity();
        List<VectorExpression> arguments = compilation.values(call.arguments());
        if (from != Scalar.STRING && from == to) {
            return from == Scalar.BYTES || from == Scalar.BOOLEAN
                    ? arguments.get(0)
                    : new NumberCastNode(arguments.get(0), to, tried, capacity);
        }
        if (betweenNumbers(from, to)) {
            return new NumberCastNode(arguments.get(0), to, tried, capacity);
        }
        RowFunctionNode.Function function =
                from == Scalar.STRING ? parser(to) : to == Scalar.STRING ? writer(from) : null;
        return function == null ? null : new RowFunctionNode(to, arguments, function, tried, capacity);
    }

    private static boolean betweenNumbers(Scalar from, Scalar to) {
        return (NUMBERS.contains(from) && NUMBERS.contains(to))
                || (from == Scalar.INTERVAL && to == Scalar.BIGINT)
                || (from == Scalar.BIGINT && to == Scalar.INTERVAL)
                || (from == Scalar.INTERVAL_MONTHS && to == Scalar.INT)
                || (from == Scalar.INT && to == Scalar.INTERVAL_MONTHS)
                || (from == Scalar.DATE && to == Scalar.TIMESTAMP);
    }

    private static RowFunctionNode.@Nullable Function parser(Scalar to) {
        return switch (to) {
            case INT -> (arguments, row, out) -> ((IntColumn) out).set(row, parseInt(text(arguments), row));
            case BIGINT -> (arguments, row, out) -> ((LongColumn) out).set(row, parseLong(text(arguments), row));
            case DOUBLE -> (arguments, row, out) -> ((DoubleColumn) out).set(row, parseDouble(text(arguments), row));
            case BOOLEAN ->
                (arguments, row, out) -> ((BooleanColumn) out)
                        .set(row, Casts.parseBoolean(text(arguments).text(row)));
            case DATE ->
                (arguments, row, out) -> ((IntColumn) out)
                        .set(row, Casts.parseDate(text(arguments).text(row)));
            case TIMESTAMP ->
                (arguments, row, out) -> ((LongColumn) out)
                        .set(row, Casts.parseTimestamp(text(arguments).text(row)));
            case INTERVAL ->
                (arguments, row, out) -> ((LongColumn) out)
                        .set(row, Casts.parseInterval(text(arguments).text(row)));
            case STRING, BYTES, INTERVAL_MONTHS -> null;
        };
    }

    private static RowFunctionNode.@Nullable Function writer(Scalar from) {
        return switch (from) {
            case INT, BIGINT -> (arguments, row, out) -> write(arguments.column(0), row, (BytesColumn) out);
            case DOUBLE ->
                (arguments, row, out) -> ((BytesColumn) out)
                        .set(row, Casts.doubleText(((DoubleColumn) arguments.column(0)).values()[row]));
            case DATE ->
                (arguments, row, out) ->
                        ((BytesColumn) out).set(row, Casts.dateText(((IntColumn) arguments.column(0)).values()[row]));
            case TIMESTAMP ->
                (arguments, row, out) -> ((BytesColumn) out)
                        .set(row, Casts.timestampText(((LongColumn) arguments.column(0)).values()[row]));
            case BOOLEAN, STRING, BYTES, INTERVAL, INTERVAL_MONTHS -> null;
        };
    }

    private static BytesColumn text(StrictArguments arguments) {
        return (BytesColumn) arguments.column(0);
    }

    private static int parseInt(BytesColumn text, int row) {
        long value = NumberText.parse(text.heap(), text.starts()[row], text.lengths()[row]);
        return value == (int) value ? (int) value : Casts.parseInt(text.text(row));
    }

    private static long parseLong(BytesColumn text, int row) {
        long value = NumberText.parse(text.heap(), text.starts()[row], text.lengths()[row]);
        return value == NumberText.OTHER ? Casts.parseBigint(text.text(row)) : value;
    }

    private static double parseDouble(BytesColumn text, int row) {
        double value = NumberText.parseDouble(text.heap(), text.starts()[row], text.lengths()[row]);
        return Double.isNaN(value) ? Casts.parseDouble(text.text(row)) : value;
    }

    private static void write(Column numbers, int row, BytesColumn out) {
        int at = out.reserve(NumberText.MAX_LENGTH);
        long value = numbers instanceof LongColumn longs ? longs.values()[row] : ((IntColumn) numbers).values()[row];
        int end = NumberText.write(value, out.heap(), at);
        out.shrinkTo(end);
        out.setRange(row, at, end - at);
    }
}
