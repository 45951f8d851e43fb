package dev.millrace.runtime.connector;

import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.LongColumn;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A source's rows, each when its arrival field says that it came in when it was recorded. A row that says so earlier than
 * the row before it, or not at all, comes with that row.
 */
public final class ReplayReader implements SourceReader {

    private final SourceReader reader;
    private final int field;
    private final LongSupplier nanoTime;
    /** What has been read and is not yet due. */
    private final Batch ahead;

    private final int[] rows;
    private int next;
    private long firstOrdinal;
    private long latestMs = Long.MIN_VALUE;

    /**
     * @param field position of the arrival field, a timestamp
     * @param nanoTime the run's clock, which stands for nanoseconds since 1970
     */
    public ReplayReader(SourceReader reader, Schema schema, int field, int batchSize, LongSupplier nanoTime) {
        this.reader = reader;
        this.field = field;
        this.nanoTime = nanoTime;
        this.ahead = Batch.create(schema.types(), false, batchSize);
        this.rows = new int[batchSize];
        Arrays.setAll(rows, i -> i);
    }

    @Override
    public void open() throws IOException {
        reader.open();
    }

    @Override
    public int read(Batch to, int limit, Malformed malformed) throws IOException {
        if (next == ahead.size()) {
            ahead.clear();
            next = 0;
            firstOrdinal = reader.nextOrdinal();
            int count = reader.read(ahead, Ordinals.limit(firstOrdinal, ahead.capacity()), malformed);
            if (count <= 0) {
                ahead.setSize(0);
                return count;
            }
        }
        int most = Math.min(limit, ahead.size() - next);
        long now = nanoTime.getAsLong();
        int count = 0;
        while (count < most && dueNanos(next + count) <= now) {
            latestMs = Math.max(latestMs, arrivalMs(next + count));
            count++;
        }
        for (int column = 0; column < to.columns().length; column++) {
            to.column(column).gather(0, ahead.column(column), rows, next, count);
        }
        to.setSize(count);
        next += count;
        return count;
    }

    private long arrivalMs(int row) {
        LongColumn arrivals = (LongColumn) ahead.column(field);
        return arrivals.isNull(row) ? Long.MIN_VALUE : arrivals.values()[row];
    }

    private long dueNanos(int row) {
        long due = Math.max(latestMs, arrivalMs(row));
        return due == Long.MIN_VALUE ? Long.MIN_VALUE + 1 : TimeUnit.MILLISECONDS.toNanos(due);
    }

    @Override
    public long nextDueNanos() {
        return next < ahead.size() ? dueNanos(next) : reader.nextDueNanos();
    }

    @Override
    public long nextOrdinal() {
        return next < ahead.size() ? firstOrdinal + next : reader.nextOrdinal();
    }

    @Override
    public double progress() {
        return reader.progress();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
