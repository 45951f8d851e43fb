package dev.millrace.runtime.expression.kernel;

import dev.millrace.model.expression.NumberFunctions;

/** A function of one int over whole arrays. Loops report errors as those of {@link IntBinary} do. */
public abstract class IntUnary {

    public static final IntUnary NEGATE = new Negate();
    public static final IntUnary ABSOLUTE = new Absolute();
    public static final IntUnary NOT = new Not();

    /** Rows 0 to {@code size - 1}. */
    public abstract boolean dense(int[] values, int[] out, int size);

    /** The rows in the first {@code count} elements of {@code rows}. */
    public abstract boolean sparse(int[] values, int[] out, int[] rows, int count);

    /**
     * One value.
     *
     * @throws dev.millrace.model.expression.RowEvaluationException if there is none
     */
    public abstract int one(int value);

    private static final class Negate extends IntUnary {
        @Override
        public boolean dense(int[] values, int[] out, int size) {
            int faults = 0;
            for (int i = 0; i < size; i++) {
                int x = values[i];
                int negated = -x;
                out[i] = negated;
                faults |= x & negated;
            }
            return faults < 0;
        }

        @Override
        public boolean sparse(int[] values, int[] out, int[] rows, int count) {
            int faults = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int x = values[row];
                int negated = -x;
                out[row] = negated;
                faults |= x & negated;
            }
            return faults < 0;
        }

        @Override
        public int one(int value) {
            return NumberFunctions.negate(value);
        }
    }

    private static final class Absolute extends IntUnary {
        @Override
        public boolean dense(int[] values, int[] out, int size) {
            int faults = 0;
            for (int i = 0; i < size; i++) {
                int x = values[i];
                int sign = x >> 31;
                int magnitude = (x ^ sign) - sign;
                out[i] = magnitude;
                faults |= magnitude;
            }
            return faults < 0;
        }

        @Override
        public boolean sparse(int[] values, int[] out, int[] rows, int count) {
            int faults = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int x = values[row];
                int sign = x >> 31;
                int magnitude = (x ^ sign) - sign;
                out[row] = magnitude;
                faults |= magnitude;
            }
            return faults < 0;
        }

        @Override
        public int one(int value) {
            return NumberFunctions.abs(value);
        }
    }

    private static final class Not extends IntUnary {
        @Override
        public boolean dense(int[] values, int[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = ~values[i];
            }
            return false;
        }

        @Override
        public boolean sparse(int[] values, int[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                out[row] = ~values[row];
            }
            return false;
        }

        @Override
        public int one(int value) {
            return ~value;
        }
    }
}
