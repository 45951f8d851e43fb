package dev.millrace.runtime.streamtest;

import dev.millrace.model.streamtest.BoundStreamTest;
import dev.millrace.model.streamtest.BoundStreamTest.BoundStep;
import dev.millrace.model.streamtest.StreamTest.AdvanceAction;
import dev.millrace.model.streamtest.StreamTest.EndAction;
import dev.millrace.model.streamtest.StreamTest.IdleAction;
import dev.millrace.model.streamtest.StreamTest.RowAction;
import dev.millrace.model.streamtest.StreamTest.WatermarkAction;
import dev.millrace.runtime.schedule.Conductor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Leads a run through the steps: each begins when nothing is left to do of the one before, and all that comes out until
 * then is what that step caused. An advance of processing time stops on its way wherever a timer is due.
 */
final class Script implements Conductor {

    private final BoundStreamTest test;
    private final List<ScriptedFeed> feeds;
    private final LongUnaryOperator nanosAt;
    private final Runnable stop;
    private final List<List<Output>> outputs = new ArrayList<>();
    private int step = -1;
    private long targetNanos;

    /**
     * @param nanosAt when the run's clock reaches a processing time in ms
     * @param stop ends the run
     */
    Script(BoundStreamTest test, List<ScriptedFeed> feeds, LongUnaryOperator nanosAt, Runnable stop) {
        this.test = test;
        this.feeds = feeds;
        this.nanosAt = nanosAt;
        this.stop = stop;
        test.steps().forEach(each -> outputs.add(new ArrayList<>()));
    }

    /** What came out, by step. */
    List<List<Output>> outputs() {
        return outputs;
    }

    /** The step under way. */
    int step() {
        return Math.max(0, Math.min(step, test.steps().size() - 1));
    }

    /** Something left a port. */
    void take(Output output) {
        outputs.get(step()).add(output);
    }

    @Override
    public long atRest(long nowNanos, long dueNanos) {
        if (targetNanos > nowNanos) {
            return Math.min(dueNanos, targetNanos);
        }
        step++;
        if (step < test.steps().size()) {
            begin(test.steps().get(step));
        } else {
            stop.run();
        }
        return nowNanos;
    }

    private void begin(BoundStep next) {
        switch (next.step().action()) {
            case RowAction row -> feeds.get(next.source()).row(next.row(), next.timeMs(), next.retraction());
            case WatermarkAction watermark -> feeds.get(next.source()).watermark(watermark.watermark());
            case IdleAction idle -> feeds.get(next.source()).idle(idle.idle());
            case EndAction ignored -> feeds.get(next.source()).end();
            case AdvanceAction advance -> targetNanos = nanosAt.applyAsLong(advance.toMs());
        }
    }
}
