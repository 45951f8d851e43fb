package dev.millrace.runtime.combine;

import dev.millrace.runtime.combine.PartialPanes.Partial;
import dev.millrace.runtime.data.Combined;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.exchange.ExchangeOutbox;
import dev.millrace.runtime.expression.KeyHash;
import dev.millrace.runtime.operator.PanePartial;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a pane's table holds: to each receiver the keys that are its own, by as many at a time as a batch has rows.
 * The channels take turns, so that no receiver waits long for its first part.
 */
final class PartialSender {

    private final ExchangeOutbox exchange;
    private final PartialPanes panes;
    private final int batchSize;
    private final int[] channelOfGroup;
    private final int[] counts;
    private int[][] slotsOf;

    private int[] hashes = new int[0];
    private int keys;

    private @Nullable Partial partial;
    private int offset;
    private int channel;

    PartialSender(ExchangeOutbox exchange, PartialPanes panes, int maxParallelism, int batchSize) {
        this.exchange = exchange;
        this.panes = panes;
        this.batchSize = batchSize;
        int channels = exchange.channels();
        this.channelOfGroup = new int[maxParallelism];
        for (int group = 0; group < maxParallelism; group++) {
            channelOfGroup[group] = KeyHash.subtask(group, channels, maxParallelism);
        }
        this.counts = new int[channels];
        this.slotsOf = new int[channels][0];
    }

    /** Takes up a pane; {@link #send} then sends it. */
    void begin(Partial newPartial) {
        partial = newPartial;
        offset = 0;
        channel = 0;
        divide(newPartial);
    }

    /** Divides the slots that have rows among the channels. */
    private void divide(Partial pane) {
        int size = pane.table().size();
        if (slotsOf[0].length < size) {
            slotsOf = new int[counts.length][2 * size];
        }
        if (pane.channelsKnown() < size) {
            findChannels(pane, pane.channelsKnown(), size);
        }
        int[] channels = pane.channels();
        long[] rows = pane.table().longs(panes.rowCount());
        Arrays.fill(counts, 0);
        for (int slot = 0; slot < size; slot++) {
            if (rows[slot] > 0) {
                int to = channels[slot];
                slotsOf[to][counts[to]++] = slot;
            }
        }
        keys = 0;
        for (int count : counts) {
            keys += count;
        }
    }

    private void findChannels(Partial pane, int from, int to) {
        if (hashes.length < to - from) {
            hashes = new int[2 * (to - from)];
        }
        pane.table().hashes(from, to - from, hashes);
        KeyHash.keyGroups(hashes, to - from, channelOfGroup.length, hashes);
        int[] channels = pane.knowChannels();
        for (int i = 0; i < to - from; i++) {
            channels[from + i] = channelOfGroup[hashes[i]];
        }
    }

    /** Keys of the pane taken up last that had rows. */
    int keys() {
        return keys;
    }

    /**
     * Sends what is left of the pane taken up.
     *
     * @param place where its last row may be thought to stand
     * @param rowBytes bytes of a row, for telemetry
     * @return whether nothing is left
     */
    boolean send(Track track, int place, double rowBytes) {
        Partial sending = partial;
        if (sending == null) {
            return true;
        }
        boolean more = true;
        while (more) {
            for (; channel < counts.length; channel++) {
                int count = Math.min(batchSize, counts[channel] - offset);
                if (count > 0
                        && !exchange.offer(
                                channel, track, place, spare -> fill(spare, sending, channel, count, rowBytes))) {
                    return false;
                }
            }
            channel = 0;
            offset += batchSize;
            more = false;
            for (int count : counts) {
                more |= count > offset;
            }
        }
        partial = null;
        return true;
    }

    private Combined fill(@Nullable Combined spare, Partial pane, int to, int count, double rowBytes) {
        PanePartial filled = spare == null ? new PanePartial(panes.keyTypes(), panes.types()) : (PanePartial) spare;
        return filled.fill(pane.start(), pane.table(), slotsOf[to], offset, count, panes.rowCount(), rowBytes);
    }
}
