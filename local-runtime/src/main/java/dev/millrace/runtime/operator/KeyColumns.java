package dev.millrace.runtime.operator;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.expression.KeyHash;
import java.util.List;

/** The key fields of the batch in hand, with a hash per selected row. */
public final class KeyColumns {

    private final int[] fields;
    private final List<DataType> types;
    private final Column[] columns;
    private final int[] hashes;

    public KeyColumns(List<Integer> keys, Schema input, int capacity) {
        fields = keys.stream().mapToInt(Integer::intValue).toArray();
        types = keys.stream().map(key -> input.field(key).type()).toList();
        columns = new Column[fields.length];
        hashes = new int[capacity];
    }

    public List<DataType> types() {
        return types;
    }

    /** Takes the columns of a batch and hashes its selected rows. */
    public void read(Batch batch) {
        for (int k = 0; k < fields.length; k++) {
            columns[k] = batch.column(fields[k]);
        }
        if (fields.length > 0) {
            KeyHash.hash(columns, batch.selection(), batch.selected(), hashes);
        }
    }

    public Column[] columns() {
        return columns;
    }

    /** By position in the selection. */
    public int[] hashes() {
        return hashes;
    }
}
