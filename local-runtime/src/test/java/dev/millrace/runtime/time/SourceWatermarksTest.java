package dev.millrace.runtime.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The watermark between blocks of different subtasks, against all event times in their order. */
class SourceWatermarksTest {

    private static final int BLOCK = 4;
    private static final long LESS = 3;

    static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.range(0, 200) : LongStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isTheSameWhoeverHasToldWhat(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 1 + random.nextInt(60);
        int subtasks = 1 + random.nextInt(Math.min(4, Math.ceilDiv(rows, BLOCK)));
        long[] times = random.longs(rows, -50, 50).toArray();
        SourceWatermarks watermarks = new SourceWatermarks(BLOCK, subtasks, rows, LESS);
        SourceWatermarks.Reader reader = watermarks.reader((first, count) -> largest(times, first, first + count));
        for (long next = BLOCK; next <= rows; next += BLOCK) {
            if (random.nextBoolean()) {
                // Its subtask knows its own blocks alone; more is not needed, as all blocks before are asked for too.
                watermarks.tell(next, largest(times, next - BLOCK, next));
            }
        }

        for (long row = 0; row <= rows + 2L * BLOCK * subtasks; row += BLOCK) {
            assertEquals(expected(times, row, subtasks), reader.beforeBlockOf(row), "seed " + seed + " row " + row);
        }
        assertEquals(Long.MAX_VALUE, reader.beforeBlockOf(Long.MAX_VALUE));
    }

    /** What a merger of all subtasks sees: the largest time less the delay, and the final one behind the first end. */
    private static long expected(long[] times, long row, int subtasks) {
        for (int subtask = 0; subtask < subtasks; subtask++) {
            long next = (long) subtask * BLOCK;
            while (next < times.length) {
                long end = Math.min(next + BLOCK, times.length);
                next = end % BLOCK == 0 ? end + (subtasks - 1L) * BLOCK : end;
            }
            if (row > next) {
                return Long.MAX_VALUE;
            }
        }
        long largest = largest(times, 0, Math.min(row, times.length));
        return largest == Long.MIN_VALUE ? Long.MIN_VALUE : largest - LESS;
    }

    private static long largest(long[] times, long from, long to) {
        long largest = Long.MIN_VALUE;
        for (long row = from; row < to; row++) {
            largest = Math.max(largest, times[(int) row]);
        }
        return largest;
    }

    @Test
    void knowsWhatWasToldAndNothingMore() {
        SourceWatermarks watermarks = new SourceWatermarks(BLOCK, 2, 100, LESS);
        SourceWatermarks.Reader reader = watermarks.reader((first, count) -> {
            throw new AssertionError("block from " + first + " was told");
        });

        watermarks.tell(4, 10);
        assertEquals(false, reader.knowsBeforeBlockOf(8));
        watermarks.tell(8, 7);

        assertTrue(reader.knowsBeforeBlockOf(8));
        assertEquals(10 - LESS, reader.beforeBlockOf(8));
    }
}
