package dev.millrace.runtime.operator;

import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import dev.millrace.model.spec.WindowSpecs.Columns;
import dev.millrace.model.spec.WindowSpecs.Refinement;
import dev.millrace.model.spec.WindowSpecs.Sliding;
import dev.millrace.model.spec.WindowSpecs.Tumbling;
import dev.millrace.model.spec.WindowSpecs.WindowAggregateSpec;
import dev.millrace.model.spec.WindowSpecs.WindowRowsSpec;
import dev.millrace.model.spec.WindowSpecs.WindowedSpec;
import dev.millrace.runtime.aggregate.AggregateSet;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.expression.SoundRows;
import dev.millrace.runtime.state.KeyedTable;
import dev.millrace.runtime.state.KeyedTables;
import dev.millrace.runtime.time.WindowArithmetic;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates, or the rows, per key and event-time window, column by column.
 *
 * <p>Rows are added to the table of their pane; a window's result is the merger of its panes' tables, so the cost per
 * row does not grow with the number of windows that overlap. A window [s, e) is complete when the watermark reaches
 * e - 1. The operator looks for the place in the batch's track where the next window becomes complete, adds the rows
 * before it, sends that window's results with the place just before (so that they precede the watermark), and goes on.
 * A batch in which no window becomes complete is added without looking at a single watermark.
 *
 * <p>A row is late when the last window of its pane is complete at its place. A pane that still has a table has an open
 * window, so lateness is only asked about when a table would have to be made.
 *
 * <p>Senders of an exchange may have added up rows already ({@code dev.millrace.runtime.combine}): what they send in
 * place of the rows of a pane is merged into the pane's table where the last of those rows would have come.
 */
public final class PaneWindowOperator implements Operator {

    private static final long NONE = Long.MAX_VALUE;

    private final OperatorContext context;
    private final WindowArithmetic windows;
    private final KeyedTables panes;
    private final KeyColumns keys;
    private final PaneContents contents;
    private final BadRows errors;
    private final SoundRows.Failed failed;
    private final SoundRows sound;
    /** Those rows of the batch in hand that can be worked on. */
    private final BatchView good = new BatchView();

    private final Batch lateRows = new Batch(new Column[0], 0);
    private final int[] late;
    private final int[] slots;

    private long nextEnd = NONE;
    private final Pane current = new Pane();
    private final Pane previous = new Pane();

    // Where the batch in hand stands.
    private boolean begun;
    private @Nullable PanePartial partial;
    private int cursor;
    private int lateCount;
    private boolean progressSent;
    private boolean lateSent;

    PaneWindowOperator(WindowedSpec spec, OperatorContext context) {
        this.context = context;
        this.windows = WindowArithmetic.of(spec.window());
        int capacity = context.batchSize();
        this.keys = new KeyColumns(spec.keys(), context.input(), capacity);
        this.contents = switch (spec) {
            case WindowAggregateSpec aggregates ->
                new AggregatePanes(
                        aggregates,
                        context,
                        keys.types(),
                        windows,
                        fails(spec, context.outbox(2).connected()));
            case WindowRowsSpec rows -> new RowPanes(rows, context, keys.types(), windows);
        };
        this.panes = context.state().tables(context.node().node().id(), "panes", keys.types(), contents.types());
        this.errors = new BadRows(context, 2, spec.onError());
        this.failed = errors::add;
        this.sound = new SoundRows(contents::prepare, failed, capacity);
        this.late = new int[capacity];
        this.slots = new int[capacity];
        restoreNextEnd();
    }

    /**
     * Whether it can compute this: one result per window, at the watermark, which fails for no window as a whole; panes that
     * can be put together; and no row that is a key's first and fails, or its window would have a result without rows.
     */
    static boolean takes(WindowedSpec spec, OperatorContext context) {
        return takes(spec, fails(spec, context.outbox(2).connected()));
    }

    private static boolean takes(WindowedSpec spec, boolean fails) {
        List<AggregateCall> calls =
                spec instanceof WindowAggregateSpec aggregates ? aggregates.aggregates() : List.of();
        boolean one = switch (spec.window()) {
            case Tumbling ignored ->
                fails
                        || calls.stream()
                                .allMatch(call -> call.details().folding().isEmpty());
            case Sliding ignored ->
                calls.stream().allMatch(AggregateCall::mergeable) && (fails || !AggregateSet.mayFail(calls));
            default -> false;
        };
        return one
                && spec.refinement().equals(Refinement.NONE)
                && spec.columns().equals(Columns.NONE);
    }

    private static boolean fails(WindowedSpec spec, boolean errorsConnected) {
        return spec.onError().resolve(errorsConnected) == ErrorPolicy.FAIL;
    }

    /** Whether the operator for a spec takes what senders have made of rows. */
    public static boolean mergesPartials(WindowAggregateSpec spec, boolean errorsConnected) {
        return fails(spec, errorsConnected) && takes(spec, true);
    }

    private void restoreNextEnd() {
        for (long pane : panes.namespaces()) {
            nextEnd = Math.min(nextEnd, windows.firstWindowEnd(pane));
        }
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        if (!begun) {
            begin(batch);
        }
        if (!addAndFire(good.batch())) {
            return false;
        }
        if (!progressSent) {
            if (!contents.progress(batch)) {
                return false;
            }
            progressSent = true;
        }
        if (!lateSent && !context.outbox(1).offer(lateRows)) {
            return false;
        }
        if (!lateSent) {
            context.counters().late(lateCount);
            lateSent = true;
        }
        if (!errors.offer(batch)) {
            return false;
        }
        begun = false;
        return true;
    }

    private void begin(Batch batch) {
        begun = true;
        progressSent = false;
        lateSent = false;
        errors.begin(batch);
        cursor = 0;
        lateCount = 0;
        partial = (PanePartial) batch.combined();
        if (batch.selected() > 0) {
            sound.evaluate(batch);
        }
        Batch rows = good.of(batch, batch.columns());
        if (errors.count() > 0) {
            rows.select(sound.rows(), sound.count());
        }
        if (rows.selected() > 0) {
            keys.read(rows);
        }
        lateRows.setColumns(batch.columns());
        lateRows.setTimestamps(batch.timestamps());
        lateRows.setRetractions(batch.retractions());
        lateRows.setSize(batch.size());
        lateRows.setOrderOf(batch);
        lateRows.select(late, 0);
    }

    /** Works through the batch from window end to window end. */
    private boolean addAndFire(Batch batch) throws IOException {
        while (true) {
            if (!contents.emit()) {
                return false;
            }
            long end = nextEnd;
            int place = end == NONE ? Integer.MAX_VALUE : batch.track().firstReaching(end - 1, 0);
            boolean fires = place <= batch.toPlace();
            addRows(batch, fires ? firstRowAt(batch, place) : batch.selected());
            if (nextEnd < end) {
                continue;
            }
            if (partial != null && !fires) {
                merge(batch, partial);
                partial = null;
                continue;
            }
            if (!fires) {
                lateRows.select(late, lateCount);
                return true;
            }
            fire(batch, end, place);
        }
    }

    /** Adds what stands in place of rows, where the last of them would have stood. */
    private void merge(Batch batch, PanePartial rows) {
        long start = rows.paneStart();
        KeyedTable table = panes.find(start).orElse(null);
        if (table == null) {
            long watermark = batch.watermarkAfter();
            if (windows.lastWindowEnd(start) - 1 <= watermark) {
                throw new IllegalStateException("rows of the pane from " + start
                        + " ms were added up though they are late at the watermark " + watermark);
            }
            table = open(start, watermark);
        }
        ((AggregatePanes) contents).merge(table, start, rows.table());
    }

    private KeyedTable open(long paneStart, long watermark) {
        long firstOpen = Math.max(windows.firstWindowEnd(paneStart), windows.firstOpenWindowEnd(watermark));
        nextEnd = Math.min(nextEnd, firstOpen);
        return panes.table(paneStart);
    }

    /** The first selected row whose place is not before {@code place}. */
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

    /** Adds rows up to {@code limit}, or to the first one that opens a window ending before all others. */
    private void addRows(Batch batch, int limit) {
        if (cursor >= limit) {
            return;
        }
        long[] timestamps = Objects.requireNonNull(batch.timestamps());
        int[] selection = batch.selection();
        while (cursor < limit) {
            int row = batch.row(cursor);
            long end = nextEnd;
            KeyedTable table = paneTable(batch, row, timestamps[row]);
            if (table == null) {
                late[lateCount++] = row;
                cursor++;
                continue;
            }
            boolean opened = nextEnd < end;
            int runEnd = opened ? cursor + 1 : endOfRun(timestamps, selection, limit);
            table.slots(keys.columns(), keys.hashes(), selection, cursor, runEnd, slots);
            contents.add(table, current.start, slots, selection, cursor, runEnd, failed);
            cursor = runEnd;
            if (opened) {
                return;
            }
        }
    }

    /** The rows from the cursor on that lie in the current pane. */
    private int endOfRun(long[] timestamps, int @Nullable [] selection, int limit) {
        long start = current.start;
        long length = current.end - start;
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

    /** The table of the pane that a row belongs to, or null if the row is late. */
    private @Nullable KeyedTable paneTable(Batch batch, int row, long timestamp) {
        if (current.holds(timestamp)) {
            return current.table;
        }
        current.swapWith(previous);
        if (current.holds(timestamp)) {
            return current.table;
        }
        if (timestamp > WindowArithmetic.MOST_MS || timestamp < -WindowArithmetic.MOST_MS) {
            throw new RowException(
                    row, "EVENT_TIME_OUT_OF_RANGE", "the event time " + timestamp + " ms is out of range");
        }
        long start = windows.paneStart(timestamp);
        KeyedTable table = panes.find(start).orElse(null);
        if (table == null) {
            long watermark = batch.watermarkBefore(row);
            if (windows.lastWindowEnd(start) - 1 <= watermark) {
                return null;
            }
            table = open(start, watermark);
        }
        current.set(start, start + windows.paneMs(), table);
        return table;
    }

    /** Makes a complete window's results ready to be sent. */
    private void fire(Batch batch, long end, int place) {
        contents.begin(panes, end, batch, place - 1);
        nextEnd = NONE;
        for (long pane : panes.namespaces()) {
            if (windows.lastWindowEnd(pane) <= end) {
                panes.drop(pane);
                contents.drop(pane);
                current.forget(pane);
                previous.forget(pane);
            } else {
                nextEnd = Math.max(windows.firstWindowEnd(pane), end + windows.slideMs());
                return;
            }
        }
    }

    /** A pane's table kept at hand: rows of a slightly disordered stream change between two. */
    private static final class Pane {

        private long start;
        private long end;
        private @Nullable KeyedTable table;

        boolean holds(long timestamp) {
            return table != null && timestamp >= start && timestamp < end;
        }

        void set(long newStart, long newEnd, KeyedTable newTable) {
            start = newStart;
            end = newEnd;
            table = newTable;
        }

        void forget(long paneStart) {
            if (start == paneStart) {
                table = null;
            }
        }

        void swapWith(Pane other) {
            long otherStart = other.start;
            long otherEnd = other.end;
            KeyedTable otherTable = other.table;
            other.start = start;
            other.end = end;
            other.table = table;
            start = otherStart;
            end = otherEnd;
            table = otherTable;
        }
    }
}
