package dev.millrace.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackTest {

    @Test
    void aWatermarkStandsBeforeEachPlaceAndAfterTheLast() {
        Track track = Track.of(100, new long[] {Track.MIN, 5, 7}, 9);

        assertEquals(Track.MIN, track.watermarkBefore(0));
        assertEquals(5, track.watermarkBefore(1));
        assertEquals(7, track.watermarkBefore(2));
        assertEquals(9, track.watermarkBefore(3));
    }

    @Test
    void floorAndCeilingHoldAtEveryPlace() {
        Track track = Track.of(0, new long[] {1, 5, 9}, 12).withFloor(3).withCeiling(8);

        assertEquals(3, track.watermarkBefore(0));
        assertEquals(5, track.watermarkBefore(1));
        assertEquals(8, track.watermarkBefore(2));
        assertEquals(8, track.end());
        assertEquals(5, track.firstReaching(9, 0) + 1, "a watermark above the ceiling is never reached");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theFirstPlaceReachedIsTheFirstOneByLooking(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            Track track = randomTrack(random);
            long watermark = random.nextLong(-2, 30);
            int from = random.nextInt(track.length() + 1);

            int expected = track.end() < watermark ? track.length() + 1 : byLooking(track, watermark, from);

            assertEquals(expected, track.firstReaching(watermark, from), () -> "seed " + seed + ", " + track);
        }
    }

    /** Told in two parts, a track says of every place what it says when told at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aTrackToldInTwoPartsIsTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            int length = 1 + random.nextInt(6);
            long[] before = new long[length];
            for (int i = 1; i < length; i++) {
                before[i] = before[i - 1] + random.nextLong(0, 3);
            }
            long end = before[length - 1] + random.nextLong(0, 3);
            int cut = random.nextInt(length + 1);
            long atCut = cut == length ? end : before[cut];
            long[] first = before.clone();
            Arrays.fill(first, Math.min(cut, length), length, atCut);
            long[] second = before.clone();
            Arrays.fill(second, 0, Math.min(cut, length), atCut);

            Track track = Track.of(0, first, atCut).continued(Track.of(0, second, end));

            for (int place = 0; place <= length; place++) {
                assertEquals(
                        Track.of(0, before, end).watermarkBefore(place), track.watermarkBefore(place), "seed " + seed);
            }
        }
    }

    private static int byLooking(Track track, long watermark, int from) {
        int place = from;
        while (place < track.length() && track.watermarkBefore(place) < watermark) {
            place++;
        }
        return place;
    }

    private static Track randomTrack(SplittableRandom random) {
        int length = random.nextInt(6);
        long[] before = new long[length];
        long running = random.nextLong(0, 5);
        long start = running;
        for (int i = 0; i < length; i++) {
            before[i] = running;
            running += random.nextLong(0, 6);
        }
        Track track = random.nextInt(4) == 0 ? Track.still(0, length, start, running) : Track.of(0, before, running);
        return track.withFloor(random.nextLong(0, 10)).withCeiling(random.nextLong(5, 40));
    }
}
