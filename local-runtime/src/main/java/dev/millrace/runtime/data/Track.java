package dev.millrace.runtime.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the stream's order: consecutive places, each held by one row of the source, and the watermark that
 * stands before each. All batches that descend from one source batch share its track by reference, whatever rows they
 * have lost or gained, so every operator sees a watermark pass at exactly the same place ("batching is invisible").
 *
 * <p>Immutable once published.
 *
 * @param base ordinal of the first place in the order domain
 * @param length number of places; may be 0 (only the watermark moves)
 * @param before the watermark before each place, ascending; null: {@code start} before all of them
 * @param start the watermark before the first place
 * @param end the watermark after the last place
 */
@SuppressWarnings("ArrayRecordComponent") // shared, never compared
public record Track(long base, int length, long @Nullable [] before, long start, long end) {

    /** A stretch in which the watermark stands still. */
    public static Track flat(long base, int length, long watermark) {
        return new Track(base, length, null, watermark, watermark);
    }

    /** The watermark just before a place; {@code place == length} means after the last. */
    public long watermarkBefore(int place) {
        if (place >= length) {
            return end;
        }
        return before == null ? start : Math.max(start, before[place]);
    }

    /** The first place at or after {@code from} before which the watermark is at least {@code watermark}. */
    public int firstReaching(long watermark, int from) {
        if (start >= watermark) {
            return from;
        }
        if (before == null) {
            return length;
        }
        int found = Arrays.binarySearch(before, from, length, watermark);
        if (found < 0) {
            return -found - 1;
        }
        int first = found;
        while (first > from && before[first - 1] >= watermark) {
            first--;
        }
        return first;
    }

    /** The same stretch, no watermark of it below {@code floor}. */
    public Track withFloor(long floor) {
        return floor <= start ? this : new Track(base, length, before, floor, Math.max(end, floor));
    }
}
