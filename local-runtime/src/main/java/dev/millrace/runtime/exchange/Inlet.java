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

    /** The next row of the head that has not been taken; its size when none is left. */
    int nextRow() {
        return nextRow;
    }

    void takeTo(int row) {
        nextRow = row;
    }

    /** No row that is still to come has a smaller merged ordinal. */
    long bound() {
        Batch batch = head();
        if (batch == null) {
            return frontier;
        }
        return nextRow < batch.size()
                ? order.map(batch.track().base() + batch.place(nextRow))
                : order.map(batch.frontier());
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
