package dev.millrace.runtime.expression.kernel;

import dev.millrace.model.expression.NumberFunctions;

/** Sums, differences and products of longs, with overflow found by sign bits that a loop gathers. */
public final class LongArithmetic {

    public static final LongBinary ADD = new Add();
    public static final LongBinary SUBTRACT = new Subtract();
    public static final LongBinary MULTIPLY = new Multiply();

    private LongArithmetic() {}

    private static final class Add extends LongBinary {
        @Override
        public boolean dense(long[] left, long[] right, long[] out, int size) {
            long overflow = 0;
            for (int i = 0; i < size; i++) {
                long x = left[i];
                long y = right[i];
                long sum = x + y;
                out[i] = sum;
                overflow |= (x ^ sum) & (y ^ sum);
            }
            return overflow < 0;
        }

        @Override
        public boolean dense(long[] left, long right, long[] out, int size) {
            long overflow = 0;
            for (int i = 0; i < size; i++) {
                long x = left[i];
                long sum = x + right;
                out[i] = sum;
                overflow |= (x ^ sum) & (right ^ sum);
            }
            return overflow < 0;
        }

        @Override
        public boolean sparse(long[] left, long[] right, long[] out, int[] rows, int count) {
            long overflow = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                long x = left[row];
                long y = right[row];
                long sum = x + y;
                out[row] = sum;
                overflow |= (x ^ sum) & (y ^ sum);
            }
            return overflow < 0;
        }

        @Override
        public long one(long left, long right) {
            return NumberFunctions.add(left, right);
        }
    }

    private static final class Subtract extends LongBinary {
        @Override
        public boolean dense(long[] left, long[] right, long[] out, int size) {
            long overflow = 0;
            for (int i = 0; i < size; i++) {
                long x = left[i];
                long y = right[i];
                long difference = x - y;
                out[i] = difference;
                overflow |= (x ^ y) & (x ^ difference);
            }
            return overflow < 0;
        }

        @Override
        public boolean dense(long[] left, long right, long[] out, int size) {
            long overflow = 0;
            for (int i = 0; i < size; i++) {
                long x = left[i];
                long difference = x - right;
                out[i] = difference;
                overflow |= (x ^ right) & (x ^ difference);
            }
            return overflow < 0;
        }

        @Override
        public boolean sparse(long[] left, long[] right, long[] out, int[] rows, int count) {
            long overflow = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                long x = left[row];
                long y = right[row];
                long difference = x - y;
                out[row] = difference;
                overflow |= (x ^ y) & (x ^ difference);
            }
            return overflow < 0;
        }

        @Override
        public long one(long left, long right) {
            return NumberFunctions.subtract(left, right);
        }
    }

    /**
     * The exact test of a product needs its high half, which no SIMD instruction gives. So the loops gather the
     * factors' widths instead: with p and q bits, sign apart, a product fits where {@code p + q <= 62}. Batches of
     * larger factors are then looked at row by row.
     */
    private static final class Multiply extends LongBinary {

        private static final int ENOUGH_LEADING_ZEROS = 66;

        @Override
        public boolean dense(long[] left, long[] right, long[] out, int size) {
            long leftBits = 0;
            long rightBits = 0;
            for (int i = 0; i < size; i++) {
                long x = left[i];
                long y = right[i];
                out[i] = x * y;
                leftBits |= x ^ (x >> 63);
                rightBits |= y ^ (y >> 63);
            }
            return mayOverflow(leftBits, rightBits);
        }

        @Override
        public boolean dense(long[] left, long right, long[] out, int size) {
            long leftBits = 0;
            long rightBits = 0;
            for (int i = 0; i < size; i++) {
                long x = left[i];
                out[i] = x * right;
                leftBits |= x ^ (x >> 63);
                rightBits |= right ^ (right >> 63);
            }
            return mayOverflow(leftBits, rightBits);
        }

        @Override
        public boolean sparse(long[] left, long[] right, long[] out, int[] rows, int count) {
            long leftBits = 0;
            long rightBits = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                long x = left[row];
                long y = right[row];
                out[row] = x * y;
                leftBits |= x ^ (x >> 63);
                rightBits |= y ^ (y >> 63);
            }
            return mayOverflow(leftBits, rightBits);
        }

        private static boolean mayOverflow(long leftBits, long rightBits) {
            return Long.numberOfLeadingZeros(leftBits) + Long.numberOfLeadingZeros(rightBits) < ENOUGH_LEADING_ZEROS;
        }

        @Override
        public long one(long left, long right) {
            return NumberFunctions.multiply(left, right);
        }
    }
}
