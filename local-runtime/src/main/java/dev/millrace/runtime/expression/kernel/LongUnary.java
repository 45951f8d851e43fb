package dev.millrace.runtime.expression.kernel;

import dev.millrace.model.expression.Hash64;
import dev.millrace.model.expression.NumberFunctions;

/** A function of one long over whole arrays. Loops report errors as those of {@link LongBinary} do. */
public abstract class LongUnary {

    public static final LongUnary NEGATE = new Negate();
    public static final LongUnary ABSOLUTE = new Absolute();
    public static final LongUnary NOT = new Not();
    public static final LongUnary HASH = new Hash();

    /** Rows 0 to {@code size - 1}. */
    public abstract boolean dense(long[] values, long[] out, int size);

    /** The rows in the first {@code count} elements of {@code rows}. */
    public abstract boolean sparse(long[] values, long[] out, int[] rows, int count);

    /**
     * One value.
     *
     * @throws dev.millrace.model.expression.RowEvaluationException if there is none
     */
    public abstract long one(long value);

    private static final class Negate extends LongUnary {
        @Override
        public boolean dense(long[] values, long[] out, int size) {
            long faults = 0;
            for (int i = 0; i < size; i++) {
                long x = values[i];
                long negated = -x;
                out[i] = negated;
                faults |= x & negated;
            }
            return faults < 0;
        }

        @Override
        public boolean sparse(long[] values, long[] out, int[] rows, int count) {
            long faults = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                long x = values[row];
                long negated = -x;
                out[row] = negated;
                faults |= x & negated;
            }
            return faults < 0;
        }

        @Override
        public long one(long value) {
            return NumberFunctions.negate(value);
        }
    }

    private static final class Absolute extends LongUnary {
        @Override
        public boolean dense(long[] values, long[] out, int size) {
            long faults = 0;
            for (int i = 0; i < size; i++) {
                long x = values[i];
                long sign = x >> 63;
                long magnitude = (x ^ sign) - sign;
                out[i] = magnitude;
                faults |= magnitude;
            }
            return faults < 0;
        }

        @Override
        public boolean sparse(long[] values, long[] out, int[] rows, int count) {
            long faults = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                long x = values[row];
                long sign = x >> 63;
                long magnitude = (x ^ sign) - sign;
                out[row] = magnitude;
                faults |= magnitude;
            }
            return faults < 0;
        }

        @Override
        public long one(long value) {
            return NumberFunctions.abs(value);
        }
    }

    private static final class Not extends LongUnary {
        @Override
        public boolean dense(long[] values, long[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = ~values[i];
            }
            return false;
        }

        @Override
        public boolean sparse(long[] values, long[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                out[row] = ~values[row];
            }
            return false;
        }

        @Override
        public long one(long value) {
            return ~value;
        }
    }

    private static final class Hash extends LongUnary {
        @Override
        public boolean dense(long[] values, long[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = Hash64.hash64(values[i]);
            }
            return false;
        }

        @Override
        public boolean sparse(long[] values, long[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                out[row] = Hash64.hash64(values[row]);
            }
            return false;
        }

        @Override
        public long one(long value) {
            return Hash64.hash64(value);
        }
    }
}
