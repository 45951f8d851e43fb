package dev.millrace.runtime.operator;

import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.runtime.data.Batch;
import java.io.IOException;
import java.util.Arrays;

/**
 * What an operator shows of a batch on each of its outputs, of which the last is for rows with an error; remembers which
 * outputs have taken it.
 */
final class Results {

    private final OperatorContext context;
    private final BatchView[] views;
    private final BadRows errors;
    private boolean begun;
    private int next;

    /** @param outputs outputs that are not for errors */
    Results(OperatorContext context, int outputs, ErrorPolicy onError) {
        this.context = context;
        this.views = new BatchView[outputs];
        Arrays.setAll(views, i -> new BatchView());
        this.errors = new BadRows(context, outputs, onError);
    }

    BadRows errors() {
        return errors;
    }

    BatchView view(int output) {
        return views[output];
    }

    /** Whether the batch is a new one, whose views must be set. */
    boolean begin(Batch batch) {
        if (begun) {
            return false;
        }
        begun = true;
        next = 0;
        errors.begin(batch);
        return true;
    }

    /** Offers what the views show; false: no room, call again. */
    boolean offer(Batch batch) throws IOException {
        while (next < views.length) {
            if (!context.outbox(next).offer(views[next].batch())) {
                return false;
            }
            next++;
        }
        begun = !errors.offer(batch);
        return !begun;
    }
}
