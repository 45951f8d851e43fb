package dev.millrace.runtime.combine;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.aggregate.AggregateSet;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.HeapTables;
import dev.millrace.runtime.state.KeyedTable;
import dev.millrace.runtime.time.WindowArithmetic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a sender has added up since it last sent them on, by pane and key. A row that is late, or whose event
 * time is out of range, is left to the receiver.
 */
final class PartialPanes {

    /** No window has to be told of what is here. */
    static final long NONE = Long.MAX_VALUE;

    /** The rows of one pane. */
    static final class Partial {

        private final KeyedTable table;
        /** The channel of each slot, as far as it has been found out; see {@link PartialSender}. */
        private int[] channels = new int[0];

        private int channelsKnown;
        private long start;
        private long end;
        private long nextWindowEnd;
        private long rows;

        private Partial(KeyedTable table) {
            this.table = table;
        }

        KeyedTable table() {
            return table;
        }

        long start() {
            return start;
        }

        long rows() {
            return rows;
        }

        int[] channels() {
            return channels;
        }

        /** The slots whose channel is known. */
        int channelsKnown() {
            return channelsKnown;
        }

        /** Makes room for all slots' channels, which are known from now on. */
        int[] knowChannels() {
            if (channels.length < table.size()) {
                channels = Arrays.copyOf(channels, 2 * table.size());
            }
            channelsKnown = table.size();
            return channels;
        }

        boolean holds(long timestamp) {
            return timestamp >= start && timestamp < end;
        }
    }

    private final WindowArithmetic windows;
    private final AggregateSet aggregates;
    private final KeyColumns keys;
    private final List<AccumulatorType> types;
    private final int rowCount;
    private final boolean countsRows;

    private final List<Partial> open = new ArrayList<>();
    private final List<Partial> spare = new ArrayList<>();
    private @Nullable Partial current;
    private long nextEnd = NONE;

    private final int[] slots;
    private final int[] left;
    private int leftCount;
    private int cursor;

    PartialPanes(WindowArithmetic windows, AggregateSet aggregates, KeyColumns keys, int capacity) {
        this.windows = windows;
        this.aggregates = aggregates;
        this.keys = keys;
        this.types = new ArrayList<>(aggregates.types());
        this.countsRows = aggregates.rowCount().isEmpty();
        this.rowCount = aggregates.rowCount().orElse(types.size());
        if (countsRows) {
            types.add(AccumulatorType.LONG);
        }
        this.slots = new int[capacity];
        this.left = new int[capacity];
    }

    List<DataType> keyTypes() {
        return keys.types();
    }

    List<AccumulatorType> types() {
        return types;
    }

    /** The accumulator that counts a key's rows. */
    int rowCount() {
        return rowCount;
    }

    /** Takes up a batch. */
    void begin(Batch batch) {
        cursor = 0;
        leftCount = 0;
        if (batch.selected() > 0) {
            keys.read(batch);
            aggregates.prepare(batch, batch.selection(), batch.selected());
        }
    }

    /** The end of the first window that must have what is here before it is complete; {@link #NONE} without. */
    long nextEnd() {
        return nextEnd;
    }

    /** Rows of the batch that were left, and are not yet {@linkplain #forgetLeft forgotten}, ascending. */
    int[] left() {
        return left;
    }

    int leftCount() {
        return leftCount;
    }

    void forgetLeft() {
        leftCount = 0;
    }

    /** Adds the batch's rows up to the first one at a place, or to one that opens a window ending before all others. */
    void add(Batch batch, Track track, int place) {
        int limit = place > batch.toPlace() ? batch.selected() : firstRowAt(batch, place);
        if (cursor >= limit) {
            return;
        }
        long[] timestamps = Objects.requireNonNull(batch.timestamps());
        int[] selection = batch.selection();
        while (cursor < limit) {
            int row = batch.row(cursor);
            long end = nextEnd;
            Partial partial = partial(batch, track, row, timestamps[row]);
            if (partial == null) {
                left[leftCount++] = row;
                cursor++;
                continue;
            }
            boolean opened = nextEnd < end;
            int runEnd = opened ? cursor + 1 : endOfRun(partial, timestamps, selection, limit);
            add(partial, selection, runEnd);
            cursor = runEnd;
            if (opened) {
                return;
            }
        }
    }

    private void add(Partial partial, int @Nullable [] selection, int to) {
        KeyedTable table = partial.table;
        table.slots(keys.columns(), keys.hashes(), selection, cursor, to, slots);
        aggregates.add(table, slots, selection, cursor, to);
        if (countsRows) {
            long[] counts = table.longs(rowCount);
            for (int i = cursor; i < to; i++) {
                counts[slots[i]]++;
            }
        }
        partial.rows += to - cursor;
    }

    private int firstRowAt(Batch batch, int place) {
        int low = cursor;
        int high = batch.selected();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (batch.place(batch.row(middle)) < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int endOfRun(Partial partial, long[] timestamps, int @Nullable [] selection, int limit) {
        long start = partial.start;
        long length = partial.end - start;
        int end = cursor + 1;
        if (selection == null) {
            while (end < limit && Long.compareUnsigned(timestamps[end] - start, length) < 0) {
                end++;
            }
        } else {
            while (end < limit && Long.compareUnsigned(timestamps[selection[end]] - start, length) < 0) {
                end++;
            }
        }
        return end;
    }

    private @Nullable Partial partial(Batch batch, Track track, int row, long timestamp) {
        if (current != null && current.holds(timestamp)) {
            return current;
        }
        for (int i = 0; i < open.size(); i++) {
            Partial partial = open.get(i);
            if (partial.holds(timestamp)) {
                current = partial;
                return partial;
            }
        }
        if (timestamp > WindowArithmetic.MOST_MS || timestamp < -WindowArithmetic.MOST_MS) {
            return null;
        }
        long start = windows.paneStart(timestamp);
        long watermark = track.watermarkBefore(batch.place(row));
        return windows.lastWindowEnd(start) - 1 <= watermark ? null : open(start, watermark);
    }

    private Partial open(long start, long watermark) {
        Partial partial =
                spare.isEmpty() ? new Partial(HeapTables.create(keys.types(), types)) : spare.remove(spare.size() - 1);
        partial.start = start;
        partial.end = start + windows.paneMs();
        partial.nextWindowEnd = Math.max(windows.firstWindowEnd(start), windows.firstOpenWindowEnd(watermark));
        partial.rows = 0;
        open.add(partial);
        current = partial;
        nextEnd = Math.min(nextEnd, partial.nextWindowEnd);
        return partial;
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** The panes that must be sent before the watermark may be told to have come this far. */
    List<Partial> due(long watermark) {
        if (nextEnd == NONE || nextEnd - 1 > watermark) {
            return List.of();
        }
        return open.stream()
                .filter(partial -> partial.nextWindowEnd - 1 <= watermark)
                .toList();
    }

    /** All panes. */
    List<Partial> all() {
        return List.copyOf(open);
    }

    /** The pane that took the last row. */
    @Nullable
    Partial current() {
        return current;
    }

    /**
     * Forgets a pane, which has been sent. Its keys stay for the next one, where they will mostly come again, unless few
     * of them have come in this one.
     *
     * @param keys keys that had rows
     */
    void sent(Partial partial, int keys) {
        open.remove(partial);
        if (keys < partial.table.size() / 2) {
            partial.table.clear();
            partial.channelsKnown = 0;
        } else {
            partial.table.clearAccumulators();
        }
        spare.add(partial);
        current = null;
        nextEnd = NONE;
        for (Partial other : open) {
            nextEnd = Math.min(nextEnd, other.nextWindowEnd);
        }
    }
}
