package dev.millrace.runtime.connector.text;

import dev.millrace.model.spec.SourceSpecs;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How a source writes timestamps and dates that are not ISO 8601: a pattern of {@link DateTimeFormatter}, with English
 * names, or {@link SourceSpecs#EPOCH_MS} or {@link SourceSpecs#EPOCH_S} for numbers since 1970-01-01T00:00:00Z. Without a zone in the
 * pattern the time is UTC, without a time of day it is midnight.
 */
public abstract class TimeFormat {

    private static final long MILLIS_PER_DAY = 86_400_000L;

    /** @throws IllegalArgumentException if the pattern cannot be understood */
    public static TimeFormat of(String format) {
        return switch (format) {
            case SourceSpecs.EPOCH_MS -> new Epoch(1);
            case SourceSpecs.EPOCH_S -> new Epoch(1_000);
            default -> new Pattern(format);
        };
    }

    /** Whether values of this format are numbers. */
    public static boolean isNumeric(String format) {
        return format.equals(SourceSpecs.EPOCH_MS) || format.equals(SourceSpecs.EPOCH_S);
    }

    /** Milliseconds since 1970-01-01T00:00:00Z, or empty if the text is not of this form. */
    public abstract OptionalLong timestamp(String text);

    /** Days since 1970-01-01, or empty if the text is not of this form. */
    public abstract OptionalLong date(String text);

    private static final class Epoch extends TimeFormat {
        private final long unitMs;

        Epoch(long unitMs) {
            this.unitMs = unitMs;
        }

        @Override
        public OptionalLong date(String text) {
            OptionalLong millis = timestamp(text);
            return millis.isPresent() ? OptionalLong.of(Math.floorDiv(millis.getAsLong(), MILLIS_PER_DAY)) : millis;
        }

        @Override
        public OptionalLong timestamp(String text) {
            char[] characters = text.toCharArray();
            long whole = NumberText.parseLong(characters, 0, characters.length);
            if (whole != NumberText.FAILED && Math.abs(whole) <= Long.MAX_VALUE / unitMs) {
                return OptionalLong.of(whole * unitMs);
            }
            double number = NumberText.parseDouble(characters, 0, characters.length);
            double millis = Math.floor(number * unitMs);
            return Math.abs(millis) <= 1L << 53 ? OptionalLong.of((long) millis) : OptionalLong.empty();
        }
    }

    private static final class Pattern extends TimeFormat {
        private final DateTimeFormatter formatter;

        Pattern(String pattern) {
            formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ENGLISH);
        }

        @Override
        public OptionalLong date(String text) {
            try {
                return OptionalLong.of(LocalDate.from(formatter.parse(text)).toEpochDay());
            } catch (DateTimeException notThisForm) {
                return OptionalLong.empty();
            }
        }

        @Override
        public OptionalLong timestamp(String text) {
            try {
                TemporalAccessor parsed = formatter.parse(text);
                LocalDate date = parsed.query(TemporalQueries.localDate());
                if (date == null) {
                    return OptionalLong.of(Instant.from(parsed).toEpochMilli());
                }
                LocalTime time = parsed.query(TemporalQueries.localTime());
                ZoneId zone = parsed.query(TemporalQueries.zone());
                return OptionalLong.of(date.atTime(time == null ? LocalTime.MIDNIGHT : time)
                        .atZone(zone == null ? ZoneOffset.UTC : zone)
                        .toInstant()
                        .toEpochMilli());
            } catch (DateTimeException | ArithmeticException notThisForm) {
                return OptionalLong.empty();
            }
        }
    }
}
