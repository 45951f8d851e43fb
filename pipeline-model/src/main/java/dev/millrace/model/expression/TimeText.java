package dev.millrace.model.expression;

import static dev.millrace.model.expression.RowEvaluationException.badCast;
import static dev.millrace.model.expression.RowEvaluationException.shown;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads ISO 8601 dates and timestamps: {@code 2026-01-01}, then {@code T} or a space, {@code 00:00}, {@code :00}, a
 * fraction of up to nine digits (cut to milliseconds), and {@code Z} or an offset such as {@code +01:00}; UTC where
 * there is none. Written by hand because readers of files call it for every row.
 */
final class TimeText {

    private static final int DATE_LENGTH = 10;

    private final String text;
    private int at;

    private TimeText(String text) {
        this.text = text;
    }

    static int date(String text) {
        String stripped = text.strip();
        TimeText reader = new TimeText(stripped);
        long day = reader.day(text);
        if (reader.at < stripped.length()) {
            throw misfit(text, "date");
        }
        return (int) day;
    }

    static long timestamp(String text) {
        TimeText reader = new TimeText(text.strip());
        try {
            return reader.timestampOf(text);
        } catch (IndexOutOfBoundsException e) {
            throw misfit(text, "timestamp");
        }
    }

    private long timestampOf(String original) {
        long result = day(original) * TimeFunctions.DAY_MS;
        if (at == text.length()) {
            return result;
        }
        char separator = text.charAt(at++);
        if (separator != 'T' && separator != 't' && separator != ' ') {
            throw misfit(original, "timestamp");
        }
        int hour = number(2, original);
        expect(':', original);
        int minute = number(2, original);
        int second = accept(':') ? number(2, original) : 0;
        int fraction = accept('.') ? fraction(original) : 0;
        if (hour > 23 || minute > 59 || second > 59) {
            throw misfit(original, "timestamp");
        }
        result += ((hour * 60L + minute) * 60 + second) * 1_000 + fraction;
        return result - offset(original);
    }

    private long day(String original) {
        if (text.length() < DATE_LENGTH) {
            throw misfit(original, "date");
        }
        int year = number(4, original);
        expect('-', original);
        int month = number(2, original);
        expect('-', original);
        int day = number(2, original);
        try {
            return LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException e) {
            throw misfit(original, "date");
        }
    }

    /** Digits after the point, as milliseconds. */
    private int fraction(String original) {
        int milliseconds = 0;
        int digits = 0;
        for (; at < text.length() && isDigit(text.charAt(at)); at++, digits++) {
            if (digits < 3) {
                milliseconds = milliseconds * 10 + text.charAt(at) - '0';
            }
        }
        if (digits == 0 || digits > 9) {
            throw misfit(original, "timestamp");
        }
        return digits == 1 ? milliseconds * 100 : digits == 2 ? milliseconds * 10 : milliseconds;
    }

    /** Milliseconds that the text's clock is ahead of UTC. */
    private long offset(String original) {
        if (at == text.length()) {
            return 0;
        }
        char sign = text.charAt(at++);
        long offset = 0;
        if (sign == '+' || sign == '-') {
            int hours = number(2, original);
            boolean more = accept(':') || at < text.length();
            int minutes = more ? number(2, original) : 0;
            if (hours > 18 || minutes > 59) {
                throw misfit(original, "timestamp");
            }
            offset = (hours * 60L + minutes) * (sign == '-' ? -60_000 : 60_000);
        } else if (sign != 'Z' && sign != 'z') {
            throw misfit(original, "timestamp");
        }
        if (at < text.length()) {
            throw misfit(original, "timestamp");
        }
        return offset;
    }

    private int number(int digits, String original) {
        int result = 0;
        for (int end = at + digits; at < end; at++) {
            char c = text.charAt(at);
            if (!isDigit(c)) {
                throw misfit(original, "timestamp");
            }
            result = result * 10 + c - '0';
        }
        return result;
    }

    private boolean accept(char expected) {
        boolean found = at < text.length() && text.charAt(at) == expected;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char expected, String original) {
        if (!accept(expected)) {
            throw misfit(original, "timestamp");
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static RowEvaluationException misfit(String text, String type) {
        String example = type.equals("date") ? "2026-01-31" : "2026-01-31T12:00:00Z";
        return badCast(shown(text) + " is not a " + type + " such as " + example + ".");
    }
}
