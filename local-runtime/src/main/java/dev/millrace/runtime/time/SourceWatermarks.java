package dev.millrace.runtime.time;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The watermark before any row of a source that several subtasks read block by block, each knowing only its own rows:
 * what a receiver of all of them will see there. For watermarks that follow the largest event time, of sources whose rows
 * can be computed from their number.
 *
 * <p>Every subtask {@linkplain #tell tells} the largest event time up to the end of each of its blocks. A {@link Reader}
 * takes what has been told; a block that nobody has got to yet it computes itself ({@link Times}). So nobody ever waits
 * for anybody, and the answer follows from the data alone.
 */
public final class SourceWatermarks {

    /** Computes event times of any rows. Belongs to one thread. */
    @FunctionalInterface
    public interface Times {

        /** The largest usable event time of {@code count} rows from a number on; {@link Long#MIN_VALUE} without one. */
        long largest(long first, int count);
    }

    private record Told(long block, long largest) {}

    /** Far more blocks than one subtask can be behind another, as edges hold only some batches. */
    private static final int KEPT = 4096;

    private final int block;
    private final long rows;
    private final long less;
    /** Where the first subtask comes to its end, and the watermark with it. */
    private final long end;

    private final AtomicReferenceArray<@Nullable Told> told = new AtomicReferenceArray<>(KEPT);

    /**
     * @param block rows in a block; of {@code subtasks} subtasks, number i reads the blocks i, i + subtasks, ...
     * @param rows of the whole source; {@link Long#MAX_VALUE}: without end
     * @param less what the watermark stays behind the largest event time
     */
    public SourceWatermarks(int block, int subtasks, long rows, long less) {
        this.block = block;
        this.rows = rows;
        this.less = less;
        this.end = end(block, subtasks, rows);
    }

    private static long end(int block, int subtasks, long rows) {
        long end = Long.MAX_VALUE;
        long blocks = Math.ceilDiv(rows, block);
        for (long last = Math.max(0, blocks - subtasks); rows < Long.MAX_VALUE && last < blocks; last++) {
            boolean partly = (last + 1) * block > rows;
            end = Math.min(end, partly ? rows : (last + subtasks) * block);
        }
        return end;
    }

    /**
     * A subtask has read the last row of a block.
     *
     * @param next the row behind the block
     * @param largest the largest event time that it has seen so far
     */
    public void tell(long next, long largest) {
        long number = next / block - 1;
        told.setRelease((int) (number % KEPT), new Told(number, largest));
    }

    /** Whether a row is the first of a block. */
    public boolean startsBlock(long row) {
        return row % block == 0;
    }

    public Reader reader(Times times) {
        return new Reader(times);
    }

    /** Asks for ever later rows. Belongs to one thread. */
    public final class Reader {

        private final Times times;
        private long next;
        private long largest = Long.MIN_VALUE;

        private Reader(Times times) {
            this.times = times;
        }

        /** The watermark before the block that a row is in, or, if it is behind the end of a subtask, the final one. */
        public long beforeBlockOf(long row) {
            if (row > end || row == Long.MAX_VALUE) {
                return Long.MAX_VALUE;
            }
            for (long to = row / block; next < to; next++) {
                Told known = told.getAcquire((int) (next % KEPT));
                largest = Math.max(largest, known != null && known.block == next ? known.largest : compute(next));
            }
            return largest == Long.MIN_VALUE ? Long.MIN_VALUE : largest - less;
        }

        /** Whether {@link #beforeBlockOf} need not compute anything. */
        public boolean knowsBeforeBlockOf(long row) {
            if (row > end || row == Long.MAX_VALUE) {
                return true;
            }
            follow(row);
            return next >= row / block;
        }

        private long compute(long number) {
            long first = number * block;
            return first >= rows ? Long.MIN_VALUE : times.largest(first, (int) Math.min(block, rows - first));
        }

        /** Takes what has been told about blocks before a row's, as far as it goes without computing anything. */
        public void follow(long row) {
            for (long to = Math.min(row, rows) / block; next < to; next++) {
                Told known = told.getAcquire((int) (next % KEPT));
                if (known == null || known.block != next) {
                    return;
                }
                largest = Math.max(largest, known.largest);
            }
        }
    }
}
