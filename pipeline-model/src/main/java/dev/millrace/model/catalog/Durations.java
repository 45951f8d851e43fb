package dev.millrace.model.catalog;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as documents write them: {@code 6h}, {@code 1m30s}, {@code 250ms}, {@code 1.5s}, {@code 20us}, {@code 0s}. */
public final class Durations {

    private static final Map<String, Double> UNITS_MS =
            Map.of("us", 0.001, "ms", 1.0, "s", 1_000.0, "m", 60_000.0, "min", 60_000.0, "h", 3.6e6, "d", 8.64e7);
    private static final int MAX_LENGTH = 100;
    private static final String[] NAMES = {"d", "h", "m", "s", "ms"};
    private static final Pattern PART =
            Pattern.compile("\\s*([0-9]{1,15}(?:\\.[0-9]{1,9})?)\\s*(us|ms|min|s|m|h|d)\\s*");

    private Durations() {}

    /** The duration in whole milliseconds, or empty if the text is not one. */
    public static OptionalLong parse(String text) {
        OptionalDouble exact = parseExact(text);
        return exact.isPresent() ? OptionalLong.of(Math.round(exact.getAsDouble())) : OptionalLong.empty();
    }

    /** The duration in milliseconds and fractions of them, or empty if the text is not one. */
    public static OptionalDouble parseExact(String text) {
        Matcher part = PART.matcher(text);
        double total = 0;
        int at = 0;
        while (at < text.length()) {
            if (text.length() > MAX_LENGTH || !part.find(at) || part.start() != at) {
                return OptionalDouble.empty();
            }
            total += Double.parseDouble(part.group(1)) * UNITS_MS.getOrDefault(part.group(2), 0.0);
            at = part.end();
        }
        return at == 0 || total > Long.MAX_VALUE / 4.0 ? OptionalDouble.empty() : OptionalDouble.of(total);
    }

    /** As {@link #parse}, for use with {@link java.util.Optional}. */
    static java.util.Optional<Long> parseMs(String text) {
        OptionalLong parsed = parse(text);
        return parsed.isPresent() ? java.util.Optional.of(parsed.getAsLong()) : java.util.Optional.empty();
    }

    /** The shortest form that {@link #parse} reads back: 90000 is {@code 1m30s}. */
    public static String format(long millis) {
        if (millis == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        long rest = millis;
        for (String name : NAMES) {
            long unit = UNITS_MS.getOrDefault(name, 1.0).longValue();
            if (rest >= unit) {
                text.append(rest / unit).append(name);
                rest %= unit;
            }
        }
        return text.toString();
    }
}
