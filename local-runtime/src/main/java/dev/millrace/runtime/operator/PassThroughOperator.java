package dev.millrace.runtime.operator;

import dev.millrace.runtime.data.Batch;
import java.io.IOException;

/** Union: the gate has already brought the inputs into one order. */
final class PassThroughOperator implements Operator {

    private final Outbox outbox;

    PassThroughOperator(OperatorContext context) {
        this.outbox = context.outbox(0);
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        return outbox.offer(batch);
    }
}
