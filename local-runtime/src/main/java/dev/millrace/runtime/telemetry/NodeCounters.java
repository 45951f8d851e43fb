package dev.millrace.runtime.telemetry;

import dev.millrace.model.telemetry.Telemetry.Counters;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What one subtask of a node has counted. One thread writes, once a batch; the sampler reads at any time and sees each
 * counter whole (opaque access), without a lock.
 */
public final class NodeCounters {

    private static final VarHandle ROWS_IN = handle("rowsIn");
    private static final VarHandle ROWS_OUT = handle("rowsOut");
    private static final VarHandle BYTES_IN = handle("bytesIn");
    private static final VarHandle BYTES_OUT = handle("bytesOut");
    private static final VarHandle LATE = handle("late");
    private static final VarHandle ERRORS = handle("errors");
    private static final VarHandle DROPPED = handle("dropped");
    private static final VarHandle WATERMARK = handle("watermark");
    private static final VarHandle SELF_NANOS = handle("selfNanos");

    @SuppressWarnings("UnusedVariable") // through its handle, as the others
    private long rowsIn;

    private long rowsOut;
    private long bytesIn;
    private long bytesOut;
    private long late;
    private long errors;
    private long dropped;

    @SuppressWarnings("UnusedVariable")
    private long watermark = Long.MIN_VALUE;

    private long selfNanos;

    private static VarHandle handle(String name) {
        try {
            return MethodHandles.lookup().findVarHandle(NodeCounters.class, name, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public void received(long rows, long bytes) {
        ROWS_IN.setOpaque(this, rowsIn + rows);
        BYTES_IN.setOpaque(this, bytesIn + bytes);
    }

    public void sent(long rows, long bytes) {
        ROWS_OUT.setOpaque(this, rowsOut + rows);
        BYTES_OUT.setOpaque(this, bytesOut + bytes);
    }

    /** Rows that came after all of their windows were complete. */
    public void late(long rows) {
        LATE.setOpaque(this, late + rows);
    }

    /** Rows that could not be read or worked on and left by an error output. */
    public void errors(long rows) {
        ERRORS.setOpaque(this, errors + rows);
    }

    /** Rows that could not be read or worked on and left the pipeline. */
    public void dropped(long rows) {
        ERRORS.setOpaque(this, errors + rows);
        DROPPED.setOpaque(this, dropped + rows);
    }

    public void watermark(long newWatermark) {
        WATERMARK.setOpaque(this, newWatermark);
    }

    /** Time measured inside this node on sampled batches; only its proportion to other nodes of the task counts. */
    public void self(long nanos) {
        SELF_NANOS.setOpaque(this, selfNanos + nanos);
    }

    /** All counters as of now. */
    public Counters counters() {
        return new Counters(
                (long) ROWS_IN.getOpaque(this),
                (long) ROWS_OUT.getOpaque(this),
                (long) BYTES_IN.getOpaque(this),
                (long) BYTES_OUT.getOpaque(this),
                (long) LATE.getOpaque(this),
                (long) ERRORS.getOpaque(this),
                (long) DROPPED.getOpaque(this));
    }

    public long watermark() {
        return (long) WATERMARK.getOpaque(this);
    }

    long selfNanos() {
        return (long) SELF_NANOS.getOpaque(this);
    }
}
