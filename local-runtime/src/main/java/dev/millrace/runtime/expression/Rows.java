package dev.millrace.runtime.expression;

import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.ObjectColumn;

/** Copies given rows from one column to the same rows of another of its class. */
final class Rows {

    private Rows() {}

    static void copy(Column out, Column from, int[] rows, int count) {
        copyValues(out, from, rows, count);
        if (from.hasNulls()) {
            boolean[] nulls = from.nulls();
            for (int i = 0; i < count; i++) {
                if (nulls[rows[i]]) {
                    out.setNull(rows[i]);
                } else {
                    out.setNotNull(rows[i]);
                }
            }
        } else if (out.hasNulls()) {
            for (int i = 0; i < count; i++) {
                out.setNotNull(rows[i]);
            }
        }
    }

    private static void copyValues(Column out, Column from, int[] rows, int count) {
        switch (out) {
            case BooleanColumn to -> copy(to.values(), ((BooleanColumn) from).values(), rows, count);
            case IntColumn to -> copy(to.values(), ((IntColumn) from).values(), rows, count);
            case LongColumn to -> copy(to.values(), ((LongColumn) from).values(), rows, count);
            case DoubleColumn to -> copy(to.values(), ((DoubleColumn) from).values(), rows, count);
            case BytesColumn to -> copy(to, (BytesColumn) from, rows, count);
            case ObjectColumn to -> {
                for (int i = 0; i < count; i++) {
                    to.values()[rows[i]] = ((ObjectColumn) from).values()[rows[i]];
                }
            }
        }
    }

    private static void copy(boolean[] out, boolean[] from, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            out[rows[i]] = from[rows[i]];
        }
    }

    private static void copy(int[] out, int[] from, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            out[rows[i]] = from[rows[i]];
        }
    }

    private static void copy(long[] out, long[] from, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            out[rows[i]] = from[rows[i]];
        }
    }

    private static void copy(double[] out, double[] from, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            out[rows[i]] = from[rows[i]];
        }
    }

    private static void copy(BytesColumn out, BytesColumn from, int[] rows, int count) {
        byte[] heap = from.heap();
        int[] starts = from.starts();
        int[] lengths = from.lengths();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!from.isNull(row)) {
                out.set(row, heap, starts[row], lengths[row]);
            }
        }
    }
}
