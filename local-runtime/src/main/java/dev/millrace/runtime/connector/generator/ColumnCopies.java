package dev.millrace.runtime.connector.generator;

import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.ObjectColumn;
import java.util.Arrays;

/** Copies the first rows of a column whole: an expression's result belongs to the expression. */
final class ColumnCopies {

    private ColumnCopies() {}

    /** @param to empty, of the same class */
    static void copy(Column from, Column to, int count) {
        to.copyNulls(from, count);
        switch (from) {
            case LongColumn source -> System.arraycopy(source.values(), 0, ((LongColumn) to).values(), 0, count);
            case DoubleColumn source -> System.arraycopy(source.values(), 0, ((DoubleColumn) to).values(), 0, count);
            case IntColumn source -> System.arraycopy(source.values(), 0, ((IntColumn) to).values(), 0, count);
            case BooleanColumn source -> System.arraycopy(source.values(), 0, ((BooleanColumn) to).values(), 0, count);
            case ObjectColumn source -> System.arraycopy(source.values(), 0, ((ObjectColumn) to).values(), 0, count);
            case BytesColumn source -> copyBytes(source, (BytesColumn) to, count);
        }
    }

    /** Rows that lie together, or share their bytes, are copied at once. */
    private static void copyBytes(BytesColumn from, BytesColumn to, int count) {
        int[] starts = from.starts();
        int[] lengths = from.lengths();
        int first = Integer.MAX_VALUE;
        int end = 0;
        long total = 0;
        for (int row = 0; row < count; row++) {
            if (!from.isNull(row)) {
                first = Math.min(first, starts[row]);
                end = Math.max(end, starts[row] + lengths[row]);
                total += lengths[row];
            }
        }
        if (total == 0) {
            Arrays.fill(to.lengths(), 0, count, 0);
        } else if (end - first <= total) {
            int at = to.reserve(end - first);
            System.arraycopy(from.heap(), first, to.heap(), at, end - first);
            for (int row = 0; row < count; row++) {
                to.setRange(row, starts[row] - first + at, lengths[row]);
            }
        } else {
            for (int row = 0; row < count; row++) {
                if (!from.isNull(row)) {
                    to.set(row, from.heap(), starts[row], lengths[row]);
                }
            }
        }
    }
}
