package dev.millrace.runtime.expression;

import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a text: a range of the same heap, so that no byte is copied. Null where an argument is. */
final class TextRangeNode implements VectorExpression {

    /** Finds one row's part. */
    @FunctionalInterface
    interface Part {
        /** @throws RowEvaluationException if the row has none */
        void of(StrictArguments arguments, int row, BytesColumn text, BytesColumn out);
    }

    private final StrictArguments arguments;
    private final int text;
    private final Part part;
    private final BytesColumn out;

    /** @param text which argument the part is of */
    TextRangeNode(List<VectorExpression> arguments, int text, Part part, int capacity) {
        this.arguments = new StrictArguments(arguments, capacity);
        this.text = text;
        this.part = part;
        this.out = new BytesColumn(Scalar.STRING, capacity);
    }

    @Override
    public DataType type() {
        return Scalar.STRING;
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        arguments.evaluate(batch, rows, count, out);
        BytesColumn texts = (BytesColumn) arguments.column(text);
        out.shareHeap(texts);
        int given = arguments.count();
        for (int i = 0; i < given; i++) {
            int row = arguments.row(i);
            try {
                part.of(arguments, row, texts, out);
            } catch (RowEvaluationException e) {
                throw RowErrors.at(row, e);
            }
        }
        return out;
    }
}
