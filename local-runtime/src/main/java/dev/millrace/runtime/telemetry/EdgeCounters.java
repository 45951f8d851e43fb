package dev.millrace.runtime.telemetry;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.ValueText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one sender has counted on one edge. One thread writes; the sampler reads at any time. Rows are turned into text
 * only when the sampler has asked for some.
 */
public final class EdgeCounters {

    private static final int SAMPLE_ROWS = 8;
    private static final VarHandle ROWS = handle("rows", long.class);
    private static final VarHandle BYTES = handle("bytes", long.class);
    private static final VarHandle NO_CREDIT_NANOS = handle("noCreditNanos", long.class);
    private static final VarHandle REFUSED_AT = handle("refusedAtNanos", long.class);
    private static final VarHandle WANTED = handle("sampleWanted", boolean.class);
    private static final VarHandle SAMPLE = handle("sample", List.class);

    private final List<DataType> types;
    private long rows;
    private long bytes;
    private long noCreditNanos;
    /** When the edge refused a batch that it has not taken since; 0 while it takes what it is given. */
    private long refusedAtNanos;

    @SuppressWarnings("UnusedVariable") // through its handle, as the next
    private boolean sampleWanted = true;

    @SuppressWarnings("UnusedVariable")
    private List<List<String>> sample = List.of();

    public EdgeCounters(List<DataType> types) {
        this.types = List.copyOf(types);
    }

    private static VarHandle handle(String name, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(EdgeCounters.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A batch has been taken by the receiver or its queue. */
    public void sent(Batch batch) {
        int count = batch.selected();
        if (count == 0) {
            return;
        }
        ROWS.setOpaque(this, rows + count);
        BYTES.setOpaque(this, bytes + batch.sizeBytes());
        if ((boolean) WANTED.getOpaque(this)) {
            WANTED.setOpaque(this, false);
            SAMPLE.setRelease(this, sampleOf(batch));
        }
    }

    private List<List<String>> sampleOf(Batch batch) {
        List<List<String>> taken = new ArrayList<>();
        for (int i = batch.selected() - 1; i >= Math.max(0, batch.selected() - SAMPLE_ROWS); i--) {
            List<String> texts = new ArrayList<>();
            for (int c = 0; c < types.size(); c++) {
                @Nullable Object value = batch.column(c).boxed(batch.row(i));
                texts.add(ValueText.of(value, types.get(c)));
            }
            taken.add(List.copyOf(texts));
        }
        return List.copyOf(taken);
    }

    /** The edge had no room. */
    public void refused(long nowNanos) {
        if (refusedAtNanos == 0) {
            REFUSED_AT.setOpaque(this, nowNanos);
        }
    }

    public boolean wasRefused() {
        return refusedAtNanos != 0;
    }

    /** The edge has room again. */
    public void accepted(long nowNanos) {
        NO_CREDIT_NANOS.setOpaque(this, noCreditNanos + nowNanos - refusedAtNanos);
        REFUSED_AT.setOpaque(this, 0L);
    }

    long rows() {
        return (long) ROWS.getOpaque(this);
    }

    long bytes() {
        return (long) BYTES.getOpaque(this);
    }

    long noCreditNanos(long nowNanos) {
        long since = (long) REFUSED_AT.getOpaque(this);
        return (long) NO_CREDIT_NANOS.getOpaque(this) + (since == 0 ? 0 : Math.max(0, nowNanos - since));
    }

    void wantSample() {
        WANTED.setOpaque(this, true);
    }

    @SuppressWarnings("unchecked") // only ever set to such a list
    List<List<String>> sample() {
        return (List<List<String>>) SAMPLE.getAcquire(this);
    }
}
