package dev.millrace.runtime.operator.change;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ChangeSpecs.DeduplicateSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.row.RowOperator;
import dev.millrace.runtime.operator.row.RowResults;
import dev.millrace.runtime.operator.row.TimeHeap;
import dev.millrace.runtime.state.KeyedRows;
import java.util.stream.IntStream;

/** One row per key. Of first rows only the keys are kept, of last ones all fields. */
public final class DeduplicateOperator extends RowOperator {

    private final boolean last;
    private final long timeToLiveMs;
    private final KeyColumns keys;
    private final KeyedRows rows;
    private final TimeHeap over = new TimeHeap();
    private final RowResults results;

    public DeduplicateOperator(DeduplicateSpec spec, OperatorContext context) {
        super(context);
        this.last = spec.last();
        this.timeToLiveMs = spec.stateTtlMs().orElse(0);
        Schema input = context.input();
        this.keys = new KeyColumns(spec.keys(), input, context.batchSize());
        String node = context.node().node().id();
        this.rows = last
                ? context.state().rows(node, "rows", input.types(), spec.keys())
                : context.state()
                        .rows(
                                node,
                                "keys",
                                keys.types(),
                                IntStream.range(0, spec.keys().size()).boxed().toList());
        this.results = new RowResults(context.outbox(0), context.outputSchemas().get(0), context.batchSize(), null);
    }

    @Override
    protected RowResults results() {
        return results;
    }

    @Override
    protected void begin(int port, Batch batch) {
        if (batch.selected() > 0) {
            keys.read(batch);
        }
    }

    @Override
    protected void onRow(int port, Batch batch, int row, int i) {
        long time = timestamp(batch, row);
        int place = batch.place(row);
        int hash = keys.hashes()[i];
        int key = rows.find(keys.columns(), row, hash);
        if (key != KeyedRows.NONE) {
            int kept = rows.first(key);
            if (!last || rows.equal(kept, batch.columns(), row)) {
                return;
            }
            int at = results.append(place, time, true);
            rows.copy(kept, results.batch().columns(), 0, at);
            rows.remove(kept);
        }
        int at = results.append(place, time, false);
        Column[] to = results.batch().columns();
        for (int c = 0; c < to.length; c++) {
            to[c].copy(at, batch.column(c), row);
        }
        keep(batch, row, hash, time);
    }

    private void keep(Batch batch, int row, int hash, long time) {
        if (timeToLiveMs > 0 && time + timeToLiveMs <= batch.watermarkBefore(row)) {
            return;
        }
        int added = rows.add(last ? batch.columns() : keys.columns(), row, keys.columns(), hash, time);
        if (timeToLiveMs > 0) {
            over.add(time + timeToLiveMs, added);
        }
    }

    @Override
    protected long nextTimer() {
        return over.time();
    }

    /** Forgets a key, unless another row has taken its row's place. */
    @Override
    protected void onTimer(int place) {
        long due = over.time();
        int row = over.poll();
        if (rows.contains(row) && rows.time(row) + timeToLiveMs == due) {
            rows.remove(row);
        }
    }
}
