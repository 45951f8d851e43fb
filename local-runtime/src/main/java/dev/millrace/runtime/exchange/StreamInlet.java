package dev.millrace.runtime.exchange;

import dev.millrace.runtime.data.Batch;
import org.jspecify.annotations.Nullable;

/** One stream that an {@link ArrivalGate} merges with others: a single channel, or all channels of one order. */
sealed interface StreamInlet {

    /** Looks whether a batch has come; until the next call, the head does not change by itself. */
    void look();

    /** The batch at the head. */
    @Nullable
    Batch head();

    /** Where the head goes to. */
    int port();

    /** The head has been dealt with. */
    void release();

    /** Whether nothing more will come. */
    boolean ended();

    /** A channel by itself. */
    record OfChannel(Inlet inlet) implements StreamInlet {

        @Override
        public void look() {
            inlet.look();
        }

        @Override
        public @Nullable Batch head() {
            return inlet.head();
        }

        @Override
        public int port() {
            return inlet.port();
        }

        @Override
        public void release() {
            inlet.release();
        }

        @Override
        public boolean ended() {
            return inlet.ended();
        }
    }

    /**
     * Channels of one order, merged by places first: the subtasks of a node have one watermark and are idle together, and
     * which of them is a little ahead of the others must make no difference.
     */
    final class OfOrder implements StreamInlet {

        private final Gate gate;
        private @Nullable Batch head;
        private int port;
        private boolean ended;

        OfOrder(Gate gate) {
            this.gate = gate;
        }

        @Override
        public void look() {
            if (head != null || ended) {
                return;
            }
            head = gate.poll();
            if (head == null) {
                ended = gate.ended();
            } else {
                port = gate.port();
            }
        }

        @Override
        public @Nullable Batch head() {
            return head;
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public void release() {
            head = null;
            gate.done();
        }

        @Override
        public boolean ended() {
            return ended;
        }
    }
}
