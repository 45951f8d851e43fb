package dev.millrace.runtime.connector.builtin;

import dev.millrace.model.spec.SourceSpecs.RowsSourceSpec;
import dev.millrace.runtime.connector.Ordinals;
import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.data.Batch;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Gives the rows that stand in the document, each when its arrival is due. */
final class RowsSourceReader implements SourceReader {

    private final RowsSourceSpec spec;
    private final LongSupplier nanoTime;
    private long startNanos;
    private int next;

    RowsSourceReader(RowsSourceSpec spec, LongSupplier nanoTime) {
        this.spec = spec;
        this.nanoTime = nanoTime;
    }

    @Override
    public void open() {
        startNanos = nanoTime.getAsLong();
    }

    @Override
    public int read(Batch rows, int limit, Malformed malformed) {
        int end = spec.rows().size();
        if (next == end) {
            return END;
        }
        int most = Math.min(Ordinals.limit(next, limit), end - next);
        long now = isPaced() ? nanoTime.getAsLong() : 0;
        int count = 0;
        while (count < most && (!isPaced() || dueNanos(next) - now <= 0)) {
            write(spec.rows().get(next), rows, count);
            count++;
            next++;
        }
        rows.setSize(count);
        return count;
    }

    private static void write(List<@Nullable Object> values, Batch rows, int row) {
        for (int i = 0; i < values.size(); i++) {
            rows.column(i).setBoxed(row, values.get(i));
        }
    }

    private boolean isPaced() {
        return !spec.arrivalsMs().isEmpty();
    }

    private long dueNanos(int row) {
        return startNanos + TimeUnit.MILLISECONDS.toNanos(spec.arrivalsMs().get(row));
    }

    @Override
    public long nextDueNanos() {
        return isPaced() && next < spec.rows().size() ? dueNanos(next) : Long.MIN_VALUE;
    }

    @Override
    public long nextOrdinal() {
        return next;
    }

    @Override
    public double progress() {
        return spec.rows().isEmpty() ? 1 : (double) next / spec.rows().size();
    }

    @Override
    public void close() {}
}
