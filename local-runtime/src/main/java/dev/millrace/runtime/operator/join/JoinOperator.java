package dev.millrace.runtime.operator.join;

import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.expression.RowEvaluator;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.JoinSpecs.JoinKeys;
import dev.millrace.model.spec.JoinSpecs.JoinSpec;
import dev.millrace.model.spec.JoinSpecs.JoinType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.row.BadResults;
import dev.millrace.runtime.operator.row.RowOperator;
import dev.millrace.runtime.operator.row.RowResults;
import dev.millrace.runtime.operator.row.TimeHeap;
import dev.millrace.runtime.state.KeyedRows;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of rows with equal keys, whenever they come, as a changelog. Each side keeps its rows by key with the number of
 * partners that each has; a row's first partner, and the loss of its last, change what it gives by itself.
 *
 * <p>With a time-to-live rows are forgotten one by one as the watermark passes, without a result.
 */
public final class JoinOperator extends RowOperator {

    private final JoinType type;
    private final long timeToLiveMs;
    private final Side[] sides;
    private final RowResults results;
    private final @Nullable RowEvaluator condition;
    private final BadResults errors;
    private int[] partners = new int[16];

    // The change in hand.
    private int place;
    private long time;

    public JoinOperator(JoinSpec spec, OperatorContext context) {
        super(context);
        this.type = spec.type();
        this.timeToLiveMs = spec.stateTtlMs().orElse(0);
        this.errors = badResults(1, spec.onError());
        this.condition = spec.condition().map(RowEvaluator::of).orElse(null);
        JoinKeys keys = spec.keys();
        List<Schema> inputs = Inputs.schemas(context);
        int leftWidth = inputs.get(0).width();
        sides = new Side[] {
            new Side(context, "left", inputs.get(0), keys.left(), 0),
            new Side(context, "right", inputs.get(1), keys.right(), leftWidth)
        };
        results = new RowResults(context.outbox(0), context.outputSchemas().get(0), context.batchSize(), null);
    }

    /** One input and its rows. */
    private static final class Side {
        final KeyColumns keys;
        final KeyedRows rows;
        final TimeHeap over = new TimeHeap();
        final int firstField;
        final int width;

        Side(OperatorContext context, String name, Schema schema, List<Integer> keys, int firstField) {
            this.keys = new KeyColumns(keys, schema, context.batchSize());
            this.rows = context.state().rows(context.node().node().id(), name, schema.types(), keys);
            this.firstField = firstField;
            this.width = schema.width();
        }
    }

    @Override
    protected RowResults results() {
        return results;
    }

    @Override
    protected void begin(int port, Batch batch) {
        if (batch.selected() > 0) {
            sides[port].keys.read(batch);
        }
    }

    @Override
    protected void onRow(int port, Batch batch, int row, int i) {
        place = batch.place(row);
        time = timestamp(batch, row);
        Side own = sides[port];
        boolean retraction = batch.isRetraction(row);
        Column[] keys = own.keys.columns();
        if (Inputs.anyNull(keys, row)) {
            giveAlone(port, batch.columns(), row, retraction);
            return;
        }
        int hash = own.keys.hashes()[i];
        int stored = KeyedRows.NONE;
        if (retraction) {
            stored = find(own.rows, own.rows.find(keys, row, hash), batch.columns(), row);
            if (stored == KeyedRows.NONE) {
                return;
            }
        }
        int count = partners(port, batch, row, sides[1 - port].rows.find(keys, row, hash));
        if (retraction) {
            own.rows.remove(stored);
        } else {
            add(own, batch, row, hash, count);
        }
        give(port, batch.columns(), row, count, retraction);
    }

    private void add(Side own, Batch batch, int row, int hash, int count) {
        if (timeToLiveMs > 0 && time + timeToLiveMs <= batch.watermarkBefore(row)) {
            return;
        }
        int added = own.rows.add(batch.columns(), row, own.keys.columns(), hash, time);
        own.rows.setCount(added, count);
        if (timeToLiveMs > 0) {
            own.over.add(time + timeToLiveMs, added);
        }
    }

    private static int find(KeyedRows rows, int key, Column[] columns, int row) {
        int stored = key == KeyedRows.NONE ? KeyedRows.NONE : rows.first(key);
        while (stored != KeyedRows.NONE && !rows.equal(stored, columns, row)) {
            stored = rows.next(stored);
        }
        return stored;
    }

    /** Finds the rows of the other side that make pairs with a row. */
    private int partners(int port, Batch batch, int row, int key) {
        KeyedRows others = sides[1 - port].rows;
        int count = 0;
        int other = key == KeyedRows.NONE ? KeyedRows.NONE : others.first(key);
        while (other != KeyedRows.NONE) {
            if (condition == null || isTrue(condition, port, batch, row, other)) {
                if (count == partners.length) {
                    partners = Arrays.copyOf(partners, 2 * count);
                }
                partners[count++] = other;
            }
            other = others.next(other);
        }
        return count;
    }

    /** A pair for which the condition fails is none, and is told when it comes, not when it goes. */
    private boolean isTrue(RowEvaluator evaluator, int port, Batch batch, int row, int other) {
        try {
            return evaluator.isTrue(pair(port, batch, row, other));
        } catch (RowEvaluationException e) {
            if (!batch.isRetraction(row)) {
                String message =
                        Objects.requireNonNullElse(e.getMessage(), e.code().name());
                RowException failure = new RowException(row, e.code().name(), message);
                errors.add(place, time, failure, (to, at) -> {
                    Side own = sides[port];
                    for (int c = 0; c < own.width; c++) {
                        to.column(own.firstField + c).copy(at, batch.column(c), row);
                    }
                    Side others = sides[1 - port];
                    others.rows.copy(other, to.columns(), others.firstField, at);
                });
            }
            return false;
        }
    }

    private RowEvaluator.Row pair(int port, Batch batch, int row, int other) {
        Side left = sides[0];
        KeyedRows others = sides[1 - port].rows;
        int position = KeyedRows.position(other);
        return field -> {
            boolean fromLeft = field < left.width;
            int index = fromLeft ? field : field - left.width;
            return fromLeft == (port == 0)
                    ? batch.column(index).boxed(row)
                    : others.column(other, index).boxed(position);
        };
    }

    private void give(int port, Column[] columns, int row, int count, boolean retraction) {
        if (count == 0) {
            giveAlone(port, columns, row, retraction);
            return;
        }
        if (type.leftOnly()) {
            if (port == 0) {
                giveLeft(columns, row, retraction, type == JoinType.SEMI);
            }
        }
        for (int i = 0; i < count; i++) {
            Side other = sides[1 - port];
            int partner = partners[i];
            int before = other.rows.count(partner);
            int after = retraction ? Math.max(0, before - 1) : before + 1;
            other.rows.setCount(partner, after);
            boolean turns = before == 0 || after == 0;
            if (!retraction && turns) {
                partnerTurns(other, partner, false);
            }
            if (!type.leftOnly()) {
                int at = results.append(place, time, retraction);
                copy(sides[port], columns, row, at);
                other.rows.copy(partner, results.batch().columns(), other.firstField, at);
            }
            if (retraction && turns) {
                partnerTurns(other, partner, true);
            }
        }
    }

    /** A row of the other side has got its first partner, or has lost its last. */
    private void partnerTurns(Side side, int row, boolean alone) {
        boolean left = side == sides[0];
        if (type.leftOnly()) {
            if (left) {
                int at = results.append(place, time, alone == (type == JoinType.SEMI));
                side.rows.copy(row, results.batch().columns(), 0, at);
            }
        } else if (left ? type.keepsLeft() : type.keepsRight()) {
            int at = results.append(place, time, !alone);
            side.rows.copy(row, results.batch().columns(), side.firstField, at);
            nulls(side, at);
        }
    }

    /** A row without partners comes or is taken back. */
    private void giveAlone(int port, Column[] columns, int row, boolean retraction) {
        if (type.leftOnly()) {
            if (port == 0) {
                giveLeft(columns, row, retraction, type == JoinType.ANTI);
            }
        } else if (port == 0 ? type.keepsLeft() : type.keepsRight()) {
            int at = results.append(place, time, retraction);
            copy(sides[port], columns, row, at);
            nulls(sides[port], at);
        }
    }

    private void giveLeft(Column[] columns, int row, boolean retraction, boolean wanted) {
        if (wanted) {
            copy(sides[0], columns, row, results.append(place, time, retraction));
        }
    }

    private void copy(Side side, Column[] columns, int row, int at) {
        Column[] to = results.batch().columns();
        for (int c = 0; c < side.width; c++) {
            to[side.firstField + c].copy(at, columns[c], row);
        }
    }

    private void nulls(Side side, int at) {
        Side other = side == sides[0] ? sides[1] : sides[0];
        Column[] to = results.batch().columns();
        for (int c = 0; c < other.width; c++) {
            to[other.firstField + c].setNull(at);
        }
    }

    @Override
    protected long nextTimer() {
        return Math.min(sides[0].over.time(), sides[1].over.time());
    }

    /** Forgets a row, unless it has been taken back and its number given to another. */
    @Override
    protected void onTimer(int atPlace) {
        Side side = sides[sides[0].over.time() <= sides[1].over.time() ? 0 : 1];
        long due = side.over.time();
        int row = side.over.poll();
        if (side.rows.contains(row) && side.rows.time(row) + timeToLiveMs == due) {
            side.rows.remove(row);
        }
    }
}
