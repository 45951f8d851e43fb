package dev.millrace.benchmarks.contender;

import dev.millrace.benchmarks.workload.Results;
import dev.millrace.benchmarks.workload.Rows;
import dev.millrace.benchmarks.workload.Workload;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Rows at a rate, and the latency of W2's results. Row n is due {@code n / rowsPerSecond} after the start. A result's
 * latency is the time at which it arrives less the time at which the row was due that made the watermark pass the end
 * of its window: what the engine adds, queueing behind a source that has fallen behind included. Results of the warm-up,
 * and those that only the end of the input gave, are left out.
 *
 * <p>One thread lets rows in, one thread takes results; they may be different.
 */
public final class PacedRun implements Results {

    private static final long POLL_NANOS = 50_000;
    private static final AtomicReference<@Nullable PacedRun> CURRENT = new AtomicReference<>();

    private final long rowsPerSecond;
    private final long warmUpRows;
    private final long rows;
    private final Histogram latencyNanos = new Histogram(TimeUnit.MINUTES.toNanos(10), 3);
    private volatile long startNanos;
    private long windowStartMs = Long.MIN_VALUE;
    private long firstRowPassing;

    /** A run of so many rows a second for so many seconds, the first of which are not counted. */
    public PacedRun(long rowsPerSecond, int warmUpSeconds, int measuredSeconds) {
        this.rowsPerSecond = rowsPerSecond;
        this.warmUpRows = rowsPerSecond * warmUpSeconds;
        this.rows = warmUpRows + rowsPerSecond * measuredSeconds;
    }

    /** Makes this the run that {@link #current} finds: engines copy their functions, which therefore cannot hold it. */
    public void makeCurrent() {
        CURRENT.set(this);
    }

    /** The run that the functions of this process's pipeline belong to. */
    public static PacedRun current() {
        return Objects.requireNonNull(CURRENT.get(), "no paced run");
    }

    /** The source has started: from now on rows are due. */
    public void begin() {
        startNanos = System.nanoTime();
    }

    /** All rows of the run, the warm-up's included. */
    public long rows() {
        return rows;
    }

    /** How many rows are due by now; the next that may enter is the row of that number. */
    public long rowsDue() {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        return Math.min(rows, (long) (seconds * rowsPerSecond) + 1);
    }

    /** Waits a moment, for a source that may block and has let in every row that is due. */
    public void pause() {
        LockSupport.parkNanos(POLL_NANOS);
    }

    @Override
    public void add(long key, long windowStartMs, long count, long sum) {
        if (windowStartMs != this.windowStartMs) {
            this.windowStartMs = windowStartMs;
            firstRowPassing = Rows.firstRowPassing(windowStartMs + Workload.W2.windowMs());
        }
        if (firstRowPassing >= warmUpRows && firstRowPassing < rows) {
            long dueNanos = startNanos + (long) (firstRowPassing * 1e9 / rowsPerSecond);
            latencyNanos.recordValue(Math.max(0, System.nanoTime() - dueNanos));
        }
    }

    /** The latencies so far. */
    public Histogram latencyNanos() {
        return latencyNanos;
    }
}
