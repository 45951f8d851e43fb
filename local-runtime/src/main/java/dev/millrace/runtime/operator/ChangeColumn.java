package dev.millrace.runtime.operator;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import java.util.Arrays;
import java.util.Optional;

/** The kind of each change as a field behind the others, for those who know rows only; see {@code Schema.changesAsField}. */
final class ChangeColumn {

    private static final String INSERT = "insert";
    private static final String RETRACT = "retract";

    private final BatchView view = new BatchView();
    private final BytesColumn kinds;

    private ChangeColumn(int capacity) {
        this.kinds = new BytesColumn(Scalar.STRING, capacity);
    }

    /** Empty if rows are only ever added. */
    static Optional<ChangeColumn> of(OperatorContext context) {
        return of(context.input(), context.batchSize());
    }

    /** The same for rows of this schema. */
    static Optional<ChangeColumn> of(Schema rows, int capacity) {
        return rows.changes() == Changes.INSERT_ONLY ? Optional.empty() : Optional.of(new ChangeColumn(capacity));
    }

    /** The same rows with the field. */
    Batch add(Batch batch) {
        kinds.clear();
        for (int i = 0; i < batch.selected(); i++) {
            int row = batch.row(i);
            kinds.setBoxed(row, batch.isRetraction(row) ? RETRACT : INSERT);
        }
        Column[] columns = Arrays.copyOf(batch.columns(), batch.columns().length + 1);
        columns[columns.length - 1] = kinds;
        Batch shown = view.of(batch, columns);
        shown.setRetractions(null);
        return shown;
    }
}
