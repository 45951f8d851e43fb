package dev.millrace.runtime.operator;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;

/** A batch that shows another batch's rows with other columns or another selection. */
final class BatchView {

    private final Batch batch = new Batch(new Column[0], 0);

    /** Shows the rows of {@code source} with these columns; selection, timestamps and order are the source's. */
    Batch of(Batch source, Column[] columns) {
        batch.setColumns(columns);
        batch.setTimestamps(source.timestamps());
        batch.setRetractions(source.retractions());
        batch.setSize(source.size());
        batch.select(source.selection(), source.selected());
        batch.setOrderOf(source);
        return batch;
    }

    Batch batch() {
        return batch;
    }
}
