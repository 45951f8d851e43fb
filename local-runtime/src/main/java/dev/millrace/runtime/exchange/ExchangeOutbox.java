package dev.millrace.runtime.exchange;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Control;
import dev.millrace.runtime.exchange.Channel.Parcel;
import dev.millrace.runtime.operator.Outbox;
import dev.millrace.runtime.telemetry.EdgeCounters;
import java.util.List;

/**
 * The sending end of an edge between tasks. Copies the selected rows of a batch into a buffer of the channel that each
 * row takes. Every channel gets a buffer for every batch, with or without rows: it carries the batch's track, and so
 * every receiver knows how far the stream has come and which watermark stands where.
 */
public final class ExchangeOutbox implements Outbox {

    private final List<Channel> channels;
    private final Partitioner partitioner;
    private final EdgeCounters counters;
    private final int[] channelOfRow;
    private final int[] rows;

    private boolean partitioned;
    private int target;
    private int nextChannel;
    private long buffersSent;

    public ExchangeOutbox(List<Channel> channels, Partitioner partitioner, EdgeCounters counters, int batchSize) {
        this.channels = List.copyOf(channels);
        this.partitioner = partitioner;
        this.counters = counters;
        this.channelOfRow = new int[batchSize];
        this.rows = new int[batchSize];
    }

    @Override
    public boolean offer(Batch batch) {
        if (!partitioned) {
            target = channels.size() == 1 ? 0 : partitioner.channelOfAll(batch);
            if (target == Partitioner.BY_ROW && batch.selected() > 0) {
                partitioner.channelOf(batch, channelOfRow);
            }
            partitioned = true;
            nextChannel = 0;
        }
        while (nextChannel < channels.size()) {
            Channel channel = channels.get(nextChannel);
            Parcel parcel = channel.take();
            if (parcel == null) {
                return false;
            }
            fill(parcel, batch, nextChannel);
            channel.send(parcel);
            buffersSent++;
            nextChannel++;
        }
        partitioned = false;
        counters.sent(batch);
        return true;
    }

    /** Buffers sent so far: grows even when an offer is refused half-way. */
    public long buffersSent() {
        return buffersSent;
    }

    private void fill(Parcel parcel, Batch batch, int channel) {
        int count = rowsFor(channel, batch);
        Batch to = parcel.batch();
        to.clear();
        int[] selected = target == Partitioner.BY_ROW ? rows : selection(batch);
        for (int c = 0; c < to.columns().length; c++) {
            to.column(c).gather(0, batch.column(c), selected, 0, count);
        }
        long[] from = batch.timestamps();
        long[] timestamps = to.timestamps();
        int[] places = parcel.places();
        for (int i = 0; i < count; i++) {
            int row = selected[i];
            places[i] = batch.place(row);
            if (from != null && timestamps != null) {
                timestamps[i] = from[row];
            }
        }
        to.setSize(count);
        to.setOrder(batch.track(), places, batch.toPlace(), batch.frontier());
    }

    private int[] selection(Batch batch) {
        int[] selection = batch.selection();
        if (selection != null) {
            return selection;
        }
        for (int i = 0; i < batch.selected(); i++) {
            rows[i] = i;
        }
        return rows;
    }

    /** How many rows the channel gets; writes them to {@link #rows} when they differ by channel. */
    private int rowsFor(int channel, Batch batch) {
        if (target == Partitioner.EVERY) {
            return batch.selected();
        }
        if (target != Partitioner.BY_ROW) {
            return target == channel ? batch.selected() : 0;
        }
        int[] selection = batch.selection();
        int count = 0;
        for (int i = 0; i < batch.selected(); i++) {
            rows[count] = selection == null ? i : selection[i];
            count += channelOfRow[i] == channel ? 1 : 0;
        }
        return count;
    }

    /** Sends a control element on every channel. */
    public void send(Control control) {
        channels.forEach(channel -> channel.send(control));
    }
}
