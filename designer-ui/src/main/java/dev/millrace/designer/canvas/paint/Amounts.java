package dev.millrace.designer.canvas.paint;

import dev.millrace.model.telemetry.Telemetry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as few characters. */
final class Amounts {

    private static final String[] UNITS = {"", "k", "M", "G", "T"};
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Beyond these, a timestamp is not a date that people write. */
    private static final long LAST_TIME_MS = 253_402_300_799_999L;

    private Amounts() {}

    /** Three digits and a unit: 950, 12.4k, 1.2M. */
    static String of(double amount) {
        double rest = Math.max(0, amount);
        int unit = 0;
        while (rest >= 999.5 && unit < UNITS.length - 1) {
            rest /= 1000;
            unit++;
        }
        boolean whole = unit == 0 ? rest >= 10 || rest == Math.rint(rest) : rest >= 99.95;
        return (whole ? Long.toString(Math.round(rest)) : String.format(Locale.ROOT, "%.1f", rest)) + UNITS[unit];
    }

    static String of(long amount) {
        return of((double) amount);
    }

    static String watermark(long watermark) {
        if (watermark == Telemetry.NO_WATERMARK) {
            return "";
        }
        if (watermark == Telemetry.FINAL_WATERMARK) {
            return "complete";
        }
        return Math.abs(watermark) <= LAST_TIME_MS
                ? TIME.format(Instant.ofEpochMilli(watermark))
                : Long.toString(watermark);
    }
}
