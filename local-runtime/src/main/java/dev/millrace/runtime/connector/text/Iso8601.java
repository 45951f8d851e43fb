package dev.millrace.runtime.connector.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * ISO 8601 timestamps and dates read from characters without making objects.
 *
 * <p>A timestamp is a date, {@code T} or a space, hours and minutes, then optional seconds, a fraction of any length
 * (cut to milliseconds) and an offset ({@code Z}, {@code +02}, {@code +0200}, {@code +02:00}); no offset means UTC, and a
 * date alone is its first instant. Days are counted as in Howard Hinnant's "chrono-compatible low-level date
 * algorithms".
 */
public final class Iso8601 {

    /** What the methods give for text that is not one; neither a timestamp nor a date can have this value. */
    public static final long FAILED = Long.MIN_VALUE;

    private static final int DATE_LENGTH = 10;
    private static final int MINUTE_LENGTH = 16;
    static final long MILLIS_PER_DAY = 86_400_000L;
    private static final int MILLIS_PER_MINUTE = 60_000;

    private Iso8601() {}

    /** Milliseconds since 1970-01-01T00:00:00Z, or {@link #FAILED}. */
    public static long timestamp(char[] text, int start, int end) {
        int length = end - start;
        if (length < DATE_LENGTH) {
            return FAILED;
        }
        long days = days(text, start);
        if (days == FAILED) {
            return isSign(text[start]) ? distantTimestamp(text, start, end) : FAILED;
        }
        if (length == DATE_LENGTH) {
            return days * MILLIS_PER_DAY;
        }
        char separator = text[start + DATE_LENGTH];
        if (length < MINUTE_LENGTH || (separator != 'T' && separator != ' ' && separator != 't')) {
            return FAILED;
        }
        return withTime(days, text, start + DATE_LENGTH + 1, end);
    }

    /** Days since 1970-01-01, or {@link #FAILED}. */
    public static long date(char[] text, int start, int end) {
        if (end - start == DATE_LENGTH) {
            return days(text, start);
        }
        return start < end && isSign(text[start]) ? distantDate(text, start, end) : FAILED;
    }

    private static boolean isSign(char character) {
        return character == '+' || character == '-';
    }

    private static long withTime(long days, char[] text, int start, int end) {
        int hours = two(text, start);
        int minutes = two(text, start + 3);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || text[start + 2] != ':') {
            return FAILED;
        }
        int at = start + 5;
        int millis = 0;
        if (at < end && text[at] == ':') {
            int seconds = at + 3 <= end ? two(text, at + 1) : -1;
            if (seconds < 0 || seconds > 59) {
                return FAILED;
            }
            millis = seconds * 1000;
            at += 3;
            if (at < end && (text[at] == '.' || text[at] == ',')) {
                int first = at + 1;
                int scale = 100;
                for (at = first; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
                    millis += (text[at] - '0') * scale;
                    scale /= 10;
                }
                if (at == first) {
                    return FAILED;
                }
            }
        }
        long offset = offset(text, at, end);
        return offset == FAILED
                ? FAILED
                : days * MILLIS_PER_DAY + (hours * 60L + minutes) * MILLIS_PER_MINUTE + millis - offset;
    }

    /** The offset from UTC in ms. */
    private static long offset(char[] text, int start, int end) {
        int length = end - start;
        if (length == 0 || (length == 1 && (text[start] == 'Z' || text[start] == 'z'))) {
            return 0;
        }
        if (!isSign(text[start])) {
            return FAILED;
        }
        int hours = length >= 3 ? two(text, start + 1) : -1;
        int minutes = switch (length) {
            case 3 -> 0;
            case 5 -> two(text, start + 3);
            case 6 -> text[start + 3] == ':' ? two(text, start + 4) : -1;
            default -> -1;
        };
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return FAILED;
        }
        long offset = (hours * 60L + minutes) * MILLIS_PER_MINUTE;
        return text[start] == '-' ? -offset : offset;
    }

    /** Years of more than four digits and those before 0, as {@link Instant#toString} writes them. */
    private static long distantTimestamp(char[] text, int start, int end) {
        try {
            return Instant.parse(new String(text, start, end - start)).toEpochMilli();
        } catch (DateTimeException | ArithmeticException notATimestamp) {
            return FAILED;
        }
    }

    private static long distantDate(char[] text, int start, int end) {
        try {
            return LocalDate.parse(new String(text, start, end - start)).toEpochDay();
        } catch (DateTimeException notADate) {
            return FAILED;
        }
    }

    private static long days(char[] text, int start) {
        int century = two(text, start);
        int years = two(text, start + 2);
        int month = two(text, start + 5);
        int day = two(text, start + 8);
        if ((century | years | month | day) < 0 || text[start + 4] != '-' || text[start + 7] != '-') {
            return FAILED;
        }
        int year = century * 100 + years;
        if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            return FAILED;
        }
        return epochDay(year, month, day);
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static long epochDay(int year, int month, int day) {
        int marchYear = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(marchYear, 400);
        int yearOfEra = marchYear - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468L;
    }

    /** Two digits, or a negative number. */
    private static int two(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : tens * 10 + ones;
    }
}
