package dev.millrace.runtime.operator.change;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.TransformSpecs.AggregateSpec;
import dev.millrace.runtime.aggregate.RetractableSet;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.expression.SoundRows;
import dev.millrace.runtime.operator.BadRows;
import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.row.RowOperator;
import dev.millrace.runtime.operator.row.RowResults;
import dev.millrace.runtime.operator.row.TimeHeap;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates of each key as a changelog: where a row changes a key's result, the old one is taken back and the new
 * one given; a key whose rows are all taken back has no result.
 */
public final class AggregateChangesOperator extends RowOperator {

    private final RetractableSet aggregates;
    private final KeyColumns keys;
    private final KeyedTable table;
    private final long timeToLiveMs;
    private final TimeHeap over = new TimeHeap();
    private final SoundRows sound;
    /** By row of the batch in hand, why it cannot be worked on; null: it can. */
    private final @Nullable RowException[] bad;

    private final int[] slots;
    private int slot;
    private final RowResults results;
    /** The key's result before the row in hand and after it. */
    private final Batch before;

    private final Batch after;

    /** What is kept of a key. */
    private static final class Kept {
        private final RetractableSet.Group group;
        private long latest = Long.MIN_VALUE;
        private boolean timed;

        Kept(RetractableSet.Group group) {
            this.group = group;
        }
    }

    public AggregateChangesOperator(AggregateSpec spec, OperatorContext context) {
        super(context, new BadRows(context, 1, spec.onError()));
        int capacity = context.batchSize();
        Schema input = context.input();
        Schema output = context.outputSchemas().get(0);
        this.timeToLiveMs = spec.stateTtlMs().orElse(0);
        this.aggregates =
                new RetractableSet(spec.aggregates(), capacity, input.changes() == Changes.RETRACT, timeToLiveMs > 0);
        this.keys = new KeyColumns(spec.keys(), input, capacity);
        this.table = context.state()
                .tables(context.node().node().id(), "groups", keys.types(), List.of(AccumulatorType.OBJECT))
                .table(0);
        this.slots = new int[capacity];
        this.bad = new @Nullable RowException[capacity];
        this.sound = new SoundRows(aggregates::prepare, (row, failure) -> bad[row] = failure, capacity);
        this.results = new RowResults(context.outbox(0), output, capacity, null);
        this.before = Batch.create(output, 1);
        this.after = Batch.create(output, 1);
    }

    @Override
    protected RowResults results() {
        return results;
    }

    @Override
    protected void begin(int port, Batch batch) {
        if (batch.selected() > 0) {
            keys.read(batch);
            for (int i = 0; i < batch.selected(); i++) {
                bad[batch.row(i)] = null;
            }
            sound.evaluate(batch);
        }
    }

    @Override
    protected void onRow(int port, Batch batch, int row, int i) {
        RowException failure = bad[row];
        if (failure != null) {
            throw failure;
        }
        long time = timestamp(batch, row);
        Kept kept = find(batch, i);
        boolean had = !kept.group.isEmpty();
        if (had) {
            write(kept, before);
        }
        if (!batch.isRetraction(row)) {
            kept.group.add(batch, row, time);
            expire(kept, time);
        } else if (!kept.group.takeBack(batch, row)) {
            return;
        }
        if (kept.group.isAsNew() && timeToLiveMs == 0) {
            table.reset(slot);
        }
        boolean has = !kept.group.isEmpty();
        if (has) {
            write(kept, after);
        }
        if (!had || !has || !same()) {
            if (had) {
                give(batch, row, time, before, true);
            }
            if (has) {
                give(batch, row, time, after, false);
            }
        }
    }

    private Kept find(Batch batch, int i) {
        table.slots(keys.columns(), keys.hashes(), batch.selection(), i, i + 1, slots);
        slot = slots[i];
        Kept kept = (Kept) table.objects(0)[slot];
        if (kept == null) {
            kept = new Kept(aggregates.create());
            table.objects(0)[slot] = kept;
        }
        return kept;
    }

    private void write(Kept kept, Batch to) {
        to.clear();
        kept.group.write(to.columns(), keys.types().size(), 0);
    }

    private boolean same() {
        for (int c = keys.types().size(); c < before.columns().length; c++) {
            if (!Objects.equals(before.column(c).boxed(0), after.column(c).boxed(0))) {
                return false;
            }
        }
        return true;
    }

    private void give(Batch cause, int row, long time, Batch from, boolean retraction) {
        int at = results.append(cause.place(row), time, retraction);
        Column[] to = results.batch().columns();
        int width = keys.types().size();
        for (int c = 0; c < to.length; c++) {
            if (c < width) {
                to[c].copy(at, keys.columns()[c], row);
            } else {
                to[c].copy(at, from.column(c), 0);
            }
        }
    }

    private void expire(Kept kept, long time) {
        kept.latest = Math.max(kept.latest, time);
        if (timeToLiveMs > 0 && !kept.timed) {
            kept.timed = true;
            over.add(kept.latest + timeToLiveMs, slot);
        }
    }

    @Override
    protected long nextTimer() {
        return over.time();
    }

    /** Forgets a key, unless a later row of it has come. */
    @Override
    protected void onTimer(int place) {
        long due = over.time();
        int expired = over.poll();
        Kept kept = (Kept) Objects.requireNonNull(table.objects(0)[expired]);
        if (kept.latest + timeToLiveMs > due) {
            over.add(kept.latest + timeToLiveMs, expired);
        } else {
            table.reset(expired);
        }
    }
}
