package dev.millrace.runtime.expression.kernel;

import dev.millrace.model.expression.NumberFunctions;

/**
 * Quotients and remainders of longs, towards zero. A divisor of zero, and the one quotient that overflows, are found by
 * what the loop gathers; {@link ConstantDivisor} is for a divisor that is the same in all rows.
 */
public final class LongDivision {

    public static final LongBinary DIVIDE = new Divide();
    public static final LongBinary MODULO = new Modulo();

    private LongDivision() {}

    /** The divisor, or 1 for 0: a row that nobody asked for must not trap. */
    private static long safe(long divisor) {
        return divisor == 0 ? 1 : divisor;
    }

    private static final class Divide extends LongBinary {
        @Override
        public boolean dense(long[] left, long[] right, long[] out, int size) {
            long overflow = 0;
            boolean zero = false;
            for (int i = 0; i < size; i++) {
                long x = left[i];
                long y = right[i];
                long quotient = x / safe(y);
                out[i] = quotient;
                overflow |= x & y & quotient;
                zero |= y == 0;
            }
            return overflow < 0 || zero;
        }

        @Override
        public boolean dense(long[] left, long right, long[] out, int size) {
            if (right == 0) {
                return true;
            }
            ConstantDivisor.of(right).quotients(left, out, size);
            return right == -1;
        }

        @Override
        public boolean sparse(long[] left, long[] right, long[] out, int[] rows, int count) {
            long overflow = 0;
            boolean zero = false;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                long x = left[row];
                long y = right[row];
                long quotient = x / safe(y);
                out[row] = quotient;
                overflow |= x & y & quotient;
                zero |= y == 0;
            }
            return overflow < 0 || zero;
        }

        @Override
        public long one(long left, long right) {
            return NumberFunctions.divide(left, right);
        }
    }

    private static final class Modulo extends LongBinary {
        @Override
        public boolean dense(long[] left, long[] right, long[] out, int size) {
            boolean zero = false;
            for (int i = 0; i < size; i++) {
                long y = right[i];
                out[i] = left[i] % safe(y);
                zero |= y == 0;
            }
            return zero;
        }

        @Override
        public boolean dense(long[] left, long right, long[] out, int size) {
            if (right == 0) {
                return true;
            }
            ConstantDivisor.of(right).remainders(left, out, size);
            return false;
        }

        @Override
        public boolean sparse(long[] left, long[] right, long[] out, int[] rows, int count) {
            boolean zero = false;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                long y = right[row];
                out[row] = left[row] % safe(y);
                zero |= y == 0;
            }
            return zero;
        }

        @Override
        public long one(long left, long right) {
            return NumberFunctions.modulo(left, right);
        }
    }
}
