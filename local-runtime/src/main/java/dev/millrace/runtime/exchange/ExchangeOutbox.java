package dev.millrace.runtime.exchange;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Combined;
import dev.millrace.runtime.data.Control;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.exchange.Channel.Parcel;
import dev.millrace.runtime.operator.Outbox;
import dev.millrace.runtime.telemetry.EdgeCounters;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    /** The rows that each channel takes from a batch that is spread by row, and how many they are. */
    private final int[][] rowsOf;

    private final int[] counts;
    /** The rows 0, 1, 2 and so on, for batches of which all go to one channel. */
    private final int[] allRows;

    private boolean partitioned;
    private int target;
    private int nextChannel;
    private long buffersSent;

    public ExchangeOutbox(List<Channel> channels, Partitioner partitioner, EdgeCounters counters, int batchSize) {
        this.channels = List.copyOf(channels);
        this.partitioner = partitioner;
        this.counters = counters;
        this.channelOfRow = new int[batchSize];
        this.rowsOf = new int[channels.size()][batchSize];
        this.counts = new int[channels.size()];
        this.allRows = new int[batchSize];
        Arrays.setAll(allRows, i -> i);
    }

    /** Makes what one channel gets in place of rows. */
    @FunctionalInterface
    public interface Filler {

        /**
         * @param spare what an earlier call on this way has made and nobody reads any more; null: nothing yet
         */
        Combined fill(@Nullable Combined spare);
    }

    @Override
    public boolean offer(Batch batch) {
        if (!transfer(batch)) {
            return false;
        }
        counters.sent(batch);
        return true;
    }

    /**
     * Sends one channel something in place of rows.
     *
     * @param place behind every row that it stands for, and before every watermark that those rows must precede
     * @return false: no room, call again
     */
    public boolean offer(int channel, Track track, int place, Filler filler) {
        Parcel parcel = channels.get(channel).take();
        if (parcel == null) {
            return false;
        }
        Batch to = parcel.batch();
        to.clear();
        parcel.places()[0] = place;
        to.setOrder(track, parcel.places(), place, track.base() + place);
        parcel.setCombined(filler.fill(parcel.spare()));
        channels.get(channel).send(parcel);
        buffersSent++;
        return true;
    }

    /** As {@link #offer(Batch)}, without counting the rows: the caller does. */
    public boolean transfer(Batch batch) {
        if (!partitioned) {
            target = channels.size() == 1 ? 0 : partitioner.channelOfAll(batch);
            if (target == Partitioner.BY_ROW && batch.selected() > 0) {
                partitioner.channelOf(batch, channelOfRow);
                spread(batch);
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
        return true;
    }

    /** Counts rows that the caller has sent, or something in their place. */
    public void count(Batch batch) {
        counters.sent(batch);
    }

    public int channels() {
        return channels.size();
    }

    /** Buffers sent so far: grows even when an offer is refused half-way. */
    public long buffersSent() {
        return buffersSent;
    }

    /** Sorts the selected rows by channel. */
    private void spread(Batch batch) {
        Arrays.fill(counts, 0);
        int[] selection = batch.selection();
        for (int i = 0; i < batch.selected(); i++) {
            int channel = channelOfRow[i];
            rowsOf[channel][counts[channel]++] = selection == null ? i : selection[i];
        }
    }

    private void fill(Parcel parcel, Batch batch, int channel) {
        int count = rowsFor(channel, batch);
        Batch to = parcel.batch();
        to.clear();
        parcel.setCombined(null);
        int[] selected = target == Partitioner.BY_ROW ? rowsOf[channel] : selection(batch);
        for (int c = 0; c < to.columns().length; c++) {
            to.column(c).gather(0, batch.column(c), selected, 0, count);
        }
        long[] from = batch.timestamps();
        long[] timestamps = to.timestamps();
        int[] places = parcel.places();
        if (from != null && timestamps != null) {
            for (int i = 0; i < count; i++) {
                timestamps[i] = from[selected[i]];
            }
        }
        gatherRetractions(to, batch, selected, count);
        int[] fromPlaces = batch.places();
        if (fromPlaces == null) {
            System.arraycopy(selected, 0, places, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                places[i] = fromPlaces[selected[i]];
            }
        }
        to.setSize(count);
        to.setOrder(batch.track(), places, batch.toPlace(), batch.frontier());
    }

    private static void gatherRetractions(Batch to, Batch batch, int[] selected, int count) {
        boolean[] retractions = to.retractions();
        if (retractions != null) {
            for (int i = 0; i < count; i++) {
                retractions[i] = batch.isRetraction(selected[i]);
            }
        }
    }

    private int[] selection(Batch batch) {
        int[] selection = batch.selection();
        return selection == null ? allRows : selection;
    }

    /** How many rows the channel gets. */
    private int rowsFor(int channel, Batch batch) {
        if (batch.selected() == 0 || target == Partitioner.EVERY) {
            return batch.selected();
        }
        if (target == Partitioner.BY_ROW) {
            return counts[channel];
        }
        return target == channel ? batch.selected() : 0;
    }

    /** Sends a control element on every channel. */
    public void send(Control control) {
        channels.forEach(channel -> channel.send(control));
    }
}
