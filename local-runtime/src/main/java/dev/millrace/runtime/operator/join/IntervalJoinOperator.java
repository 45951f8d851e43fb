package dev.millrace.runtime.operator.join;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.JoinSpecs.IntervalJoinSpec;
import dev.millrace.model.spec.JoinSpecs.JoinKeys;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.expression.SoundRows;
import dev.millrace.runtime.expression.VectorExpressions;
import dev.millrace.runtime.expression.VectorPredicate;
import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.row.BadResults;
import dev.millrace.runtime.operator.row.RowOperator;
import dev.millrace.runtime.operator.row.RowResults;
import dev.millrace.runtime.operator.row.TimeHeap;
import dev.millrace.runtime.operator.row.TimerWheel;
import dev.millrace.runtime.state.KeyedRows;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of rows whose event times are close enough. Each side keeps its rows by key, sorted by time, as columns; a row
 * that comes looks through the other side's rows of its key from the latest on, as far as the interval reaches, and then
 * stays itself until the watermark says that no partner can come any more.
 *
 * <p>Rows that must come out alone leave one by one, each at the place just before the watermark that decides it. Where
 * none must, rows that are over are forgotten once per batch: nothing can be paired with them, so it makes no difference.
 *
 * <p>Candidates for pairs are written into the output batch; a condition is evaluated on all of a batch at once and only
 * then its rows are marked as having had a partner.
 */
public final class IntervalJoinOperator extends RowOperator {

    private final IntervalJoinSpec spec;
    private final Side[] sides;
    private final RowResults results;
    private final @Nullable VectorPredicate condition;
    private final BadResults errors;
    private final SoundRows sound;
    private final int[] accepted;
    private int acceptedCount;
    /** By candidate, the rows it is made of. */
    private final int[][] candidates;

    private final boolean keepsAlone;
    private boolean siftingAlone;
    private @Nullable Batch sifted;

    /** Where none comes out alone, the rows of both sides, as {@code 2 * row + port}, by the time at which they are over. */
    private final TimerWheel forgotten;
    /** Whether the keys of the batch in hand have been found. */
    private boolean keysFound;

    public IntervalJoinOperator(IntervalJoinSpec spec, OperatorContext context) {
        super(context);
        this.spec = spec;
        JoinKeys keys = spec.keys();
        int capacity = context.batchSize();
        List<Schema> inputs = Inputs.schemas(context);
        int leftWidth = inputs.get(0).width();
        sides = new Side[] {
            new Side(context, "left", inputs.get(0), keys.left(), 0, spec.type().keepsLeft()),
            new Side(
                    context,
                    "right",
                    inputs.get(1),
                    keys.right(),
                    leftWidth,
                    spec.type().keepsRight())
        };
        forgotten = new TimerWheel(spec.upperMs() - spec.lowerMs());
        keepsAlone = sides[0].keepsAlone || sides[1].keepsAlone;
        condition = spec.condition()
                .map(bound -> VectorExpressions.predicate(bound, capacity))
                .orElse(null);
        errors = badResults(3, spec.onError());
        accepted = new int[capacity];
        sound = new SoundRows(this::select, this::failed, capacity);
        candidates = new int[2][condition == null || !keepsAlone ? 0 : capacity];
        results = new RowResults(
                context.outbox(0), context.outputSchemas().get(0), capacity, condition == null ? null : this::sift);
    }

    /** One input and its rows. */
    private static final class Side {
        final KeyColumns keys;
        final KeyedRows rows;
        /** Its rows by the time at which they are over, where some come out alone then. */
        final TimeHeap over = new TimeHeap();

        final int firstField;
        final int width;
        final boolean keepsAlone;

        /** By number among the selected rows of the batch in hand, their keys here and at the other side. */
        final int[] ownKeys;

        final int[] otherKeys;

        Side(OperatorContext context, String name, Schema schema, List<Integer> keys, int firstField, boolean alone) {
            this.ownKeys = new int[context.batchSize()];
            this.otherKeys = new int[context.batchSize()];
            this.keys = new KeyColumns(keys, schema, context.batchSize());
            this.rows = context.state().rows(context.node().node().id(), name, schema.types(), keys);
            this.firstField = firstField;
            this.width = schema.width();
            this.keepsAlone = alone;
        }
    }

    @Override
    protected RowResults results() {
        return results;
    }

    @Override
    protected void begin(int port, Batch batch) {
        keysFound = false;
        if (batch.selected() > 0) {
            sides[port].keys.read(batch);
            findKeys(port, batch);
        }
    }

    /**
     * Finds the keys of a batch's rows all at once, which lets the processor wait for many at a time. The other side's stay
     * as they are while rows of this one are worked on, unless rows come out alone in between.
     */
    private void findKeys(int port, Batch batch) {
        Side own = sides[port];
        Column[] keys = own.keys.columns();
        keysFound = !keepsAlone && !anyNulls(keys);
        if (keysFound) {
            int[] hashes = own.keys.hashes();
            own.rows.find(keys, batch.selection(), batch.selected(), hashes, own.ownKeys);
            sides[1 - port].rows.find(keys, batch.selection(), batch.selected(), hashes, own.otherKeys);
        }
    }

    private static boolean anyNulls(Column[] keys) {
        for (Column key : keys) {
            if (key.hasNulls()) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected void onRow(int port, Batch batch, int row, int i) {
        long time = timestamp(batch, row);
        if (time <= batch.watermarkAfter() && time <= batch.watermarkBefore(row)) {
            late(row, 1 + port);
            return;
        }
        Side own = sides[port];
        Side other = sides[1 - port];
        if (keysFound) {
            int known = own.ownKeys[i];
            int added = known == KeyedRows.NONE
                    ? own.rows.add(
                            batch.columns(), row, own.keys.columns(), own.keys.hashes()[i], time)
                    : own.rows.add(batch.columns(), row, known, time);
            forgotten.add(2 * added + port, over(port, time));
            if (own.otherKeys[i] != KeyedRows.NONE) {
                pair(port, batch, row, time, added, own.otherKeys[i]);
            }
            return;
        }
        Column[] keys = own.keys.columns();
        if (Inputs.anyNull(keys, row)) {
            if (own.keepsAlone) {
                alone(own, batch.columns(), row, batch.place(row), time);
            }
            return;
        }
        int hash = own.keys.hashes()[i];
        int added = own.rows.add(batch.columns(), row, keys, hash, time);
        if (keepsAlone) {
            own.over.add(over(port, time), added);
        } else {
            forgotten.add(2 * added + port, over(port, time));
        }
        int key = other.rows.find(keys, row, hash);
        if (key != KeyedRows.NONE) {
            pair(port, batch, row, time, added, key);
        }
    }

    /** The watermark from which on a row can have no more partners. */
    private long over(int port, long time) {
        return port == 0 ? time + spec.upperMs() : time - spec.lowerMs();
    }

    private void pair(int port, Batch batch, int row, long time, int added, int key) {
        KeyedRows others = sides[1 - port].rows;
        long from = port == 0 ? time + spec.lowerMs() : time - spec.upperMs();
        long to = port == 0 ? time + spec.upperMs() : time - spec.lowerMs();
        int partner = others.last(key);
        while (partner != KeyedRows.NONE && others.time(partner) > to) {
            partner = others.previous(partner);
        }
        while (partner != KeyedRows.NONE && others.time(partner) >= from) {
            candidate(port, batch, row, time, added, partner);
            partner = others.previous(partner);
        }
    }

    private void candidate(int port, Batch batch, int row, long time, int added, int partner) {
        Side own = sides[port];
        Side other = sides[1 - port];
        int at = results.append(batch.place(row), Math.max(time, other.rows.time(partner)));
        Column[] to = results.batch().columns();
        for (int c = 0; c < own.width; c++) {
            to[own.firstField + c].copy(at, batch.column(c), row);
        }
        other.rows.copy(partner, to, other.firstField, at);
        if (!keepsAlone) {
            return;
        }
        if (condition == null) {
            own.rows.setCount(added, 1);
            other.rows.setCount(partner, 1);
        } else {
            candidates[port][at] = added;
            candidates[1 - port][at] = partner;
        }
    }

    /** Keeps the candidates that the condition takes. */
    private void sift(Batch batch) {
        if (condition == null || siftingAlone) {
            return;
        }
        sifted = batch;
        sound.evaluate(batch);
        int count = acceptedCount;
        if (keepsAlone) {
            for (int i = 0; i < count; i++) {
                sides[0].rows.setCount(candidates[0][accepted[i]], 1);
                sides[1].rows.setCount(candidates[1][accepted[i]], 1);
            }
        }
        batch.select(accepted.clone(), count);
    }

    private void select(Batch batch, int @Nullable [] rows, int count) {
        acceptedCount = Objects.requireNonNull(condition).select(batch, rows, count, accepted);
    }

    /** The condition fails for a candidate. */
    private void failed(int row, RowException failure) {
        Batch from = Objects.requireNonNull(sifted);
        long[] timestamps = from.timestamps();
        errors.add(from.place(row), timestamps == null ? 0 : timestamps[row], failure, (to, at) -> {
            for (int c = 0; c < from.columns().length; c++) {
                to.column(c).copy(at, from.column(c), row);
            }
        });
    }

    @Override
    protected long nextTimer() {
        return keepsAlone ? Math.min(sides[0].over.time(), sides[1].over.time()) : Long.MAX_VALUE;
    }

    @Override
    protected void onTimer(int place) {
        long due = nextTimer();
        Side side = sides[sides[0].over.time() <= sides[1].over.time() ? 0 : 1];
        int row = side.over.poll();
        if (condition != null) {
            results.seal();
        }
        if (side.keepsAlone && side.rows.count(row) == 0) {
            long time = Math.max(due, side.rows.time(row));
            int at = results.append(place, time);
            nulls(side, at);
            side.rows.copy(row, results.batch().columns(), side.firstField, at);
            sealAlone();
        }
        side.rows.remove(row);
    }

    private void alone(Side side, Column[] from, int row, int place, long time) {
        if (condition != null) {
            results.seal();
        }
        int at = results.append(place, time);
        nulls(side, at);
        for (int c = 0; c < side.width; c++) {
            results.batch().column(side.firstField + c).copy(at, from[c], row);
        }
        sealAlone();
    }

    /** A row that comes out alone is no candidate: with a condition it has a batch of its own. */
    private void sealAlone() {
        if (condition != null) {
            siftingAlone = true;
            results.seal();
            siftingAlone = false;
        }
    }

    /** Writes nulls for the side that a row has no partner on. */
    private void nulls(Side side, int at) {
        Column[] to = results.batch().columns();
        Side other = side == sides[0] ? sides[1] : sides[0];
        for (int c = 0; c < other.width; c++) {
            to[other.firstField + c].setNull(at);
        }
    }

    @Override
    protected void end(Batch batch) {
        if (keepsAlone) {
            return;
        }
        long watermark = batch.watermarkAfter();
        int number = forgotten.poll(watermark);
        while (number != TimerWheel.NONE) {
            KeyedRows rows = sides[number & 1].rows;
            long over = over(number & 1, rows.time(number >> 1));
            if (over > forgotten.reached()) {
                forgotten.add(number, over);
            } else {
                rows.remove(number >> 1);
            }
            number = forgotten.poll(watermark);
        }
    }
}
