package dev.millrace.runtime.combine;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.time.SourceWatermarks;

/** What the receivers of an edge will see as the watermark, which a sender must know to judge its rows as they do. */
public interface ExactWatermark {

    /** The watermark before the first row that may come after a batch. */
    long after(Batch batch);

    /** Whether {@link #after} can be told at no cost; soon it probably can. */
    boolean knowsAfter(Batch batch);

    /** As after a batch, but nothing need be known of it yet. */
    void pass(Batch batch);

    /** Of a sender that sees the tracks of all batches: its own watermark is everybody's. */
    ExactWatermark OWN = new ExactWatermark() {
        @Override
        public long after(Batch batch) {
            return batch.watermarkAfter();
        }

        @Override
        public boolean knowsAfter(Batch batch) {
            return true;
        }

        @Override
        public void pass(Batch batch) {}
    };

    /** Of a sender behind one subtask of a source: other subtasks have rows between its own. */
    static ExactWatermark of(SourceWatermarks.Reader source) {
        return new ExactWatermark() {
            @Override
            public long after(Batch batch) {
                return Math.max(batch.watermarkAfter(), source.beforeBlockOf(batch.frontier()));
            }

            @Override
            public boolean knowsAfter(Batch batch) {
                return source.knowsBeforeBlockOf(batch.frontier());
            }

            @Override
            public void pass(Batch batch) {
                source.follow(batch.track().base());
            }
        };
    }
}
