package dev.millrace.runtime.operator.window;

import dev.millrace.model.spec.WindowSpecs.Columns;
import dev.millrace.model.spec.WindowSpecs.Counted;
import dev.millrace.model.spec.WindowSpecs.Global;
import dev.millrace.model.spec.WindowSpecs.WindowAggregateSpec;
import dev.millrace.model.spec.WindowSpecs.WindowRowsSpec;
import dev.millrace.model.spec.WindowSpecs.WindowedSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.state.KeyedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes panes as rows: keys, bounds, what they hold, number and timing. */
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
    private final Shape shape;
    private final Columns columns;

    PaneWriter(PaneOutput output, PaneStore store, KeyedTable keys, Shape shape, Columns columns) {
        this.output = output;
        this.store = store;
        this.keys = keys;
        this.shape = shape;
        this.columns = columns;
    }

    /**
     * Which columns there are beside what the store writes.
     *
     * @param keys how many key fields come first
     * @param start where the window's start and behind it its end are; -1: they are not
     * @param pane where the pane's number and timing are, if they are
     */
    record Shape(int keys, int start, int pane) {

        static Shape of(WindowedSpec spec, OperatorContext context) {
            boolean bounds = !(spec.window() instanceof Global || spec.window() instanceof Counted);
            int before = before(spec, context);
            int inside = before + (bounds ? 2 : 0);
            int pane = switch (spec) {
                case WindowAggregateSpec aggregates ->
                    inside + aggregates.aggregates().size();
                case WindowRowsSpec rows -> inside + (rows.ranking().withNumber() ? 1 : 0);
            };
            return new Shape(spec instanceof WindowRowsSpec ? 0 : before, bounds ? before : -1, pane);
        }

        private static int before(WindowedSpec spec, OperatorContext context) {
            return spec instanceof WindowRowsSpec
                    ? context.input().width()
                    : spec.keys().size();
        }

        /** What the windows of a node hold. */
        static PaneStore store(WindowedSpec spec, OperatorContext context) {
            Shape shape = of(spec, context);
            int contents = before(spec, context) + (shape.start < 0 ? 0 : 2);
            return switch (spec) {
                case WindowAggregateSpec aggregates -> new AggregateStore(aggregates.aggregates(), context, contents);
                case WindowRowsSpec rows -> new RankedStore(rows, context, contents);
            };
        }
    }

    /**
     * Writes a window's result.
     *
     * @param remembered where its rows go so that they can be taken back; null: they need not be
     */
    void write(
            WindowState window,
            long timestamp,
            Timing timing,
            int place,
            @Nullable List<WindowState.SentPane> remembered) {
        int count = store.open(window.slot);
        for (int i = 0; i < count; i++) {
            int at = output.next(place);
            Batch batch = output.batch();
            Column[] to = batch.columns();
            if (shape.keys > 0) {
                keys.keys(window.key.slot, 1, to, at);
            }
            store.write(i, to, at);
            if (shape.start >= 0) {
                ((LongColumn) to[shape.start]).set(at, window.start);
                ((LongColumn) to[shape.start + 1]).set(at, window.end);
            }
            int next = shape.pane;
            if (columns.paneIndex()) {
                ((LongColumn) to[next++]).set(at, window.nextPane);
            }
            if (columns.paneTiming()) {
                ((BytesColumn) to[next]).set(at, timing.text);
            }
            stamp(batch, at, timestamp);
            if (remembered != null) {
                remembered.add(remember(at, timestamp));
            }
        }
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
    private WindowState.SentPane remember(int at, long timestamp) {
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
