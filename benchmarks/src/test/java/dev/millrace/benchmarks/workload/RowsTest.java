package dev.millrace.benchmarks.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RowsTest {

    @Test
    void hashIsThePublishedSequenceOfSplitmix64SeededWithZero() {
        assertEquals(0xE220A8397B1DCDAFL, Rows.hash64(0));
        assertEquals(0x6E789E6AA1B965F4L, Rows.hash64(1));
        assertEquals(0x06C45D188009454FL, Rows.hash64(2));
    }

    @Test
    void noRowIsBehindTheWatermark() {
        long newest = 0;
        for (long n = 0; n < 100_000; n++) {
            long timeMs = Rows.timeMs(n, Rows.hash64(n));
            newest = Math.max(newest, timeMs);
            assertTrue(timeMs > newest - Rows.WATERMARK_DELAY_MS, "row " + n + " is late");
        }
    }

    @Test
    void firstRowPassingIsTheOneAfterWhichTheWatermarkHasReachedTheEnd() {
        long end = Rows.BASE_MS + 3_000;
        long newest = 0;
        long n = -1;
        while (newest - Rows.WATERMARK_DELAY_MS < end) {
            n++;
            newest = Math.max(newest, Rows.timeMs(n, Rows.hash64(n)));
        }

        assertEquals(n, Rows.firstRowPassing(end));
    }
}
