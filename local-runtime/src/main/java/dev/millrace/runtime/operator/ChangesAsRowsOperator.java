package dev.millrace.runtime.operator;

import dev.millrace.runtime.data.Batch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Shows the kind of each change as a field; from then on, no row takes another back. */
final class ChangesAsRowsOperator implements Operator {

    private final Outbox outbox;
    private final @Nullable ChangeColumn changes;
    private @Nullable Batch shown;

    ChangesAsRowsOperator(OperatorContext context) {
        this.outbox = context.outbox(0);
        this.changes = ChangeColumn.of(context).orElse(null);
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        if (shown == null) {
            shown = changes == null ? batch : changes.add(batch);
        }
        boolean taken = outbox.offer(shown);
        if (taken) {
            shown = null;
        }
        return taken;
    }
}
