package dev.millrace.runtime.operator;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.spec.WindowSpecs.WindowRowsSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.expression.SoundRows;
import dev.millrace.runtime.operator.window.RankedRows;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.HeapTables;
import dev.millrace.runtime.state.KeyedTable;
import dev.millrace.runtime.state.KeyedTables;
import dev.millrace.runtime.time.WindowArithmetic;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows in panes. A window's rows are those of its panes: where there are several, each key's parts are linked when the
 * window is taken up, and put together and sorted when it is the key's turn, so a call does no more than a batch's work
 * of that.
 */
final class RowPanes implements PaneContents {

    private static final int NONE = -1;

    private final Outbox outbox;
    private final RankedRows ranked;
    private final WindowArithmetic windows;
    private final Batch out;
    private final int[] places;
    private final int width;
    private final boolean withNumber;

    /** The keys of a window of several panes; the accumulator is the key's first link, plus 1. */
    private final KeyedTable keys;

    private int[] targets = new int[64];
    private @Nullable Object[] parts = new Object[64];
    private int[] following = new int[64];
    private int links;

    private @Nullable KeyedTable table;
    private int slot;
    private int count;
    private int sent;
    private boolean filled;
    private long windowEnd;
    private Track track = Track.flat(0, 0, Track.MIN);
    private int place;

    RowPanes(WindowRowsSpec spec, OperatorContext context, List<DataType> keyTypes, WindowArithmetic windows) {
        this.outbox = context.outbox(0);
        this.ranked = new RankedRows(spec.ranking(), context);
        this.windows = windows;
        this.out = Batch.create(context.outputSchemas().get(0), context.batchSize());
        this.places = new int[context.batchSize()];
        this.width = context.input().width();
        this.withNumber = spec.ranking().withNumber();
        this.keys = HeapTables.create(keyTypes, List.of(AccumulatorType.LONG));
    }

    @Override
    public List<AccumulatorType> types() {
        return ranked.types();
    }

    @Override
    public void prepare(Batch batch, int @Nullable [] rows, int count) {
        ranked.prepare(batch);
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
        ranked.add(to, pane, slots, rows, from, until);
    }

    @Override
    public void drop(long pane) {
        ranked.drop(pane);
    }

    @Override
    public void begin(KeyedTables panes, long end, Batch cause, int atPlace) {
        windowEnd = end;
        track = cause.track();
        place = atPlace;
        slot = 0;
        count = 0;
        sent = 0;
        filled = false;
        if (windows.sizeMs() == windows.paneMs()) {
            table = panes.find(end - windows.sizeMs()).orElse(null);
        } else {
            link(panes, end);
            table = keys;
        }
    }

    private void link(KeyedTables panes, long end) {
        keys.clear();
        links = 0;
        for (long start : panes.namespaces()) {
            if (start >= end) {
                break;
            }
            KeyedTable pane = panes.find(start).orElse(null);
            if (pane != null && start >= end - windows.sizeMs()) {
                link(pane);
            }
        }
    }

    private void link(KeyedTable pane) {
        int size = pane.size();
        if (targets.length < size) {
            targets = new int[2 * size];
        }
        while (parts.length < links + size) {
            parts = Arrays.copyOf(parts, 2 * parts.length);
            following = Arrays.copyOf(following, parts.length);
        }
        keys.slots(pane, 0, size, targets);
        long[] first = keys.longs(0);
        for (int i = 0; i < size; i++) {
            parts[links] = ranked.held(pane, i);
            following[links] = (int) first[targets[i]] - 1;
            first[targets[i]] = ++links;
        }
    }

    @Override
    public boolean emit() throws IOException {
        while (table != null) {
            if (!filled) {
                fill(table);
                filled = true;
            }
            if (!outbox.offer(out)) {
                return false;
            }
            filled = false;
            if (sent == count && slot == table.size()) {
                Arrays.fill(parts, 0, links, null);
                links = 0;
                table = null;
            }
        }
        return true;
    }

    private void fill(KeyedTable from) {
        out.clear();
        int at = 0;
        Column[] columns = out.columns();
        while (at < out.capacity() && (sent < count || slot < from.size())) {
            if (sent == count) {
                gather(from, slot++);
                continue;
            }
            ranked.copy(sent++, columns, at);
            if (withNumber) {
                ((LongColumn) columns[width + 2]).set(at, sent);
            }
            at++;
        }
        Arrays.fill(((LongColumn) columns[width]).values(), 0, at, windowEnd - windows.sizeMs());
        Arrays.fill(((LongColumn) columns[width + 1]).values(), 0, at, windowEnd);
        Arrays.fill(Objects.requireNonNull(out.timestamps()), 0, at, windowEnd - 1);
        Arrays.fill(places, 0, at, place);
        out.setSize(at);
        out.setOrder(track, places, place, track.base() + place);
    }

    private void gather(KeyedTable from, int next) {
        ranked.gather();
        if (windows.sizeMs() == windows.paneMs()) {
            ranked.take(from, next);
        } else {
            for (int link = (int) keys.longs(0)[next] - 1; link != NONE; link = following[link]) {
                ranked.takeAll(parts[link]);
            }
        }
        count = ranked.sort();
        sent = 0;
    }

    @Override
    public boolean progress(Batch batch) throws IOException {
        out.setSize(0);
        out.setOrder(batch.track(), places, batch.toPlace(), batch.frontier());
        return outbox.offer(out);
    }
}
