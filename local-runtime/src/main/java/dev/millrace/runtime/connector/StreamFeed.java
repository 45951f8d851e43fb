package dev.millrace.runtime.connector;

import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.runtime.data.Batch;
import org.jspecify.annotations.Nullable;

/**
 * A stream from outside that is whole already: its batches come with event times, order and watermarks. Called by the one
 * task that it feeds.
 */
public interface StreamFeed {

    /**
     * The next batch, or null if none is there now. It stays as it is until the next call; the last one covers the end of
     * the order ({@code frontier} {@link Long#MAX_VALUE}).
     */
    @Nullable
    Batch poll();

    /** Whether no batch will follow. */
    boolean ended();

    /** A node without inputs whose only output is a feed. */
    record FeedSpec(StreamFeed feed) implements OperatorSpec {}
}
