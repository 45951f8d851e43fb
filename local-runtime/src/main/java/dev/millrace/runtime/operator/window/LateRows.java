package dev.millrace.runtime.operator.window;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.operator.OperatorContext;
import java.io.IOException;
import java.util.Arrays;

/** Rows of one batch that came too late, as they came, with details if wanted. */
final class LateRows {

    private final OperatorContext context;
    private final boolean details;
    private final Batch view = new Batch(new Column[0], 0);
    private final int[] rows;
    private final LongColumn[] added = new LongColumn[3];
    private int count;

    LateRows(OperatorContext context, boolean details) {
        this.context = context;
        this.details = details;
        this.rows = new int[context.batchSize()];
        for (int i = 0; i < added.length; i++) {
            Scalar type = i == 0 ? Scalar.INTERVAL : Scalar.TIMESTAMP;
            added[i] = new LongColumn(type, details ? context.batchSize() : 0);
        }
    }

    void begin() {
        count = 0;
    }

    /** A row of the batch; {@code start} and {@code end} are those of its last window. */
    void add(int row, long lateByMs, long start, long end) {
        rows[count++] = row;
        if (details) {
            added[0].values()[row] = lateByMs;
            added[1].values()[row] = start;
            added[2].values()[row] = end;
        }
    }

    /** Sends what was added of this batch; false: no room, call again. */
    boolean offer(Batch batch) throws IOException {
        Column[] columns = batch.columns();
        if (details) {
            int width = columns.length;
            columns = Arrays.copyOf(columns, width + added.length);
            System.arraycopy(added, 0, columns, width, added.length);
        }
        view.setColumns(columns);
        view.setTimestamps(batch.timestamps());
        view.setRetractions(batch.retractions());
        view.setSize(batch.size());
        view.setOrderOf(batch);
        view.select(rows, count);
        if (!context.outbox(1).offer(view)) {
            return false;
        }
        context.counters().late(count);
        count = 0;
        return true;
    }
}
