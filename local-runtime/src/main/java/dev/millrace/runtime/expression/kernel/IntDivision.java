package dev.millrace.runtime.expression.kernel;

import dev.millrace.model.expression.NumberFunctions;

/** Quotients and remainders of ints, towards zero, in the manner of {@link LongDivision}. */
public final class IntDivision {

    public static final IntBinary DIVIDE = new Divide();
    public static final IntBinary MODULO = new Modulo();

    private IntDivision() {}

    private static int safe(int divisor) {
        return divisor == 0 ? 1 : divisor;
    }

    private static final class Divide extends IntBinary {
        @Override
        public boolean dense(int[] left, int[] right, int[] out, int size) {
            int overflow = 0;
            boolean zero = false;
            for (int i = 0; i < size; i++) {
                int y = right[i];
                int quotient = left[i] / safe(y);
                out[i] = quotient;
                overflow |= left[i] & y & quotient;
                zero |= y == 0;
            }
            return overflow < 0 || zero;
        }

        /** In floating point, where the quotient of any two ints, cut to a whole number, is exact. */
        @Override
        public boolean dense(int[] left, int right, int[] out, int size) {
            if (right == 0) {
                return true;
            }
            double divisor = right;
            for (int i = 0; i < size; i++) {
                out[i] = (int) (left[i] / divisor);
            }
            return right == -1;
        }

        @Override
        public boolean sparse(int[] left, int[] right, int[] out, int[] rows, int count) {
            int overflow = 0;
            boolean zero = false;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int y = right[row];
                int quotient = left[row] / safe(y);
                out[row] = quotient;
                overflow |= left[row] & y & quotient;
                zero |= y == 0;
            }
            return overflow < 0 || zero;
        }

        @Override
        public int one(int left, int right) {
            return NumberFunctions.divide(left, right);
        }
    }

    private static final class Modulo extends IntBinary {
        @Override
        public boolean dense(int[] left, int[] right, int[] out, int size) {
            boolean zero = false;
            for (int i = 0; i < size; i++) {
                int y = right[i];
                out[i] = left[i] % safe(y);
                zero |= y == 0;
            }
            return zero;
        }

        @Override
        public boolean dense(int[] left, int right, int[] out, int size) {
            if (right == 0) {
                return true;
            }
            // The sign of the divisor changes no remainder, and the least int by -1 would be cut short.
            double divisor = Math.abs((double) right);
            int magnitude = Math.abs(right);
            for (int i = 0; i < size; i++) {
                int quotient = (int) (left[i] / divisor);
                out[i] = left[i] - quotient * magnitude;
            }
            return false;
        }

        @Override
        public boolean sparse(int[] left, int[] right, int[] out, int[] rows, int count) {
            boolean zero = false;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int y = right[row];
                out[row] = left[row] % safe(y);
                zero |= y == 0;
            }
            return zero;
        }

        @Override
        public int one(int left, int right) {
            return NumberFunctions.modulo(left, right);
        }
    }
}
