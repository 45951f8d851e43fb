package dev.millrace.runtime.connector.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text under construction as UTF-8 bytes. Numbers and times are written without making strings where that is easy. */
public final class Utf8Builder {

    private static final int LONGEST_NUMBER = 20;
    private static final byte[] POINT_ZERO = {'.', '0'};

    private byte[] bytes = new byte[256];
    private int length;

    public int length() {
        return length;
    }

    /** The bytes so far are the first {@link #length()}; replaced when it grows. */
    public byte[] bytes() {
        return bytes;
    }

    public void clear() {
        length = 0;
    }

    /** Cuts the text to a length that it had before. */
    public void truncate(int newLength) {
        length = newLength;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    private void ensure(int more) {
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16L, Math.max(needed, bytes.length * 2L)));
        }
    }

    /** An ASCII character. */
    public Utf8Builder character(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    public Utf8Builder append(byte[] source, int offset, int count) {
        ensure(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
        return this;
    }

    public Utf8Builder append(byte[] source) {
        return append(source, 0, source.length);
    }

    public Utf8Builder append(String text) {
        return append(text.getBytes(StandardCharsets.UTF_8));
    }

    public Utf8Builder number(long number) {
        if (number == Long.MIN_VALUE) {
            return append(Long.toString(number));
        }
        ensure(LONGEST_NUMBER);
        long rest = Math.abs(number);
        if (number < 0) {
            bytes[length++] = '-';
        }
        int digits = 1;
        for (long power = rest; power >= 10; power /= 10) {
            digits++;
        }
        padded(rest, digits);
        return this;
    }

    /** The shortest decimal that reads back as the same number, as {@link Double#toString} gives it. */
    public Utf8Builder number(double number) {
        long whole = (long) number;
        boolean plain = whole == number && Math.abs(whole) < 10_000_000 && (whole != 0 || 1 / number > 0);
        if (plain) {
            return number(whole).append(POINT_ZERO);
        }
        return append(Double.toString(number));
    }

    /** ISO 8601 in UTC: seconds always, milliseconds if there are any. */
    public Utf8Builder timestamp(long epochMs) {
        long days = Math.floorDiv(epochMs, Iso8601.MILLIS_PER_DAY);
        int millis = Math.floorMod(epochMs, (int) Iso8601.MILLIS_PER_DAY);
        if (!isPlainDay(days)) {
            return append(java.time.Instant.ofEpochMilli(epochMs).toString());
        }
        ensure(LONGEST_NUMBER + 4);
        plainDay(days);
        bytes[length++] = 'T';
        padded(millis / 3_600_000, 2);
        bytes[length++] = ':';
        padded(millis / 60_000 % 60, 2);
        bytes[length++] = ':';
        padded(millis / 1_000 % 60, 2);
        if (millis % 1_000 != 0) {
            bytes[length++] = '.';
            padded(millis % 1_000, 3);
        }
        bytes[length++] = 'Z';
        return this;
    }

    /** ISO 8601. */
    public Utf8Builder date(long epochDay) {
        if (!isPlainDay(epochDay)) {
            return append(java.time.LocalDate.ofEpochDay(epochDay).toString());
        }
        ensure(LONGEST_NUMBER);
        plainDay(epochDay);
        return this;
    }

    /** Whether the year has four digits. */
    private static boolean isPlainDay(long epochDay) {
        return epochDay >= -719_528 && epochDay <= 2_932_896;
    }

    /** Howard Hinnant's civil_from_days. */
    private void plainDay(long epochDay) {
        int day = (int) epochDay + 719_468;
        int era = Math.floorDiv(day, 146_097);
        int dayOfEra = day - era * 146_097;
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shiftedMonth = (5 * dayOfYear + 2) / 153;
        int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        padded(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4);
        bytes[length++] = '-';
        padded(month, 2);
        bytes[length++] = '-';
        padded(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2);
    }

    private void padded(long number, int digits) {
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
