package dev.millrace.model.spec;

import dev.millrace.model.expression.Expression;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How rows get event time and watermarks.
 *
 * @param field position of the timestamp field; empty: ingestion time, the processing time at which a row comes in
 * @param everyMs the watermark moves at most this often, by processing time; empty: with every row
 * @param idleAfterMs without a row for so long, by processing time, the stream stops to hold the watermark of others
 *     back; empty: never
 * @param arrival position of the timestamp field that says when a row came in when it was recorded; what a replay follows
 */
public record EventTimeSpec(
        OptionalInt field,
        WatermarkStrategy strategy,
        OptionalLong everyMs,
        OptionalLong idleAfterMs,
        Optional<Alignment> alignment,
        OptionalInt arrival) {

    /** A watermark with every row, at a source that is never idle and waits for none. */
    public static EventTimeSpec of(int field, WatermarkStrategy strategy) {
        return new EventTimeSpec(
                OptionalInt.of(field),
                strategy,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }

    /** How watermarks follow from the rows. */
    public sealed interface WatermarkStrategy {}

    /**
     * The watermark is the largest event time so far, less the delay, less 1 ms: rows may be out of order by at most
     * the delay (0: ascending).
     */
    public record BoundedDisorder(long delayMs) implements WatermarkStrategy {}

    /**
     * After a row for which this timestamp is not null, the watermark is that; it never moves back.
     *
     * @param watermark over the fields of the row
     */
    public record Punctuated(Expression watermark) implements WatermarkStrategy {}

    /** There is no watermark before the end of the input. */
    public record AtEnd() implements WatermarkStrategy {}

    /**
     * Sources of one group wait for each other.
     *
     * @param maxDriftMs how far a source's watermark may run ahead of the group's least
     */
    public record Alignment(String group, long maxDriftMs) {}
}
