package dev.millrace.runtime.connector;

import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.data.Batch;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a test writes to a sink. */
public final class Writing {

    private Writing() {}

    /** Writes all rows, so many at a time, and finishes. */
    public static void all(
            SinkWriter sink, Schema schema, List<? extends List<? extends @Nullable Object>> rows, int batchSize)
            throws IOException {
        try (sink) {
            sink.open();
            for (int from = 0; from < rows.size(); from += batchSize) {
                sink.write(batch(schema, rows.subList(from, Math.min(rows.size(), from + batchSize))));
            }
            sink.flush();
            sink.finish();
        }
    }

    /** A batch with these rows. */
    public static Batch batch(Schema schema, List<? extends List<? extends @Nullable Object>> rows) {
        Batch batch = Batch.create(schema, Math.max(1, rows.size()));
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < schema.width(); column++) {
                batch.column(column).setBoxed(row, rows.get(row).get(column));
            }
        }
        batch.setSize(rows.size());
        return batch;
    }
}
