package dev.millrace.runtime.expression.kernel;

/** Conversions between widths of numbers. Those that may not fit return whether some row does not. */
public final class NumberCasts {

    private NumberCasts() {}

    public static void toLong(int[] values, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[i];
        }
    }

    /** A whole number of {@code unit} for each. */
    public static void toLong(int[] values, long unit, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[i] * unit;
        }
    }

    public static void toDouble(int[] values, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[i];
        }
    }

    public static void toDouble(long[] values, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[i];
        }
    }

    public static boolean toInt(long[] values, int[] out, int size) {
        long lost = 0;
        for (int i = 0; i < size; i++) {
            long value = values[i];
            out[i] = (int) value;
            lost |= value ^ (value << 32 >> 32);
        }
        return lost != 0;
    }

    public static boolean toInt(double[] values, int[] out, int size) {
        int lost = 0;
        for (int i = 0; i < size; i++) {
            double value = values[i];
            out[i] = (int) value;
            lost += value > Integer.MIN_VALUE - 1.0 && value < Integer.MAX_VALUE + 1.0 ? 0 : 1;
        }
        return lost != 0;
    }

    public static boolean toLong(double[] values, long[] out, int size) {
        int lost = 0;
        for (int i = 0; i < size; i++) {
            double value = values[i];
            out[i] = (long) value;
            lost += value >= Long.MIN_VALUE && value < -(double) Long.MIN_VALUE ? 0 : 1;
        }
        return lost != 0;
    }
}
