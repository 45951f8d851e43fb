package dev.millrace.benchmarks.millrace;

import dev.millrace.benchmarks.contender.PacedRun;
import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Results;
import dev.millrace.runtime.connector.SinkWriter;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.LongColumn;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads results from the columns. The totals of a process are static, as those of the peers are. */
final class ResultWriter implements SinkWriter {

    private static final AtomicLong ROWS = new AtomicLong();
    private static final AtomicLong CHECKSUM = new AtomicLong();
    private static final AtomicLong COUNT = new AtomicLong();
    private static final AtomicLong SUM = new AtomicLong();
    private static final AtomicReference<@Nullable PacedRun> PACED = new AtomicReference<>();

    private static final int COUNT_COLUMN = 3;
    private static final int SUM_COLUMN = 4;

    private final boolean total;
    private final int width;
    private final Checksum checksum = new Checksum();
    private final @Nullable PacedRun paced = PACED.get();
    private long count;
    private long sum;

    ResultWriter(boolean total, int width) {
        this.total = total;
        this.width = width;
    }

    static void reset(@Nullable PacedRun paced) {
        ROWS.set(0);
        CHECKSUM.set(0);
        COUNT.set(0);
        SUM.set(0);
        PACED.set(paced);
    }

    /** Number and sum of all results; a total is one more. */
    static Checksum totals() {
        Checksum all = new Checksum();
        if (COUNT.get() > 0) {
            all.add(0, 0, COUNT.get(), SUM.get());
        }
        return all;
    }

    static long rows() {
        return ROWS.get();
    }

    static long checksum() {
        return CHECKSUM.get();
    }

    @Override
    public void open() {
        if (paced != null) {
            paced.begin();
        }
    }

    @Override
    public void write(Batch batch) {
        if (total) {
            addTotals(batch);
        } else {
            addResults(batch, paced == null ? checksum : paced);
        }
    }

    private void addTotals(Batch batch) {
        long[] values = ((LongColumn) batch.column(0)).values();
        int[] selection = batch.selection();
        int selected = batch.selected();
        long added = 0;
        if (selection == null) {
            for (int i = 0; i < selected; i++) {
                added += values[i];
            }
        } else {
            for (int i = 0; i < selected; i++) {
                added += values[selection[i]];
            }
        }
        count += selected;
        sum += added;
    }

    private void addResults(Batch batch, Results results) {
        long[] keys = ((LongColumn) batch.column(0)).values();
        long[] starts = ((LongColumn) batch.column(1)).values();
        long[] counts = ((LongColumn) batch.column(COUNT_COLUMN)).values();
        long[] sums = width > SUM_COLUMN ? ((LongColumn) batch.column(SUM_COLUMN)).values() : null;
        for (int i = 0; i < batch.selected(); i++) {
            int row = batch.row(i);
            results.add(keys[row], starts[row], counts[row], sums == null ? 0 : sums[row]);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void finish() {
        ROWS.addAndGet(checksum.rows());
        CHECKSUM.addAndGet(checksum.sum());
        COUNT.addAndGet(count);
        SUM.addAndGet(sum);
    }

    @Override
    public void close() {}
}
