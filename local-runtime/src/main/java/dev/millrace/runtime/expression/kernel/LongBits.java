package dev.millrace.runtime.expression.kernel;

/** Bitwise functions of two longs; nothing overflows. */
public final class LongBits {

    public static final LongBinary AND = new And();
    public static final LongBinary OR = new Or();
    public static final LongBinary XOR = new Xor();

    private LongBits() {}

    private static final class And extends LongBinary {
        @Override
        public boolean dense(long[] left, long[] right, long[] out, int size) {
            for (int i = 0; i < size; i++) {
                long x = left[i];
                long y = right[i];
                out[i] = x & y;
            }
            return false;
        }

        @Override
        public boolean dense(long[] left, long right, long[] out, int size) {
            for (int i = 0; i < size; i++) {
                long x = left[i];
                out[i] = x & right;
            }
            return false;
        }

        @Override
        public boolean sparse(long[] left, long[] right, long[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                long x = left[row];
                long y = right[row];
                out[row] = x & y;
            }
            return false;
        }

        @Override
        public long one(long left, long right) {
            return left & right;
        }
    }

    private static final class Or extends LongBinary {
        @Override
        public boolean dense(long[] left, long[] right, long[] out, int size) {
            for (int i = 0; i < size; i++) {
                long x = left[i];
                long y = right[i];
                out[i] = x | y;
            }
            return false;
        }

        @Override
        public boolean dense(long[] left, long right, long[] out, int size) {
            for (int i = 0; i < size; i++) {
                long x = left[i];
                out[i] = x | right;
            }
            return false;
        }

        @Override
        public boolean sparse(long[] left, long[] right, long[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                long x = left[row];
                long y = right[row];
                out[row] = x | y;
            }
            return false;
        }

        @Override
        public long one(long left, long right) {
            return left | right;
        }
    }

    private static final class Xor extends LongBinary {
        @Override
        public boolean dense(long[] left, long[] right, long[] out, int size) {
            for (int i = 0; i < size; i++) {
                long x = left[i];
                long y = right[i];
                out[i] = x ^ y;
            }
            return false;
        }

        @Override
        public boolean dense(long[] left, long right, long[] out, int size) {
            for (int i = 0; i < size; i++) {
                long x = left[i];
                out[i] = x ^ right;
            }
            return false;
        }

        @Override
        public boolean sparse(long[] left, long[] right, long[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                long x = left[row];
                long y = right[row];
                out[row] = x ^ y;
            }
            return false;
        }

        @Override
        public long one(long left, long right) {
            return left ^ right;
        }
    }
}
