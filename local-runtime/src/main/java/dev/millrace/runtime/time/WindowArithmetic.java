package dev.millrace.runtime.time;

import dev.millrace.model.spec.WindowSpecs.Sliding;
import dev.millrace.model.spec.WindowSpecs.Tumbling;
import dev.millrace.model.spec.WindowSpecs.WindowSpec;

/**
 * Which windows and panes a moment lies in: pure arithmetic. Windows begin at {@code offset + k * slide} and last
 * {@code size}; a tumbling window slides by its size. A pane is the longest stretch that no window begins or ends
 * inside of, so a row belongs to one pane however many windows overlap (Li et al., "No Pane, No Gain", SIGMOD Record
 * 2005).
 *
 * @param paneMs greatest common divisor of size and slide
 */
public record WindowArithmetic(long sizeMs, long slideMs, long offsetMs, long paneMs) {

    /** Timestamps outside of plus or minus this many ms (some 146 million years) are refused. */
    public static final long MOST_MS = Long.MAX_VALUE / 2;

    public static WindowArithmetic of(WindowSpec window) {
        return switch (window) {
            case Tumbling tumbling ->
                new WindowArithmetic(tumbling.sizeMs(), tumbling.sizeMs(), tumbling.offsetMs(), tumbling.sizeMs());
            case Sliding sliding ->
                new WindowArithmetic(
                        sliding.sizeMs(),
                        sliding.slideMs(),
                        sliding.offsetMs(),
                        gcd(sliding.sizeMs(), sliding.slideMs()));
            default -> throw new IllegalArgumentException("no panes of one length: " + window);
        };
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** The start of the pane that a moment lies in. */
    public long paneStart(long timestamp) {
        return floor(timestamp, paneMs);
    }

    /** The end of the first window that holds a pane. */
    public long firstWindowEnd(long paneStart) {
        return -floor(-(paneStart + paneMs - sizeMs), slideMs, -offsetMs) + sizeMs;
    }

    /** The end of the last window that holds a pane. */
    public long lastWindowEnd(long paneStart) {
        return floor(paneStart, slideMs) + sizeMs;
    }

    /** The end of the first window that a watermark leaves open: the least end with {@code end - 1 > watermark}. */
    public long firstOpenWindowEnd(long watermark) {
        if (watermark < -MOST_MS) {
            return Long.MIN_VALUE;
        }
        return -floor(-(watermark + 2 - sizeMs), slideMs, -offsetMs) + sizeMs;
    }

    private long floor(long moment, long step) {
        return floor(moment, step, offsetMs);
    }

    private static long floor(long moment, long step, long offset) {
        return Math.floorDiv(moment - offset, step) * step + offset;
    }
}
