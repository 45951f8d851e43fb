package dev.millrace.runtime.operator.join;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.JoinSpecs.LookupJoinSpec;
import dev.millrace.model.spec.MalformedPolicy;
import dev.millrace.runtime.connector.ConnectorException;
import dev.millrace.runtime.connector.Ordinals;
import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.Operators;
import dev.millrace.runtime.state.KeyedRows;
import java.io.IOException;

/**
 * Reads the table of a lookup join. It is a cache and no state: whoever is restored reads it again, so it is not asked of
 * the state backend.
 */
final class LookupTable {

    private final LookupJoinSpec spec;
    private final OperatorContext context;
    private final Schema schema;

    LookupTable(LookupJoinSpec spec, OperatorContext context) {
        this.spec = spec;
        this.context = context;
        this.schema = Schema.of(spec.fields(), false);
    }

    /**
     * All rows of the file whose key is not null, those of a key in the order of the file.
     *
     * @throws IOException if the file is not there or cannot be read
     * @throws ConnectorException if its content is not what the node says
     */
    KeyedRows read() throws IOException {
        KeyedRows rows = new KeyedRows(schema.types(), spec.keys().right());
        KeyColumns keys = new KeyColumns(spec.keys().right(), schema, Ordinals.BLOCK);
        Batch batch = Batch.create(schema, Ordinals.BLOCK);
        try (SourceReader reader = Operators.shared()
                .reader(spec.table(), schema, context.environment().connector())) {
            reader.open();
            int count = reader.read(batch, Ordinals.BLOCK, this::malformed);
            while (count != SourceReader.END) {
                keep(batch, keys, rows);
                batch.clear();
                count = reader.read(batch, Ordinals.BLOCK, this::malformed);
            }
        }
        return rows;
    }

    private static void keep(Batch batch, KeyColumns keys, KeyedRows rows) {
        if (batch.size() == 0) {
            return;
        }
        keys.read(batch);
        for (int row = 0; row < batch.size(); row++) {
            if (!Inputs.anyNull(keys.columns(), row)) {
                rows.add(batch.columns(), row, keys.columns(), keys.hashes()[row], 0);
            }
        }
    }

    private void malformed(String file, long line, int column, String message, String text) {
        if (spec.table().onMalformed() == MalformedPolicy.FAIL) {
            throw ConnectorException.malformedLine(file, line, column, message);
        }
        context.counters().dropped(1);
    }
}
