package dev.millrace.runtime.task;

import dev.millrace.runtime.connector.StreamFeed;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.operator.Outbox;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Feeds the chain from a stream that comes with its order and its watermarks. */
final class FeedHead implements TaskHead {

    private final StreamFeed feed;
    private final Outbox outbox;
    private final TaskContext task;
    private @Nullable Batch inHand;

    FeedHead(StreamFeed feed, Outbox outbox, TaskContext task) {
        this.feed = feed;
        this.outbox = outbox;
        this.task = task;
    }

    @Override
    public void open() {}

    @Override
    public Turn step() throws IOException {
        if (inHand == null) {
            inHand = feed.poll();
        }
        if (inHand == null) {
            return feed.ended() ? Turn.ENDED : Turn.NO_INPUT;
        }
        task.beginStep();
        if (!outbox.offer(inHand)) {
            return Turn.NO_CREDIT;
        }
        inHand = null;
        return Turn.WORKED;
    }

    @Override
    public long dueNanos() {
        return Long.MIN_VALUE;
    }

    @Override
    public double progress() {
        return -1;
    }

    @Override
    public void close() {}
}
