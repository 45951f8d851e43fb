package dev.millrace.runtime.operator;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.expression.KeyHash;
import java.util.List;

/** The key fields of the batch in hand, with a hash per selected row. */
final class KeyColumns {

    private final int[] fields;
    private final List<DataType> types;
    private final Column[] columns;
    private final int[] hashes;

    KeyColumns(List<Integer> keys, Schema input, int capacity) {
        fields = keys.stream().mapToInt(Integer::intValue).toArray();
        types = keys.stream().map(key -> input.field(key).type()).toList();
        columns = new Column[fields.length];
        hashes = new int[capacity];
    }

    List<DataType> types() {
        return types;
    }

    /** Takes the columns of a batch and hashes its selected rows. */
    void read(Batch batch) {
        for (int k = 0; k < fields.length; k++) {
            columns[k] = batch.column(fields[k]);
        }
        if (fields.length > 0) {
            KeyHash.hash(columns, batch.selection(), batch.selected(), hashes);
        }
    }

    Column[] columns() {
        return columns;
    }

    /** By position in the selection. */
    int[] hashes() {
        return hashes;
    }
}
