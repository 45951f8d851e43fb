package dev.millrace.runtime.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.spec.WindowSpecs.Sliding;
import dev.millrace.model.spec.WindowSpecs.Tumbling;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowArithmeticTest {

    @ParameterizedTest
    @CsvSource({
        // size, offset, timestamp, start
        "10, 0, 0, 0",
        "10, 0, 9, 0",
        "10, 0, 10, 10",
        "10, 0, -1, -10",
        "10, 3, 2, -7",
        "10, 3, 3, 3",
        "10, -3, -3, -3",
    })
    void tumblingWindowsBeginAtTheOffset(long size, long offset, long timestamp, long start) {
        WindowArithmetic windows = WindowArithmetic.of(new Tumbling(size, offset));

        assertEquals(start, windows.paneStart(timestamp));
        assertEquals(start + size, windows.firstWindowEnd(start));
        assertEquals(start + size, windows.lastWindowEnd(start));
    }

    @Test
    void aPaneIsTheGreatestCommonDivisorOfSizeAndSlide() {
        assertEquals(2, WindowArithmetic.of(new Sliding(10, 4, 0)).paneMs());
        assertEquals(1_000, WindowArithmetic.of(new Sliding(10_000, 1_000, 0)).paneMs());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void windowEndsOfAPaneAreThoseFoundByTryingAllWindows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            long size = random.nextLong(1, 30);
            long slide = random.nextLong(1, size + 1);
            long offset = random.nextLong(-10, 10);
            WindowArithmetic windows = WindowArithmetic.of(new Sliding(size, slide, offset));
            long timestamp = random.nextLong(-100, 100);
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            for (long k = -300; k < 300; k++) {
                long start = offset + k * slide;
                if (start <= timestamp && timestamp < start + size) {
                    first = Math.min(first, start + size);
                    last = Math.max(last, start + size);
                }
            }
            String hint = "seed " + seed + ", " + windows + " at " + timestamp;
            long pane = windows.paneStart(timestamp);
            assertEquals(first, windows.firstWindowEnd(pane), hint);
            assertEquals(last, windows.lastWindowEnd(pane), hint);
            assertTrue(pane <= timestamp && timestamp < pane + windows.paneMs(), hint);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // watermark, first window end that is still open, of windows of 10 every 5
        "-1, 5",
        "3, 5",
        "4, 10",
        "8, 10",
        "9, 15",
    })
    void aWindowIsOpenUntilTheWatermarkReachesItsLastMillisecond(long watermark, long end) {
        WindowArithmetic windows = WindowArithmetic.of(new Sliding(10, 5, 0));

        assertEquals(end, windows.firstOpenWindowEnd(watermark));
    }
}
