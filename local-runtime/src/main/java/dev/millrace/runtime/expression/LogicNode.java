package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * AND or OR with three truth values. Each argument is evaluated only for the rows that the ones before it left open:
 * for AND those where none was false, for OR those where none was true. Arguments that are cheap and cannot fail are
 * evaluated for all rows instead, and combined by one loop.
 */
final class LogicNode implements VectorExpression {

    private final boolean deciding;
    private final List<VectorExpression> arguments;
    private final boolean cheap;
    private final BooleanColumn out;
    private final int[] open;

    /**
     * @param deciding the value of an argument that decides: false for AND, true for OR
     * @param cheap whether all arguments but the first may be evaluated for all rows
     */
    LogicNode(boolean deciding, List<VectorExpression> arguments, boolean cheap, int capacity) {
        this.deciding = deciding;
        this.arguments = arguments;
        this.cheap = cheap;
        this.out = new BooleanColumn(capacity);
        this.open = new int[capacity];
    }

    @Override
    public DataType type() {
        return DataType.Scalar.BOOLEAN;
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        BooleanColumn first = (BooleanColumn) arguments.get(0).evaluate(batch, rows, count);
        int span = Selections.span(rows, count);
        System.arraycopy(first.values(), 0, out.values(), 0, span);
        Nulls.copy(out, first, span);
        int next = cheap && !out.hasNulls() ? combineAll(batch, rows, count) : 1;
        int left = next == arguments.size() ? 0 : open(rows, count);
        for (int i = next; i < arguments.size() && left > 0; i++) {
            combine((BooleanColumn) arguments.get(i).evaluate(batch, open, left), left);
            left = open(open, left);
        }
        return out;
    }

    /** Combines arguments as long as none has nulls; the first that does, or their number. */
    private int combineAll(Batch batch, int @Nullable [] rows, int count) {
        int span = Selections.span(rows, count);
        for (int i = 1; i < arguments.size(); i++) {
            BooleanColumn argument = (BooleanColumn) arguments.get(i).evaluate(batch, rows, count);
            if (argument.hasNulls()) {
                return i;
            }
            if (deciding) {
                or(argument.values(), out.values(), span);
            } else {
                and(argument.values(), out.values(), span);
            }
        }
        return arguments.size();
    }

    private static void or(boolean[] values, boolean[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] |= values[i];
        }
    }

    private static void and(boolean[] values, boolean[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] &= values[i];
        }
    }

    /** Keeps those of the given rows that are not decided. */
    private int open(int @Nullable [] rows, int count) {
        if (!out.hasNulls()) {
            return Nulls.select(out.values(), !deciding, rows, count, open);
        }
        int found = 0;
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            open[found] = row;
            found += out.isNull(row) || out.values()[row] != deciding ? 1 : 0;
        }
        return found;
    }

    /** Of an open row: the argument decides it, or makes it null, or leaves it as it is. */
    private void combine(BooleanColumn argument, int count) {
        boolean[] values = argument.values();
        for (int i = 0; i < count; i++) {
            int row = open[i];
            if (argument.isNull(row)) {
                out.setNull(row);
            } else if (values[row] == deciding) {
                out.setNotNull(row);
                out.values()[row] = deciding;
            }
        }
    }
}
