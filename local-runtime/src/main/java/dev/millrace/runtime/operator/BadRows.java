package dev.millrace.runtime.operator;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorFields;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.data.ValueText;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Does with the rows that an operator cannot work on what its node's policy says: fail and name the row, send them on by
 * the error output with what was wrong behind their fields ({@link ErrorFields}), or count them. Used for one batch
 * after the other: {@link #begin}, {@link #add} for any of its rows, {@link #offer} until it is taken.
 */
public final class BadRows {

    private static final int CODE = 0;
    private static final int MESSAGE = 1;
    private static final int NODE = 2;

    private final int port;
    private final Outbox outbox;
    private final OperatorContext context;
    private final Schema input;
    private final ErrorPolicy policy;
    private final int[] rows;
    /** What was wrong, by row. */
    private final BytesColumn[] texts = new BytesColumn[NODE + 1];

    private final BatchView view = new BatchView();
    private final @Nullable ChangeColumn changes;
    private int count;
    private @Nullable Batch batch;

    /**
     * For rows of the first input.
     *
     * @param port the error output
     */
    public BadRows(OperatorContext context, int port, ErrorPolicy chosen) {
        this(context, context.input(), port, chosen);
    }

    /** For rows of an input with this schema. */
    public BadRows(OperatorContext context, Schema input, int port, ErrorPolicy chosen) {
        this.context = context;
        this.input = input;
        this.port = port;
        this.outbox = context.outbox(port);
        this.policy = chosen.resolve(outbox.connected());
        this.rows = new int[context.batchSize()];
        Arrays.setAll(texts, i -> new BytesColumn(Scalar.STRING, context.batchSize()));
        this.changes = ChangeColumn.of(input, context.batchSize()).orElse(null);
    }

    /** The output that rows leave by. */
    public int port() {
        return port;
    }

    /** Whether {@link #add} fails the run. */
    public boolean failing() {
        return policy == ErrorPolicy.FAIL;
    }

    /** A new batch. */
    public void begin(Batch newBatch) {
        batch = newBatch;
        if (count > 0) {
            count = 0;
            for (BytesColumn text : texts) {
                text.clear();
            }
        }
    }

    /** A row of the batch cannot be worked on; a row may be added once. */
    public void add(int row, RowException failure) {
        add(row, failure.code(), Objects.requireNonNullElse(failure.getMessage(), failure.code()));
    }

    /** As {@link #add(int, RowException)}. */
    public void add(int row, String code, String message) {
        if (policy == ErrorPolicy.FAIL) {
            String text = ValueText.row(Objects.requireNonNull(batch), row, input.names());
            throw new RowException(row, code, message, text);
        }
        // They mostly come in their order, but an operator may look at a batch more than once.
        int at = count++;
        while (at > 0 && rows[at - 1] > row) {
            rows[at] = rows[at - 1];
            at--;
        }
        rows[at] = row;
        texts[CODE].set(row, code);
        texts[MESSAGE].set(row, message);
        texts[NODE].set(row, context.node().node().id());
    }

    /** The rows of this batch that were added. */
    public int count() {
        return count;
    }

    /**
     * Sends what was added of this batch, or an empty batch that tells how far the stream has come.
     *
     * @return false: no room, call again
     */
    public boolean offer(Batch begun) throws IOException {
        boolean sent = policy == ErrorPolicy.OUTPUT && outbox.connected();
        if (outbox.connected() && !outbox.offer(shown(begun, sent ? count : 0))) {
            return false;
        }
        if (count > 0 && sent) {
            context.counters().errors(count);
        } else if (count > 0) {
            context.counters().dropped(count);
        }
        return true;
    }

    private Batch shown(Batch begun, int selected) {
        Batch rowsOnly = changes == null ? begun : changes.add(begun);
        int width = rowsOnly.columns().length;
        Column[] columns = Arrays.copyOf(rowsOnly.columns(), width + texts.length);
        System.arraycopy(texts, 0, columns, width, texts.length);
        Batch bad = view.of(rowsOnly, columns);
        bad.select(rows, selected);
        return bad;
    }
}
