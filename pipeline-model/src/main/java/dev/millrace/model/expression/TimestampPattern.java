package dev.millrace.model.expression;

import static dev.millrace.model.expression.RowEvaluationException.badArgument;
import static dev.millrace.model.expression.RowEvaluationException.badCast;
import static dev.millrace.model.expression.RowEvaluationException.overflow;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** A compiled pattern of {@link DateTimeFormatter}, with English names and UTC. Compile once, use many; thread-safe. */
public final class TimestampPattern {

    private final String pattern;
    private final DateTimeFormatter formatter;

    private TimestampPattern(String pattern, DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
    }

    /** @throws RowEvaluationException when the pattern does not parse */
    public static TimestampPattern compile(String pattern) {
        try {
            return new TimestampPattern(
                    pattern,
                    DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC));
        } catch (IllegalArgumentException e) {
            throw badArgument("The time pattern " + RowEvaluationException.shown(pattern) + " is not valid: "
                    + e.getMessage() + ".");
        }
    }

    public String format(long timestamp) {
        try {
            return formatter.format(Instant.ofEpochMilli(timestamp));
        } catch (DateTimeException e) {
            throw badArgument("The time pattern " + RowEvaluationException.shown(pattern) + " cannot show "
                    + Casts.timestampText(timestamp) + ".");
        }
    }

    /** The timestamp that a text spells; midnight where the pattern has no time, UTC where it has no zone. */
    public long parse(String text) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
                return Instant.from(parsed).toEpochMilli();
            }
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            if (date == null) {
                throw misfit(text);
            }
            return date.atTime(time == null ? LocalTime.MIDNIGHT : time)
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        } catch (DateTimeException e) {
            throw misfit(text);
        } catch (ArithmeticException e) {
            throw overflow(RowEvaluationException.shown(text) + " is outside the range of timestamp.");
        }
    }

    private RowEvaluationException misfit(String text) {
        return badCast(RowEvaluationException.shown(text) + " is not a time of the form "
                + RowEvaluationException.shown(pattern) + ".");
    }
}
