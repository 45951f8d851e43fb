package dev.millrace.runtime.expression.kernel;

/** Shifts by a count of bits, modulo the width of the type; zeros come in. */
public final class Shifts {

    private Shifts() {}

    public static void left(long[] values, int[] bits, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[i] << bits[i];
        }
    }

    public static void left(long[] values, int bits, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[i] << bits;
        }
    }

    public static void right(long[] values, int[] bits, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[i] >>> bits[i];
        }
    }

    public static void right(long[] values, int bits, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[i] >>> bits;
        }
    }

    public static void left(int[] values, int[] bits, int[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[i] << bits[i];
        }
    }

    public static void right(int[] values, int[] bits, int[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[i] >>> bits[i];
        }
    }
}
