package dev.millrace.cli.report;

import java.util.Locale;

/** Amounts for people. */
public final class Amounts {

    private Amounts() {}

    /** A whole number with commas: {@code 12,345}. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 row}, {@code 2 rows}. */
    public static String counted(long number, String what) {
        return grouped(number) + " " + what + (number == 1 ? "" : "s");
    }

    /** A rate in three digits: {@code 950}, {@code 12.3k}, {@code 4.56M}. */
    public static String shortened(double number) {
        if (number < 1_000) {
            return String.format(Locale.ROOT, number < 10 ? "%.1f" : "%.0f", number);
        }
        double scaled = number / 1_000;
        String unit = "k";
        if (scaled >= 999.5) {
            scaled /= 1_000;
            unit = "M";
        }
        if (scaled >= 999.5) {
            scaled /= 1_000;
            unit = "G";
        }
        return String.format(Locale.ROOT, scaled < 10 ? "%.2f" : scaled < 100 ? "%.1f" : "%.0f", scaled) + unit;
    }

    /** A duration in the unit that fits: {@code 850 ms}, {@code 12.3 s}, {@code 4 min 05 s}, {@code 3 h 20 min}. */
    public static String duration(long millis) {
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
        }
        long seconds = millis / 1_000;
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min", seconds / 3_600, seconds / 60 % 60);
    }
}
