package dev.millrace.runtime.operator;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.spec.WindowSpecs.WindowAggregateSpec;
import dev.millrace.runtime.aggregate.AggregateSet;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.data.ValueText;
import dev.millrace.runtime.expression.SoundRows;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import dev.millrace.runtime.state.KeyedTables;
import dev.millrace.runtime.time.WindowArithmetic;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Aggregates in panes; a complete window's are sent batch by batch, as the outbox takes them. */
final class AggregatePanes implements PaneContents {

    private final Outbox outbox;
    private final AggregateSet aggregates;
    private final List<DataType> keyTypes;
    /** Names of the fields that say which result it is. */
    private final List<String> resultOf;

    private final WindowArithmetic windows;
    private final Batch out;
    private final int[] places;

    /** Puts windows that overlap together. */
    private final @Nullable PaneMerger merger;

    private int[] targets = new int[0];
    private @Nullable KeyedTable table;
    private int sent;
    private boolean filled;
    private long windowEnd;
    private Track track = Track.flat(0, 0, Track.MIN);
    private int place;

    /**
     * @param totals whether only a window's result may fail, and no row
     */
    AggregatePanes(
            WindowAggregateSpec spec,
            OperatorContext context,
            List<DataType> keyTypes,
            WindowArithmetic windows,
            boolean totals) {
        this.outbox = context.outbox(0);
        this.aggregates = totals
                ? AggregateSet.ofTotals(spec.aggregates(), context.batchSize())
                : new AggregateSet(spec.aggregates(), context.batchSize());
        this.keyTypes = keyTypes;
        this.resultOf = context.outputSchemas().get(0).names().subList(0, keyTypes.size() + 2);
        this.windows = windows;
        this.out = Batch.create(context.outputSchemas().get(0), context.batchSize());
        this.places = new int[context.batchSize()];
        this.merger = windows.sizeMs() == windows.paneMs()
                ? null
                : new PaneMerger(spec.aggregates(), aggregates, keyTypes, windows);
    }

    @Override
    public List<AccumulatorType> types() {
        return aggregates.types();
    }

    @Override
    public void prepare(Batch batch, int @Nullable [] rows, int count) {
        aggregates.prepare(batch, rows, count);
    }

    @Override
    public void add(
            KeyedTable to,
            long pane,
            int[] slots,
            int @Nullable [] rows,
            int from,
            int until,
            SoundRows.Failed failed) {
        if (merger != null) {
            merger.changed(pane);
        }
        aggregates.add(to, slots, rows, from, until, failed);
    }

    /** Adds what another table of the same kind holds. */
    void merge(KeyedTable to, long pane, KeyedTable added) {
        if (merger != null) {
            merger.changed(pane);
        }
        if (targets.length < added.size()) {
            targets = new int[2 * added.size()];
        }
        to.slots(added, 0, added.size(), targets);
        aggregates.merge(to, targets, added, 0, added.size());
    }

    @Override
    public void drop(long pane) {}

    @Override
    public void begin(KeyedTables panes, long end, Batch cause, int atPlace) {
        windowEnd = end;
        track = cause.track();
        place = atPlace;
        sent = 0;
        filled = false;
        if (merger == null) {
            table = panes.find(end - windows.sizeMs()).orElse(null);
        } else {
            merger.begin(panes, end);
            table = merger.result();
        }
    }

    @Override
    public boolean emit() throws IOException {
        if (merger != null && !merger.advance()) {
            return false;
        }
        while (table != null) {
            if (!filled) {
                fill(table);
                filled = true;
            }
            if (!outbox.offer(out)) {
                return false;
            }
            sent += out.size();
            filled = false;
            if (sent >= table.size()) {
                table = null;
            }
        }
        return true;
    }

    private void fill(KeyedTable from) {
        int count = Math.min(from.size() - sent, out.capacity());
        Column[] columns = out.columns();
        out.clear();
        from.keys(sent, count, columns, 0);
        int keyCount = keyTypes.size();
        Arrays.fill(((LongColumn) columns[keyCount]).values(), 0, count, windowEnd - windows.sizeMs());
        Arrays.fill(((LongColumn) columns[keyCount + 1]).values(), 0, count, windowEnd);
        try {
            aggregates.write(from, sent, count, columns, keyCount + 2, 0);
        } catch (RowException overflow) {
            throw new RowException(
                    overflow.row(),
                    overflow.code(),
                    Objects.requireNonNullElse(overflow.getMessage(), overflow.code()),
                    ValueText.row(out, overflow.row(), resultOf));
        }
        Arrays.fill(Objects.requireNonNull(out.timestamps()), 0, count, windowEnd - 1);
        Arrays.fill(places, 0, count, place);
        out.setSize(count);
        out.setOrder(track, places, place, track.base() + place);
    }

    @Override
    public boolean progress(Batch batch) throws IOException {
        out.setSize(0);
        out.setOrder(batch.track(), places, batch.toPlace(), batch.frontier());
        return outbox.offer(out);
    }
}
