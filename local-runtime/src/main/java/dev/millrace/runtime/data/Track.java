package dev.millrace.runtime.data;

import java.util.Arrays;

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
 * @param steps the places before which the watermark has moved, ascending, each above 0 and below {@code length}: a
 *     few, mostly, however many places there are
 * @param watermarks the watermark from each step on, ascending
 * @param floor no watermark here is below: what was already known before the first place
 * @param ceiling no watermark here is above: what other inputs hold back
 * @param last the watermark after the last place, before floor and ceiling
 * @param idle from here to the next track nothing is to be expected, and nobody need wait for this stream's watermark
 */
@SuppressWarnings("ArrayRecordComponent") // shared, never compared
public record Track(
        long base, int length, int[] steps, long[] watermarks, long floor, long ceiling, long last, boolean idle) {

    private static final int[] NO_STEPS = new int[0];
    private static final long[] NO_WATERMARKS = new long[0];

    public static final long MIN = Long.MIN_VALUE;
    public static final long MAX = Long.MAX_VALUE;

    /** A stretch in which the watermark stands still. */
    public static Track flat(long base, int length, long watermark) {
        return still(base, length, watermark, watermark);
    }

    /** One place that no row holds, after which the watermark is {@code to}. */
    public static Track step(long base, long from, long to) {
        return still(base, 1, from, to);
    }

    /** No place at all: the stream falls idle at this watermark, until the next track comes. */
    public static Track idle(long base, long watermark) {
        return still(base, 0, watermark, watermark).withIdle(true);
    }

    /** A stretch in which the watermark moves only at its end. */
    public static Track still(long base, int length, long from, long to) {
        return new Track(base, length, NO_STEPS, NO_WATERMARKS, from, MAX, to, false);
    }

    /** A stretch with the watermark before each of its places, ascending, and after the last. */
    public static Track of(long base, long[] before, long after) {
        int[] steps = new int[before.length];
        long[] watermarks = new long[before.length];
        int count = 0;
        for (int place = 1; place < before.length; place++) {
            if (before[place] > before[place - 1]) {
                steps[count] = place;
                watermarks[count++] = before[place];
            }
        }
        long floor = before.length == 0 ? after : before[0];
        return new Track(
                base,
                before.length,
                Arrays.copyOf(steps, count),
                Arrays.copyOf(watermarks, count),
                floor,
                MAX,
                after,
                false);
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
        int step = Arrays.binarySearch(steps, place);
        int latest = step >= 0 ? step : -step - 2;
        return Math.min(ceiling, latest < 0 ? floor : Math.max(floor, watermarks[latest]));
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
        int found = Arrays.binarySearch(watermarks, watermark);
        int step = found < 0 ? -found - 1 : found;
        return step == steps.length ? length : steps[step];
    }

    /**
     * This stretch as far as it was known before, and from there on another that tells more of it.
     *
     * @param more the same places; its steps are behind those of this one, or take their place
     */
    public Track continued(Track more) {
        int kept = steps.length;
        while (kept > 0 && more.steps.length > 0 && steps[kept - 1] >= more.steps[0]) {
            kept--;
        }
        int[] allSteps = Arrays.copyOf(steps, kept + more.steps.length);
        long[] allWatermarks = Arrays.copyOf(watermarks, kept + more.steps.length);
        System.arraycopy(more.steps, 0, allSteps, kept, more.steps.length);
        System.arraycopy(more.watermarks, 0, allWatermarks, kept, more.steps.length);
        return new Track(base, length, allSteps, allWatermarks, floor, more.ceiling, more.last, more.idle);
    }

    /** The same stretch, no watermark of it below {@code newFloor}. */
    public Track withFloor(long newFloor) {
        return newFloor <= floor ? this : new Track(base, length, steps, watermarks, newFloor, ceiling, last, idle);
    }

    /** The same stretch, no watermark of it above {@code newCeiling}. */
    public Track withCeiling(long newCeiling) {
        return newCeiling >= ceiling ? this : new Track(base, length, steps, watermarks, floor, newCeiling, last, idle);
    }

    /** The same stretch at another place of another order. */
    public Track movedTo(long newBase) {
        return newBase == base ? this : new Track(newBase, length, steps, watermarks, floor, ceiling, last, idle);
    }

    /** The same stretch, of a stream that is idle or not. */
    public Track withIdle(boolean newIdle) {
        return newIdle == idle ? this : new Track(base, length, steps, watermarks, floor, ceiling, last, newIdle);
    }
}
