package dev.millrace.runtime.operator.window;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.WindowSpecs.Ranking;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import dev.millrace.runtime.state.RowStore;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of windows or panes, one set per slot of a table: all of them, or the first ones in an order. A slot's rows are
 * numbers of a {@link RowStore}, and beside them the table has, once a slot has as many as it may, the rank of the last
 * one: a row with a greater rank is done with by one comparison, and most are where only a few may stay.
 */
public final class RankedRows {

    private static final int ROWS = 0;
    private static final int LIMIT = 1;

    /** What one slot holds, and where its rows are put. */
    private static final class Kept {
        private final RowStore.Arena arena;
        private final RowHeap heap = new RowHeap();

        Kept(RowStore.Arena arena) {
            this.arena = arena;
        }
    }

    private final int most;
    private final RankOrder order;
    private final RowStore store;
    private final RowHeap sorted = new RowHeap();
    private Column[] columns = {};
    private long[] ranks = {};
    private long ordinal;

    public RankedRows(Ranking ranking, OperatorContext context) {
        Schema input = context.input();
        this.most = ranking.count().orElse(Integer.MAX_VALUE);
        this.order = new RankOrder(ranking, input, context.batchSize());
        this.store = context.state().rowStore(context.node().node().id(), "rows", input.types());
    }

    /** What a table needs. */
    public List<AccumulatorType> types() {
        return List.of(AccumulatorType.OBJECT, AccumulatorType.LONG);
    }

    RowStore store() {
        return store;
    }

    /** A new batch: {@link #add} may be called for its selected rows. */
    public void prepare(Batch batch) {
        columns = batch.columns();
        ranks = order.ranks(batch);
    }

    /**
     * Adds elements {@code from} to {@code to - 1} of {@code rows} (null: the element is the row) to {@code slots}.
     *
     * @param namespace the rows are forgotten with it
     */
    public void add(KeyedTable table, long namespace, int[] slots, int @Nullable [] rows, int from, int to) {
        long[] limits = table.longs(LIMIT);
        long firstOrdinal = ordinal - from;
        ordinal += to - from;
        for (int i = from; i < to; i++) {
            int row = rows == null ? i : rows[i];
            if (ranks[row] <= decode(limits[slots[i]])) {
                add(table, namespace, slots[i], row, firstOrdinal + i);
            }
        }
    }

    private void add(KeyedTable table, long namespace, int slot, int row, long itsOrdinal) {
        Kept kept = kept(table, namespace, slot);
        RowHeap heap = kept.heap;
        long rank = ranks[row];
        if (heap.size() < most) {
            put(table, slot, kept.arena.add(columns, row, rank, itsOrdinal));
        } else if (order.before(rank, columns, row, store, heap.last())) {
            store.replace(heap.last(), columns, row, rank, itsOrdinal);
            heap.replaceLast(heap.last(), order, store);
            setLimit(table, slot, heap);
        }
    }

    /** Copies a row, for slots of one table to share; whoever calls holds it. */
    int share(long namespace, int row) {
        return store.arena(namespace).add(columns, row, ranks[row], ordinal++);
    }

    /** Whether a row would be among the first ones of a slot. */
    boolean wants(KeyedTable table, int slot, int row) {
        Kept kept = (Kept) table.objects(ROWS)[slot];
        return kept == null
                || kept.heap.size() < most
                || order.before(ranks[row], columns, row, store, kept.heap.last());
    }

    /** Adds a stored row to a slot if it is among the first ones, which then holds it too. */
    void offer(KeyedTable table, long namespace, int slot, int stored) {
        Kept kept = kept(table, namespace, slot);
        RowHeap heap = kept.heap;
        if (heap.size() < most) {
            store.hold(stored);
            put(table, slot, stored);
        } else if (order.compare(store, stored, heap.last()) < 0) {
            store.hold(stored);
            store.release(heap.last());
            heap.replaceLast(stored, order, store);
            setLimit(table, slot, heap);
        }
    }

    private void put(KeyedTable table, int slot, int stored) {
        RowHeap heap = ((Kept) Objects.requireNonNull(table.objects(ROWS)[slot])).heap;
        if (most == Integer.MAX_VALUE) {
            heap.append(stored);
            return;
        }
        heap.push(stored, order, store);
        if (heap.size() == most) {
            setLimit(table, slot, heap);
        }
    }

    private Kept kept(KeyedTable table, long namespace, int slot) {
        @Nullable Object[] all = table.objects(ROWS);
        Kept kept = (Kept) all[slot];
        if (kept == null) {
            kept = new Kept(store.arena(namespace));
            all[slot] = kept;
        }
        return kept;
    }

    private void setLimit(KeyedTable table, int slot, RowHeap heap) {
        table.longs(LIMIT)[slot] = decode(store.rank(heap.last()));
    }

    /** A new slot's limit is zero and must let every row in. */
    private static long decode(long limit) {
        return limit ^ Long.MAX_VALUE;
    }

    /** Adds one slot's rows to another's of the same table; both hold them then. */
    void merge(KeyedTable table, long namespace, int from, int to) {
        Kept kept = (Kept) table.objects(ROWS)[from];
        for (int i = 0; kept != null && i < kept.heap.size(); i++) {
            offer(table, namespace, to, kept.heap.get(i));
        }
    }

    /** Lets go of a slot's rows, before it is set back. */
    void release(KeyedTable table, int slot) {
        Kept kept = (Kept) table.objects(ROWS)[slot];
        for (int i = 0; kept != null && i < kept.heap.size(); i++) {
            store.release(kept.heap.get(i));
        }
    }

    /** Begins to gather rows of slots for {@link #sort}. */
    public void gather() {
        sorted.clear();
    }

    /** Takes a slot's rows; of several slots those that come first. */
    public void take(KeyedTable table, int slot) {
        takeAll(table.objects(ROWS)[slot]);
    }

    /** What a slot holds, for {@link #takeAll}; nothing may be added to it in between. */
    public @Nullable Object held(KeyedTable table, int slot) {
        return table.objects(ROWS)[slot];
    }

    /** As {@link #take}. */
    public void takeAll(@Nullable Object held) {
        if (held == null) {
            return;
        }
        RowHeap heap = ((Kept) held).heap;
        for (int i = 0; i < heap.size(); i++) {
            int row = heap.get(i);
            if (most == Integer.MAX_VALUE) {
                sorted.append(row);
            } else if (sorted.size() < most) {
                sorted.push(row, order, store);
            } else if (order.compare(store, row, sorted.last()) < 0) {
                sorted.replaceLast(row, order, store);
            }
        }
    }

    /** Sorts what has been gathered; how many rows it is. */
    public int sort() {
        sorted.sort(order, store);
        return sorted.size();
    }

    /** Copies a gathered row's fields, counted in the order from 0, to the first columns. */
    public void copy(int i, Column[] to, int at) {
        store.copy(sorted.get(i), to, at);
    }

    /** Forgets the rows of a namespace; they may be read until the next one is added. */
    public void drop(long namespace) {
        store.drop(namespace);
    }
}
