package dev.millrace.runtime.expression.kernel;

/** The larger or smaller of two longs. */
public final class LongExtremes {

    public static final LongBinary GREATEST = new Greatest();
    public static final LongBinary LEAST = new Least();

    private LongExtremes() {}

    private static final class Greatest extends LongBinary {
        @Override
        public boolean dense(long[] left, long[] right, long[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = Math.max(left[i], right[i]);
            }
            return false;
        }

        @Override
        public boolean dense(long[] left, long right, long[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = Math.max(left[i], right);
            }
            return false;
        }

        @Override
        public boolean sparse(long[] left, long[] right, long[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                out[row] = Math.max(left[row], right[row]);
            }
            return false;
        }

        @Override
        public long one(long left, long right) {
            return Math.max(left, right);
        }
    }

    private static final class Least extends LongBinary {
        @Override
        public boolean dense(long[] left, long[] right, long[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = Math.min(left[i], right[i]);
            }
            return false;
        }

        @Override
        public boolean dense(long[] left, long right, long[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = Math.min(left[i], right);
            }
            return false;
        }

        @Override
        public boolean sparse(long[] left, long[] right, long[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                out[row] = Math.min(left[row], right[row]);
            }
            return false;
        }

        @Override
        public long one(long left, long right) {
            return Math.min(left, right);
        }
    }
}
