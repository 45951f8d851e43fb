package dev.millrace.model.catalog;

import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as documents write them: {@code 6h}, {@code 1m30s}, {@code 250ms}, {@code 1.5s}, {@code 0s}. */
public final class Durations {

    private static final Map<String, Long> UNITS_MS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final String[] NAMES = {"d", "h", "m", "s", "ms"};
    private static final Pattern PART = Pattern.compile("\\s*([0-9]{1,15}(?:\\.[0-9]{1,9})?)\\s*(ms|min|s|m|h|d)\\s*");

    private Durations() {}

    /** The duration in milliseconds, or empty if the text is not one. */
    public static OptionalLong parse(String text) {
        Matcher part = PART.matcher(text);
        double total = 0;
        int at = 0;
        while (at < text.length()) {
            if (!part.find(at) || part.start() != at) {
                return OptionalLong.empty();
            }
            total += Double.parseDouble(part.group(1)) * UNITS_MS.getOrDefault(part.group(2), 0L);
            at = part.end();
        }
        return at == 0 || total > Long.MAX_VALUE / 4.0 ? OptionalLong.empty() : OptionalLong.of(Math.round(total));
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
            long unit = UNITS_MS.getOrDefault(name, 1L);
            if (rest >= unit) {
                text.append(rest / unit).append(name);
                rest %= unit;
            }
        }
        return text.toString();
    }
}
