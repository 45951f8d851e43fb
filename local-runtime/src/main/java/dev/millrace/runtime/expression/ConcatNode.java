package dev.millrace.runtime.expression;

import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.expression.TextFunctions;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.expression.kernel.NumberText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CONCAT of texts, and of whole numbers that are written where they belong. */
final class ConcatNode implements VectorExpression {

    private final StrictArguments arguments;
    private final int parts;
    private final BytesColumn out;

    /** @param parts strings, ints or bigints */
    ConcatNode(List<VectorExpression> parts, int capacity) {
        this.arguments = new StrictArguments(parts, capacity);
        this.parts = parts.size();
        this.out = new BytesColumn(Scalar.STRING, capacity);
    }

    @Override
    public DataType type() {
        return Scalar.STRING;
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        arguments.evaluate(batch, rows, count, out);
        int given = arguments.count();
        for (int i = 0; i < given; i++) {
            int row = arguments.row(i);
            long most = mostBytes(row);
            if (most > TextFunctions.MAX_LENGTH) {
                checkLength(row);
            }
            int start = out.reserve((int) most);
            int end = write(row, start);
            out.shrinkTo(end);
            out.setRange(row, start, end - start);
        }
        return out;
    }

    private long mostBytes(int row) {
        long bytes = 0;
        for (int part = 0; part < parts; part++) {
            bytes += arguments.column(part) instanceof BytesColumn text ? text.lengths()[row] : NumberText.MAX_LENGTH;
        }
        return bytes;
    }

    private int write(int row, int start) {
        byte[] heap = out.heap();
        int at = start;
        for (int part = 0; part < parts; part++) {
            switch (arguments.column(part)) {
                case BytesColumn text -> {
                    int length = text.lengths()[row];
                    System.arraycopy(text.heap(), text.starts()[row], heap, at, length);
                    at += length;
                }
                case LongColumn numbers -> at = NumberText.write(numbers.values()[row], heap, at);
                case IntColumn numbers -> at = NumberText.write(numbers.values()[row], heap, at);
                default -> throw new IllegalStateException("a part of no text");
            }
        }
        return at;
    }

    /** The limit counts UTF-16 units, which bytes are at least as many as. */
    private void checkLength(int row) {
        long length = 0;
        for (int part = 0; part < parts; part++) {
            length += String.valueOf(arguments.column(part).boxed(row)).length();
        }
        if (length > TextFunctions.MAX_LENGTH) {
            throw RowErrors.at(
                    row,
                    new RowEvaluationException(
                            RowEvaluationException.Code.OVERFLOW,
                            "CONCAT's result would have more than " + TextFunctions.MAX_LENGTH + " characters."));
        }
    }
}
