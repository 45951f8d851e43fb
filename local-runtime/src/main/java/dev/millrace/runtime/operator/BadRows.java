package dev.millrace.runtime.operator;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Does with the rows that an operator cannot work on what its node's policy says: fail, send them on by the error
 * output with a text, or count them. Used for one batch after the other: {@link #begin}, {@link #add} in the order of
 * the rows, {@link #offer} until it is taken.
 */
public final class BadRows {

    private final OperatorContext context;
    private final int port;
    private final ErrorPolicy policy;
    private final int[] rows;
    private final BytesColumn messages;
    private final BatchView view = new BatchView();
    private final @Nullable ChangeColumn changes;
    private int count;

    /**
     * @param port the error output
     */
    public BadRows(OperatorContext context, int port, ErrorPolicy chosen) {
        this.context = context;
        this.port = port;
        this.policy = chosen == ErrorPolicy.OUTPUT_OR_FAIL
                ? (context.outbox(port).connected() ? ErrorPolicy.OUTPUT : ErrorPolicy.FAIL)
                : chosen;
        this.rows = new int[context.batchSize()];
        this.messages = new BytesColumn(Scalar.STRING, context.batchSize());
        this.changes = ChangeColumn.of(context).orElse(null);
    }

    /** A new batch. */
    public void begin() {
        count = 0;
        messages.clear();
    }

    /** A row of the batch's columns cannot be worked on. */
    public void add(int row, String code, String message) {
        if (policy == ErrorPolicy.FAIL) {
            throw new RowException(row, code, message);
        }
        rows[count++] = row;
        messages.set(row, message);
    }

    /**
     * Sends what was added of this batch, or an empty batch that tells how far the stream has come.
     *
     * @return false: no room, call again
     */
    public boolean offer(Batch batch) throws IOException {
        Batch shown = changes == null ? batch : changes.add(batch);
        Column[] columns = Arrays.copyOf(shown.columns(), shown.columns().length + 1);
        columns[columns.length - 1] = Objects.requireNonNull(messages);
        Batch bad = view.of(shown, columns);
        bad.select(rows, policy == ErrorPolicy.OUTPUT ? count : 0);
        if (!context.outbox(port).offer(bad)) {
            return false;
        }
        if (policy == ErrorPolicy.SKIP || !context.outbox(port).connected()) {
            context.counters().dropped(count);
        }
        count = 0;
        return true;
    }
}
