package dev.millrace.runtime.exchange;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Control;
import dev.millrace.runtime.exchange.Channel.Parcel;
import org.jspecify.annotations.Nullable;

/** A gate's end of one channel: the batch at its head, and how far the channel has come. */
final class Inlet {

    private final Channel channel;
    private final int port;
    /** Where the channel's order stands among those that a gate merges. */
    private final OrderMapping order;

    private @Nullable Parcel head;
    private int nextRow;
    private long frontier = Long.MIN_VALUE;
    private boolean ended;

    Inlet(Channel channel, int port, OrderMapping order) {
        this.channel = channel;
        this.port = port;
        this.order = order;
    }

    int port() {
        return port;
    }

    OrderMapping order() {
        return order;
    }

    boolean ended() {
        return ended;
    }

    /** Looks whether a batch has come; until the next call, head and bound do not change by themselves. */
    void look() {
        if (head != null || ended) {
            return;
        }
        Object element = channel.poll();
        if (element instanceof Parcel parcel) {
            head = parcel;
            nextRow = 0;
        } else if (element instanceof Control.EndOfInput) {
            ended = true;
            frontier = Long.MAX_VALUE;
        }
    }

    /** The batch at the head, if one had come when last looked for. */
    @Nullable
    Batch head() {
        return head == null ? null : head.batch();
    }

    /** The next event of the head that has not been taken; {@link #events} when none is left. */
    int nextRow() {
        return nextRow;
    }

    /** The rows of the head, and one more for what it brings in place of rows, which comes last. */
    int events() {
        Batch batch = head();
        return batch == null ? 0 : batch.size() + (batch.combined() == null ? 0 : 1);
    }

    void takeTo(int row) {
        nextRow = row;
    }

    /** Whether the head has no row left, so that only the end of its stretch is still to be told. */
    boolean exhausted() {
        Batch batch = head();
        return batch != null && nextRow == events();
    }

    /**
     * The merged ordinal of what comes next: the next row, the end of the stretch that the head covers, or the least
     * that a later batch may bring.
     */
    long bound() {
        Batch batch = head();
        if (batch == null) {
            return frontier;
        }
        long base = batch.track().base();
        return nextRow < events() ? order.map(base + batch.place(nextRow)) : order.mapEnd(base, batch.toPlace());
    }

    /** Lets a sender that is out of credit go on, because what this gate waits for may come from the same sender. */
    void letSenderGoOn() {
        if (head != null) {
            channel.grantExtra();
        }
    }

    /** Gives the head back to the sender. */
    void release() {
        Parcel parcel = head;
        if (parcel != null) {
            frontier = order.map(parcel.batch().frontier());
            head = null;
            channel.release(parcel);
        }
    }
}
