package dev.millrace.runtime.operator;

import dev.millrace.model.spec.TransformSpecs.AggregateSpec;
import dev.millrace.runtime.aggregate.AggregateSet;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.state.KeyedTable;
import dev.millrace.runtime.state.KeyedTables;
import java.io.IOException;

/** The aggregate so far, after every row. */
final class AggregateOperator implements Operator {

    private final OperatorContext context;
    private final AggregateSet aggregates;
    private final KeyColumns keys;
    private final KeyedTables tables;
    private final Batch out;
    private final int[] places;
    private final int[] slots;
    private boolean evaluated;

    AggregateOperator(AggregateSpec spec, OperatorContext context) {
        this.context = context;
        int capacity = context.batchSize();
        this.aggregates = new AggregateSet(spec.aggregates(), capacity);
        this.keys = new KeyColumns(spec.keys(), context.input(), capacity);
        this.tables = context.state().tables(context.node().node().id(), "groups", keys.types(), aggregates.types());
        this.out = Batch.create(context.outputSchemas().get(0), capacity);
        this.places = new int[capacity];
        this.slots = new int[capacity];
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        if (!evaluated) {
            aggregate(batch);
            evaluated = true;
        }
        evaluated = !context.outbox(0).offer(out);
        return !evaluated;
    }

    private void aggregate(Batch batch) {
        int count = batch.selected();
        out.clear();
        out.setSize(count);
        out.setOrder(batch.track(), places, batch.toPlace(), batch.frontier());
        if (count == 0) {
            return;
        }
        int[] rows = batch.selection();
        KeyedTable table = tables.table(0);
        keys.read(batch);
        aggregates.prepare(batch, rows, count);
        table.slots(keys.columns(), keys.hashes(), rows, 0, count, slots);
        Column[] columns = out.columns();
        int keyCount = keys.types().size();
        long[] from = batch.timestamps();
        long[] to = out.timestamps();
        for (int i = 0; i < count; i++) {
            int row = batch.row(i);
            places[i] = batch.place(row);
            if (from != null && to != null) {
                to[i] = from[row];
            }
            for (int k = 0; k < keyCount; k++) {
                columns[k].copy(i, keys.columns()[k], row);
            }
            aggregates.add(table, slots, rows, i, i + 1);
            aggregates.write(table, slots[i], 1, columns, keyCount, i);
        }
    }
}
