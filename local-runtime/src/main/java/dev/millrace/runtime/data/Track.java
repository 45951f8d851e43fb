package dev.millrace.runtime.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the stream's order: consecutive places, each held by one row of the source, and the watermark that
 * stands before each. All batches that descend from one source batch share its track by reference, whatever rows they
 * have lost or gained, so every operator sees a watermark pass at exactly the same place ("batching is invisible").
 *
 * <p>A watermark only ever moves at a place: the next track starts with the watermark that this one ends with. Where a
 * watermark moves without a row (end of input, another source catching up), a track has a place that no row holds.
 *
 * <p>Immutable once published.
 *
 * @param base ordinal of the first place in its order domain
 * @param length number of places
 * @param before the watermark before each place, ascending; null: the watermark stands still until the end
 * @param floor no watermark here is below: what was already known before the first place
 * @param ceiling no watermark here is above: what other inputs hold back
 * @param last the watermark after the last place, before floor and ceiling
 */
@SuppressWarnings("ArrayRecordComponent") // shared, never compared
public record Track(long base, int length, long @Nullable [] before, long floor, long ceiling, long last) {

    public static final long MIN = Long.MIN_VALUE;
    public static final long MAX = Long.MAX_VALUE;

    /** A stretch in which the watermark stands still. */
    public static Track flat(long base, int length, long watermark) {
        return new Track(base, length, null, watermark, MAX, watermark);
    }

    /** One place that no row holds, after which the watermark is {@code to}. */
    public static Track step(long base, long from, long to) {
        return new Track(base, 1, null, from, MAX, to);
    }

    /** The watermark after the last place. */
    public long end() {
        return Math.min(ceiling, Math.max(floor, last));
    }

    /** The watermark just before a place; {@code place == length} means after the last. */
    public long watermarkBefore(int place) {
        if (place >= length) {
            return end();
        }
        return Math.min(ceiling, before == null ? floor : Math.max(floor, before[place]));
    }

    /**
     * The first place at or after {@code from} before which the watermark is at least {@code watermark}; {@code length}
     * if only the end is, {@code length + 1} if not even that.
     */
    public int firstReaching(long watermark, int from) {
        if (end() < watermark) {
            return length + 1;
        }
        if (from >= length || watermarkBefore(from) >= watermark) {
            return Math.min(from, length);
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

    /** The same stretch, no watermark of it below {@code newFloor}. */
    public Track withFloor(long newFloor) {
        return newFloor <= floor ? this : new Track(base, length, before, newFloor, ceiling, last);
    }

    /** The same stretch, no watermark of it above {@code newCeiling}. */
    public Track withCeiling(long newCeiling) {
        return newCeiling >= ceiling ? this : new Track(base, length, before, floor, newCeiling, last);
    }

    /** The same stretch at another place of another order. */
    public Track movedTo(long newBase) {
        return newBase == base ? this : new Track(newBase, length, before, floor, ceiling, last);
    }
}
