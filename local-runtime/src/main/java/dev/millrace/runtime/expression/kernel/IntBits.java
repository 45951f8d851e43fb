package dev.millrace.runtime.expression.kernel;

/** Bitwise functions of two ints; nothing overflows. */
public final class IntBits {

    public static final IntBinary AND = new And();
    public static final IntBinary OR = new Or();
    public static final IntBinary XOR = new Xor();

    private IntBits() {}

    private static final class And extends IntBinary {
        @Override
        public boolean dense(int[] left, int[] right, int[] out, int size) {
            for (int i = 0; i < size; i++) {
                int x = left[i];
                int y = right[i];
                out[i] = x & y;
            }
            return false;
        }

        @Override
        public boolean dense(int[] left, int right, int[] out, int size) {
            for (int i = 0; i < size; i++) {
                int x = left[i];
                out[i] = x & right;
            }
            return false;
        }

        @Override
        public boolean sparse(int[] left, int[] right, int[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int x = left[row];
                int y = right[row];
                out[row] = x & y;
            }
            return false;
        }

        @Override
        public int one(int left, int right) {
            return left & right;
        }
    }

    private static final class Or extends IntBinary {
        @Override
        public boolean dense(int[] left, int[] right, int[] out, int size) {
            for (int i = 0; i < size; i++) {
                int x = left[i];
                int y = right[i];
                out[i] = x | y;
            }
            return false;
        }

        @Override
        public boolean dense(int[] left, int right, int[] out, int size) {
            for (int i = 0; i < size; i++) {
                int x = left[i];
                out[i] = x | right;
            }
            return false;
        }

        @Override
        public boolean sparse(int[] left, int[] right, int[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int x = left[row];
                int y = right[row];
                out[row] = x | y;
            }
            return false;
        }

        @Override
        public int one(int left, int right) {
            return left | right;
        }
    }

    private static final class Xor extends IntBinary {
        @Override
        public boolean dense(int[] left, int[] right, int[] out, int size) {
            for (int i = 0; i < size; i++) {
                int x = left[i];
                int y = right[i];
                out[i] = x ^ y;
            }
            return false;
        }

        @Override
        public boolean dense(int[] left, int right, int[] out, int size) {
            for (int i = 0; i < size; i++) {
                int x = left[i];
                out[i] = x ^ right;
            }
            return false;
        }

        @Override
        public boolean sparse(int[] left, int[] right, int[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int x = left[row];
                int y = right[row];
                out[row] = x ^ y;
            }
            return false;
        }

        @Override
        public int one(int left, int right) {
            return left ^ right;
        }
    }
}
