package dev.millrace.runtime.operator;

import dev.millrace.model.spec.TransformSpecs.AggregateSpec;
import dev.millrace.runtime.aggregate.AggregateSet;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.expression.SoundRows;
import dev.millrace.runtime.state.KeyedTable;
import dev.millrace.runtime.state.KeyedTables;
import java.io.IOException;

/** The aggregate so far, after every row. */
final class AggregateOperator implements Operator {

    private final OperatorContext context;
    private final AggregateSet aggregates;
    private final KeyColumns keys;
    private final KeyedTables tables;
    private final BadRows errors;
    private final SoundRows sound;
    private final BatchView good = new BatchView();
    private final Batch out;
    private final int[] places;
    private final int[] slots;
    private final SoundRows.Failed failed;
    private boolean evaluated;
    private boolean sent;

    AggregateOperator(AggregateSpec spec, OperatorContext context) {
        this.context = context;
        int capacity = context.batchSize();
        this.aggregates = new AggregateSet(spec.aggregates(), capacity);
        this.keys = new KeyColumns(spec.keys(), context.input(), capacity);
        this.tables = context.state().tables(context.node().node().id(), "groups", keys.types(), aggregates.types());
        this.errors = new BadRows(context, 1, spec.onError());
        this.failed = errors::add;
        this.sound = new SoundRows(aggregates::prepare, failed, capacity);
        this.out = Batch.create(context.outputSchemas().get(0), capacity);
        this.places = new int[capacity];
        this.slots = new int[capacity];
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        if (!evaluated) {
            aggregate(batch);
            evaluated = true;
            sent = false;
        }
        if (!sent && !context.outbox(0).offer(out)) {
            return false;
        }
        sent = true;
        evaluated = !errors.offer(batch);
        return !evaluated;
    }

    private void aggregate(Batch batch) {
        errors.begin(batch);
        out.clear();
        int count = 0;
        if (batch.selected() > 0) {
            sound.evaluate(batch);
            Batch rows = good.of(batch, batch.columns());
            rows.select(sound.rows(), sound.count());
            count = addAll(rows);
        }
        out.setSize(count);
        out.setOrder(batch.track(), places, batch.toPlace(), batch.frontier());
    }

    private int addAll(Batch rows) {
        KeyedTable table = tables.table(0);
        keys.read(rows);
        table.slots(keys.columns(), keys.hashes(), rows.selection(), 0, rows.selected(), slots);
        Column[] columns = out.columns();
        int keyCount = keys.types().size();
        long[] from = rows.timestamps();
        long[] to = out.timestamps();
        int at = 0;
        for (int i = 0; i < rows.selected(); i++) {
            int row = rows.row(i);
            int failures = errors.count();
            aggregates.add(table, slots, rows.selection(), i, i + 1, failed);
            if (errors.count() > failures) {
                continue;
            }
            places[at] = rows.place(row);
            if (from != null && to != null) {
                to[at] = from[row];
            }
            for (int k = 0; k < keyCount; k++) {
                columns[k].copy(at, keys.columns()[k], row);
            }
            aggregates.write(table, slots[i], 1, columns, keyCount, at);
            at++;
        }
        return at;
    }
}
