package dev.millrace.runtime.exchange;

import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Combined;
import dev.millrace.runtime.data.Control;
import dev.millrace.runtime.telemetry.QueueGauge;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jctools.queues.SpscUnboundedArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * The way from one subtask to another: a bounded queue with one sender and one receiver. Its buffers are its credits:
 * the sender takes a free buffer, fills and sends it; the receiver gives it back when the batch has been processed.
 * What is free downstream is what upstream may send.
 */
public final class Channel implements QueueGauge {

    private static final VarHandle SENT = handle("sentRows");
    private static final VarHandle RECEIVED = handle("receivedRows");

    private final int credits;
    private final Schema schema;
    private final int batchSize;
    private final SpscUnboundedArrayQueue<Object> queue;
    private final SpscUnboundedArrayQueue<Parcel> free;
    /** Receiver: buffers in use beyond the credits. */
    private int extra;

    @SuppressWarnings("UnusedVariable") // through its handle, as the next
    private long sentRows;

    private long receivedRows;

    public Channel(Schema schema, int batchSize, int credits) {
        this.credits = credits;
        this.schema = schema;
        this.batchSize = batchSize;
        this.queue = new SpscUnboundedArrayQueue<>(Math.max(8, credits));
        this.free = new SpscUnboundedArrayQueue<>(Math.max(8, credits));
        for (int i = 0; i < credits; i++) {
            free.offer(buffer());
        }
    }

    private Parcel buffer() {
        return new Parcel(Batch.create(schema, batchSize), new int[batchSize]);
    }

    private static VarHandle handle(String name) {
        try {
            return MethodHandles.lookup().findVarHandle(Channel.class, name, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * A buffer: a batch that owns its columns, room for its places, and, once there has been one, something to use again
     * for what stands in place of rows.
     */
    static final class Parcel {

        private final Batch batch;
        private final int[] places;
        private @Nullable Combined spare;

        Parcel(Batch batch, int[] places) {
            this.batch = batch;
            this.places = places;
        }

        Batch batch() {
            return batch;
        }

        int[] places() {
            return places;
        }

        /** Sender: what an earlier use of this buffer has left, to be filled again. */
        @Nullable
        Combined spare() {
            return spare;
        }

        /** Sender: what the batch brings in place of rows. */
        void setCombined(@Nullable Combined combined) {
            batch.setCombined(combined);
            spare = combined == null ? spare : combined;
        }
    }

    /** Sender: a buffer to fill, or null without credit. */
    @Nullable
    Parcel take() {
        return free.poll();
    }

    /** Sender: sends a filled buffer. */
    void send(Parcel parcel) {
        SENT.setOpaque(this, sentRows + parcel.batch().rowsBrought());
        queue.offer(parcel);
    }

    /** Sender: sends a control element, which needs no credit. */
    void send(Control control) {
        queue.offer(control);
    }

    /** Receiver: a {@link Parcel} or {@link Control}, or null. */
    @Nullable
    Object poll() {
        return queue.poll();
    }

    /** Receiver: gives a buffer back. */
    void release(Parcel parcel) {
        RECEIVED.setOpaque(this, receivedRows + parcel.batch().rowsBrought());
        if (extra > 0) {
            extra--;
        } else {
            free.offer(parcel);
        }
    }

    /**
     * Receiver: gives one credit more than agreed, if the sender has none left. It is taken back with the next buffer
     * that is released.
     */
    void grantExtra() {
        if (free.isEmpty()) {
            extra++;
            free.offer(buffer());
        }
    }

    @Override
    public double fill() {
        return (double) Math.min(credits, credits - Math.min(credits, free.size())) / credits;
    }

    @Override
    public long queuedRows() {
        return Math.max(0, (long) SENT.getOpaque(this) - (long) RECEIVED.getOpaque(this));
    }
}
