package dev.millrace.runtime.expression.kernel;

import dev.millrace.model.expression.NumberFunctions;

/** Sums, differences and products of ints, with overflow found by sign bits that a loop gathers. */
public final class IntArithmetic {

    public static final IntBinary ADD = new Add();
    public static final IntBinary SUBTRACT = new Subtract();
    public static final IntBinary MULTIPLY = new Multiply();

    private IntArithmetic() {}

    private static final class Add extends IntBinary {
        @Override
        public boolean dense(int[] left, int[] right, int[] out, int size) {
            int overflow = 0;
            for (int i = 0; i < size; i++) {
                int x = left[i];
                int y = right[i];
                int sum = x + y;
                out[i] = sum;
                overflow |= (x ^ sum) & (y ^ sum);
            }
            return overflow < 0;
        }

        @Override
        public boolean dense(int[] left, int right, int[] out, int size) {
            int overflow = 0;
            for (int i = 0; i < size; i++) {
                int x = left[i];
                int sum = x + right;
                out[i] = sum;
                overflow |= (x ^ sum) & (right ^ sum);
            }
            return overflow < 0;
        }

        @Override
        public boolean sparse(int[] left, int[] right, int[] out, int[] rows, int count) {
            int overflow = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int x = left[row];
                int y = right[row];
                int sum = x + y;
                out[row] = sum;
                overflow |= (x ^ sum) & (y ^ sum);
            }
            return overflow < 0;
        }

        @Override
        public int one(int left, int right) {
            return NumberFunctions.add(left, right);
        }
    }

    private static final class Subtract extends IntBinary {
        @Override
        public boolean dense(int[] left, int[] right, int[] out, int size) {
            int overflow = 0;
            for (int i = 0; i < size; i++) {
                int x = left[i];
                int y = right[i];
                int difference = x - y;
                out[i] = difference;
                overflow |= (x ^ y) & (x ^ difference);
            }
            return overflow < 0;
        }

        @Override
        public boolean dense(int[] left, int right, int[] out, int size) {
            int overflow = 0;
            for (int i = 0; i < size; i++) {
                int x = left[i];
                int difference = x - right;
                out[i] = difference;
                overflow |= (x ^ right) & (x ^ difference);
            }
            return overflow < 0;
        }

        @Override
        public boolean sparse(int[] left, int[] right, int[] out, int[] rows, int count) {
            int overflow = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int x = left[row];
                int y = right[row];
                int difference = x - y;
                out[row] = difference;
                overflow |= (x ^ y) & (x ^ difference);
            }
            return overflow < 0;
        }

        @Override
        public int one(int left, int right) {
            return NumberFunctions.subtract(left, right);
        }
    }

    /**
     * The exact test of a product needs its high half, which no SIMD instruction gives. So the loops gather the
     * factors' widths instead: with p and q bits, sign apart, a product fits where {@code p + q <= 30}. Batches of
     * larger factors are then looked at row by row.
     */
    private static final class Multiply extends IntBinary {

        private static final int ENOUGH_LEADING_ZEROS = 34;

        @Override
        public boolean dense(int[] left, int[] right, int[] out, int size) {
            int leftBits = 0;
            int rightBits = 0;
            for (int i = 0; i < size; i++) {
                int x = left[i];
                int y = right[i];
                out[i] = x * y;
                leftBits |= x ^ (x >> 31);
                rightBits |= y ^ (y >> 31);
            }
            return mayOverflow(leftBits, rightBits);
        }

        @Override
        public boolean dense(int[] left, int right, int[] out, int size) {
            int leftBits = 0;
            int rightBits = 0;
            for (int i = 0; i < size; i++) {
                int x = left[i];
                out[i] = x * right;
                leftBits |= x ^ (x >> 31);
                rightBits |= right ^ (right >> 31);
            }
            return mayOverflow(leftBits, rightBits);
        }

        @Override
        public boolean sparse(int[] left, int[] right, int[] out, int[] rows, int count) {
            int leftBits = 0;
            int rightBits = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int x = left[row];
                int y = right[row];
                out[row] = x * y;
                leftBits |= x ^ (x >> 31);
                rightBits |= y ^ (y >> 31);
            }
            return mayOverflow(leftBits, rightBits);
        }

        private static boolean mayOverflow(int leftBits, int rightBits) {
            return Integer.numberOfLeadingZeros(leftBits) + Integer.numberOfLeadingZeros(rightBits)
                    < ENOUGH_LEADING_ZEROS;
        }

        @Override
        public int one(int left, int right) {
            return NumberFunctions.multiply(left, right);
        }
    }
}
