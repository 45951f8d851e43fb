package dev.millrace.runtime.operator.join;

import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.state.KeyedRows;
import java.util.List;

/** One input of a join, and those of its rows that are kept. */
final class JoinSide {

    final KeyColumns keys;
    final KeyedRows rows;
    private final int[] keyFields;
    private final Column[] storedKeys;

    JoinSide(OperatorContext context, String name, Schema schema, List<Integer> keys) {
        this.keys = new KeyColumns(keys, schema, context.batchSize());
        this.rows = context.state().rows(context.node().node().id(), name, schema.types(), keys);
        this.keyFields = keys.stream().mapToInt(Integer::intValue).toArray();
        this.storedKeys = new Column[keyFields.length];
    }

    /** Keeps a copy of the i-th selected row of the batch whose keys were read. */
    int add(Batch batch, int row, int i, long time) {
        return rows.add(batch.columns(), row, keys.columns(), keys.hashes()[i], time);
    }

    /** Whether the key of the row in hand is equal to nothing. */
    boolean hasNullKey(int row) {
        return Inputs.anyNull(keys.columns(), row);
    }

    /** The key of the other side that is equal to a row's kept here, or {@link KeyedRows#NONE}. */
    int keyIn(JoinSide other, int stored) {
        Column[] columns = keysOf(stored);
        int position = KeyedRows.position(stored);
        return Inputs.anyNull(columns, position)
                ? KeyedRows.NONE
                : other.rows.find(columns, position, rows.hash(rows.key(stored)));
    }

    boolean storedNullKey(int stored) {
        return Inputs.anyNull(keysOf(stored), KeyedRows.position(stored));
    }

    private Column[] keysOf(int stored) {
        for (int k = 0; k < keyFields.length; k++) {
            storedKeys[k] = rows.column(stored, keyFields[k]);
        }
        return storedKeys;
    }
}
