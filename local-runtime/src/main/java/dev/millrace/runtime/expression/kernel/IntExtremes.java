package dev.millrace.runtime.expression.kernel;

/** The larger or smaller of two ints. */
public final class IntExtremes {

    public static final IntBinary GREATEST = new Greatest();
    public static final IntBinary LEAST = new Least();

    private IntExtremes() {}

    private static final class Greatest extends IntBinary {
        @Override
        public boolean dense(int[] left, int[] right, int[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = Math.max(left[i], right[i]);
            }
            return false;
        }

        @Override
        public boolean dense(int[] left, int right, int[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = Math.max(left[i], right);
            }
            return false;
        }

        @Override
        public boolean sparse(int[] left, int[] right, int[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                out[row] = Math.max(left[row], right[row]);
            }
            return false;
        }

        @Override
        public int one(int left, int right) {
            return Math.max(left, right);
        }
    }

    private static final class Least extends IntBinary {
        @Override
        public boolean dense(int[] left, int[] right, int[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = Math.min(left[i], right[i]);
            }
            return false;
        }

        @Override
        public boolean dense(int[] left, int right, int[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = Math.min(left[i], right);
            }
            return false;
        }

        @Override
        public boolean sparse(int[] left, int[] right, int[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                out[row] = Math.min(left[row], right[row]);
            }
            return false;
        }

        @Override
        public int one(int left, int right) {
            return Math.min(left, right);
        }
    }
}
