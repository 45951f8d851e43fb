package dev.millrace.model.spec;

import java.util.OptionalLong;

/**
 * How a source's rows get event time.
 *
 * @param field position of the timestamp field
 */
public record EventTimeSpec(int field, WatermarkStrategy strategy) {

    /** How watermarks follow from the rows. */
    public sealed interface WatermarkStrategy {}

    /**
     * The watermark is the largest event time so far, less the delay, less 1 ms: rows may be out of order by at most
     * the delay (0: ascending).
     *
     * @param everyMs absent: a watermark after every row (the default)
     */
    public record BoundedDisorder(long delayMs, OptionalLong everyMs) implements WatermarkStrategy {}
}
