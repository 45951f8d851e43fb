package dev.millrace.runtime.operator.window;

import dev.millrace.model.spec.WindowSpecs.Columns;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.state.KeyedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes panes as rows: keys, bounds, aggregates, number and timing. */
final class PaneWriter {

    /** When a pane left, in relation to the watermark. */
    enum Timing {
        EARLY("early"),
        ON_TIME("on_time"),
        LATE("late");

        private final String text;

        Timing(String text) {
            this.text = text;
        }
    }

    private final PaneOutput output;
    private final PaneStore store;
    private final KeyedTable keys;
    private final int keyCount;
    private final int aggregateCount;
    private final boolean bounds;
    private final Columns columns;

    PaneWriter(PaneOutput output, PaneStore store, KeyedTable keys, int keyCount, Shape shape) {
        this.output = output;
        this.store = store;
        this.keys = keys;
        this.keyCount = keyCount;
        this.aggregateCount = shape.aggregateCount();
        this.bounds = shape.bounds();
        this.columns = shape.columns();
    }

    /**
     * Which columns there are.
     *
     * @param bounds whether the window's start and end
     */
    record Shape(int aggregateCount, boolean bounds, Columns columns) {}

    /** Writes a window's aggregates as a row; its position in the output's batch. */
    int write(WindowState window, long timestamp, Timing timing, int place) {
        int at = output.next(place);
        Batch batch = output.batch();
        Column[] to = batch.columns();
        keys.keys(window.key.slot, 1, to, at);
        int next = keyCount;
        if (bounds) {
            ((LongColumn) to[next++]).set(at, window.start);
            ((LongColumn) to[next++]).set(at, window.end);
        }
        store.write(window.slot, to, next, at);
        next += aggregateCount;
        if (columns.paneIndex()) {
            ((LongColumn) to[next++]).set(at, window.nextPane);
        }
        if (columns.paneTiming()) {
            ((BytesColumn) to[next]).set(at, timing.text);
        }
        stamp(batch, at, timestamp);
        return at;
    }

    /** Takes a pane back. */
    void takeBack(WindowState.SentPane pane, int place) {
        int at = output.next(place);
        Batch batch = output.batch();
        for (int c = 0; c < batch.columns().length; c++) {
            batch.column(c).setBoxed(at, pane.values().get(c));
        }
        stamp(batch, at, pane.timestamp());
        Objects.requireNonNull(batch.retractions())[at] = true;
    }

    /** A row of the output's batch as it can be taken back. */
    WindowState.SentPane remember(int at, long timestamp) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Column column : output.batch().columns()) {
            values.add(column.boxed(at));
        }
        return new WindowState.SentPane(values, timestamp);
    }

    private static void stamp(Batch batch, int at, long timestamp) {
        long[] timestamps = batch.timestamps();
        if (timestamps != null) {
            timestamps[at] = timestamp;
        }
    }
}
