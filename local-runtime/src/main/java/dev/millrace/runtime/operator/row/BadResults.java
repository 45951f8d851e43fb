package dev.millrace.runtime.operator.row;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorFields;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.data.ValueText;
import dev.millrace.runtime.operator.OperatorContext;
import java.util.Objects;

/**
 * Does what the policy says with things that cannot be worked on and are no row of the batch in hand: pairs of rows,
 * timers. Their fields are copied to the error output, and behind them stands what was wrong.
 *
 * <p>See {@link dev.millrace.runtime.operator.BadRows} for rows as they came.
 */
public final class BadResults {

    /** Writes the fields of what failed. */
    @FunctionalInterface
    public interface Writer {
        void write(Batch to, int at);
    }

    private final OperatorContext context;
    private final Schema schema;
    private final ErrorPolicy policy;
    private final boolean connected;
    private final RowResults results;

    /** @param port whose schema ends with {@link ErrorFields} */
    BadResults(OperatorContext context, int port, ErrorPolicy chosen) {
        this.context = context;
        this.schema = context.outputSchemas().get(port);
        this.connected = context.outbox(port).connected();
        this.policy = chosen.resolve(connected);
        this.results = new RowResults(context.outbox(port), schema, context.batchSize(), null);
    }

    RowResults results() {
        return results;
    }

    /**
     * Something failed.
     *
     * @param place where it stands in the order, not before the last one
     */
    public void add(int place, long timestamp, RowException failure, Writer fields) {
        if (policy == ErrorPolicy.FAIL) {
            throw new RowException(RowException.NO_ROW, failure.code(), message(failure), text(fields));
        }
        if (policy == ErrorPolicy.SKIP || !connected) {
            context.counters().dropped(1);
            return;
        }
        int at = results.append(place, timestamp);
        Batch to = results.batch();
        fields.write(to, at);
        int width = schema.width() - ErrorFields.FIELDS.size();
        String[] texts = {
            failure.code(), message(failure), context.node().node().id()
        };
        for (int i = 0; i < texts.length; i++) {
            ((BytesColumn) to.column(width + i)).set(at, texts[i]);
        }
        context.counters().errors(1);
    }

    private String text(Writer fields) {
        Batch one = Batch.create(schema, 1);
        fields.write(one, 0);
        return ValueText.row(one, 0, schema.names().subList(0, schema.width() - ErrorFields.FIELDS.size()));
    }

    private static String message(RowException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.code());
    }
}
