package dev.millrace.runtime.expression.kernel;

/** One of two values by row, without a branch. */
public final class Blends {

    private Blends() {}

    public static void blend(boolean[] first, long[] left, long[] right, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            long mask = first[i] ? -1L : 0L;
            out[i] = (left[i] & mask) | (right[i] & ~mask);
        }
    }

    public static void blend(boolean[] first, int[] left, int[] right, int[] out, int size) {
        for (int i = 0; i < size; i++) {
            int mask = first[i] ? -1 : 0;
            out[i] = (left[i] & mask) | (right[i] & ~mask);
        }
    }

    public static void blend(boolean[] first, double[] left, double[] right, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = first[i] ? left[i] : right[i];
        }
    }

    public static void blend(boolean[] first, boolean[] left, boolean[] right, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = first[i] ? left[i] : right[i];
        }
    }
}
