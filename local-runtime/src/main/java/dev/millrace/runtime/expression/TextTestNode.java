package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.expression.kernel.Bytes;
import org.jspecify.annotations.Nullable;

/** A question about two columns of bytes or its opposite, as a value or as a condition; null where either is. */
final class TextTestNode implements VectorExpression, VectorPredicate {

    private final TextTest test;
    private final boolean not;
    private final boolean swapped;
    private final boolean equalsConstant;
    private final ArgumentPair arguments;
    private final BooleanColumn out;
    private final int[] selected;

    TextTestNode(TextTest test, boolean not, boolean swapped, ArgumentPair arguments, int capacity) {
        this.test = test;
        this.not = not;
        this.swapped = swapped;
        this.equalsConstant = test.equals(TextTest.EQUAL) && arguments.constant() != null;
        this.arguments = arguments;
        this.out = new BooleanColumn(capacity);
        this.selected = new int[capacity];
    }

    @Override
    public DataType type() {
        return DataType.Scalar.BOOLEAN;
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        Column left = arguments.left(batch, rows, count);
        Column right = arguments.right(left, batch, rows, count);
        int span = Selections.span(rows, count);
        Nulls.merge(out, left, right, span);
        boolean[] values = out.values();
        java.util.Arrays.fill(values, 0, span, false);
        int found = select(left, right, rows, count, selected);
        for (int i = 0; i < found; i++) {
            values[selected[i]] = true;
        }
        return out;
    }

    @Override
    public int select(Batch batch, int @Nullable [] rows, int count, int[] result) {
        Column left = arguments.left(batch, rows, count);
        Column right = arguments.right(left, batch, rows, count);
        return select(left, right, rows, count, result);
    }

    private int select(Column left, Column right, int @Nullable [] rows, int count, int[] result) {
        BytesColumn a = (BytesColumn) (swapped ? right : left);
        BytesColumn b = (BytesColumn) (swapped ? left : right);
        int given = Nulls.given(left, right, rows, count, result);
        return equalsConstant ? selectEqual(a, b, result, given) : selectAny(a, b, result, given);
    }

    /** Most rows differ in length from a constant, or in their first bytes. */
    private int selectEqual(BytesColumn values, BytesColumn constants, int[] result, int given) {
        byte[] heap = values.heap();
        int[] starts = values.starts();
        int[] lengths = values.lengths();
        byte[] wanted = constants.heap();
        int wantedAt = constants.starts()[0];
        int wantedLength = constants.lengths()[0];
        int found = 0;
        for (int i = 0; i < given; i++) {
            int row = result[i];
            boolean equal =
                    lengths[row] == wantedLength && Bytes.equal(heap, starts[row], wanted, wantedAt, wantedLength);
            result[found] = row;
            found += equal ^ not ? 1 : 0;
        }
        return found;
    }

    private int selectAny(BytesColumn a, BytesColumn b, int[] result, int given) {
        byte[] left = a.heap();
        byte[] right = b.heap();
        int found = 0;
        for (int i = 0; i < given; i++) {
            int row = result[i];
            boolean holds =
                    test.holds(left, a.starts()[row], a.lengths()[row], right, b.starts()[row], b.lengths()[row]);
            result[found] = row;
            found += holds ^ not ? 1 : 0;
        }
        return found;
    }
}
