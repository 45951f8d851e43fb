package dev.millrace.model.expression;

import static dev.millrace.model.expression.RowEvaluationException.badArgument;
import static dev.millrace.model.expression.RowEvaluationException.overflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Functions of one row's texts. Positions and lengths count code points from 1. */
public final class TextFunctions {

    /** No function makes a longer text, in UTF-16 units, out of short ones. */
    public static final int MAX_LENGTH = 1 << 24;

    private TextFunctions() {}

    public static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    public static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The first of each run of letters and digits in upper case, the others in lower case. */
    public static String initcap(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean inside = false;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            String one = Character.toString(point);
            result.append(inside ? lower(one) : upper(one));
            inside = Character.isLetterOrDigit(point);
            i += Character.charCount(point);
        }
        return result.toString();
    }

    public static int charLength(String text) {
        return text.codePointCount(0, text.length());
    }

    public static int octetLength(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** From {@code start} on; all of it where that is before the text. */
    public static String substring(String text, int start) {
        return slice(text, start, Long.MAX_VALUE);
    }

    /** The positions of [start, start + length) that the text has; a negative length is an error. */
    public static String substring(String text, int start, int length) {
        if (length < 0) {
            throw badArgument("SUBSTRING's length is " + length + ", and must not be negative.");
        }
        return slice(text, start, (long) start + length);
    }

    public static String left(String text, int length) {
        return slice(text, 1, 1L + length);
    }

    public static String right(String text, int length) {
        return length <= 0 ? "" : slice(text, (long) charLength(text) - length + 1, Long.MAX_VALUE);
    }

    /** Where {@code needle} first begins in {@code text}, or 0. */
    public static int position(String needle, String text) {
        int index = text.indexOf(needle);
        return index < 0 ? 0 : text.codePointCount(0, index) + 1;
    }

    public static String trimBoth(String characters, String text) {
        return trimTrailing(characters, trimLeading(characters, text));
    }

    /** Without the leading code points that occur in {@code characters}. */
    public static String trimLeading(String characters, String text) {
        int from = 0;
        while (from < text.length() && characters.indexOf(text.codePointAt(from)) >= 0) {
            from += Character.charCount(text.codePointAt(from));
        }
        return text.substring(from);
    }

    /** Without the trailing code points that occur in {@code characters}. */
    public static String trimTrailing(String characters, String text) {
        int to = text.length();
        while (to > 0 && characters.indexOf(text.codePointBefore(to)) >= 0) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(0, to);
    }

    /** Every {@code old} from left to right; the text itself where {@code old} is empty. */
    public static String replace(String text, String old, String replacement) {
        if (old.isEmpty()) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, from)) {
            result.append(text, from, at).append(replacement);
            limit(result.length(), "REPLACE");
            from = at + old.length();
        }
        return from == 0 ? text : result.append(text, from, text.length()).toString();
    }

    /** Filled up on the left, or cut on the right, to {@code length}. */
    public static String lpad(String text, int length, String fill) {
        return filling(text, length, fill, "LPAD") + left(text, length);
    }

    /** Filled up, or cut, on the right to {@code length}. */
    public static String rpad(String text, int length, String fill) {
        return left(text, length) + filling(text, length, fill, "RPAD");
    }

    /** Empty where {@code times} is not positive. */
    public static String repeat(String text, int times) {
        int count = Math.max(times, 0);
        limit((long) text.length() * count, "REPEAT");
        return text.repeat(count);
    }

    public static String reverse(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /** The parts between the separators, empty ones included; the whole text where the separator is empty. */
    public static List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        if (!separator.isEmpty()) {
            for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
                parts.add(text.substring(from, at));
                from = at + separator.length();
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Throws when a text of this many UTF-16 units would be longer than {@link #MAX_LENGTH}. */
    static void limit(long length, String function) {
        if (length > MAX_LENGTH) {
            throw overflow(function + "'s result would have more than " + MAX_LENGTH + " characters.");
        }
    }

    private static String filling(String text, int length, String fill, String function) {
        int missing = length - charLength(text);
        if (length <= 0 || missing <= 0 || fill.isEmpty()) {
            return "";
        }
        limit(length, function);
        StringBuilder result = new StringBuilder(missing);
        int[] points = fill.codePoints().toArray();
        for (int i = 0; i < missing; i++) {
            result.appendCodePoint(points[i % points.length]);
        }
        return result.toString();
    }

    /** The code points at positions [from, to). */
    private static String slice(String text, long from, long to) {
        int length = text.length();
        int begin = offset(text, 0, from - 1);
        int end = to - 1 >= length ? length : offset(text, begin, to - Math.max(from, 1));
        return text.substring(begin, Math.max(begin, end));
    }

    /** The index {@code points} code points after {@code index}, or the text's end. */
    private static int offset(String text, int index, long points) {
        int result = index;
        for (long left = points; left > 0 && result < text.length(); left--) {
            result += Character.charCount(text.codePointAt(result));
        }
        return result;
    }
}
