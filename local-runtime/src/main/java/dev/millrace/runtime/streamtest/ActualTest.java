package dev.millrace.runtime.streamtest;

import dev.millrace.model.document.Value;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.streamtest.BoundStreamTest;
import dev.millrace.model.streamtest.BoundStreamTest.Port;
import dev.millrace.model.streamtest.CellValues;
import dev.millrace.model.streamtest.StreamTest;
import dev.millrace.model.streamtest.StreamTest.Change;
import dev.millrace.model.streamtest.StreamTest.Details;
import dev.millrace.model.streamtest.StreamTest.Expectation;
import dev.millrace.model.streamtest.StreamTest.IdleExpectation;
import dev.millrace.model.streamtest.StreamTest.Observation;
import dev.millrace.model.streamtest.StreamTest.RowExpectation;
import dev.millrace.model.streamtest.StreamTest.Setup;
import dev.millrace.model.streamtest.StreamTest.Step;
import dev.millrace.model.streamtest.StreamTest.WatermarkExpectation;
import dev.millrace.runtime.streamtest.Output.IdleOutput;
import dev.millrace.runtime.streamtest.Output.RowOutput;
import dev.millrace.runtime.streamtest.Output.WatermarkOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A test that expects what really came: every row, watermark and change of idleness, at its step. */
public final class ActualTest {

    private final BoundStreamTest test;

    private ActualTest(BoundStreamTest test) {
        this.test = test;
    }

    /** The test with the outputs of a run in the place of its expectations. */
    public static StreamTest of(BoundStreamTest test, StreamTestRun run) {
        return new ActualTest(test).with(run);
    }

    private StreamTest with(StreamTestRun run) {
        Setup setup = test.test().setup();
        List<Observation> observed = test.ports().stream()
                .map(port -> new Observation(port.name(), port.ordered(), true))
                .toList();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < test.steps().size(); i++) {
            Step step = test.steps().get(i).step();
            List<Expectation> came =
                    run.outputs().get(i).stream().map(this::expectation).toList();
            boolean failed = run.failure().isPresent() && run.failedStep() == i;
            Optional<String> fails = failed ? run.failure().map(failure -> failure.code()) : Optional.empty();
            steps.add(new Step(step.comment(), step.source(), step.action(), came, fails));
        }
        return new StreamTest(
                test.test().description(),
                new Setup(setup.parameters(), setup.startMs(), setup.sources(), observed),
                steps,
                List.of());
    }

    private Expectation expectation(Output output) {
        Port port = test.ports().get(output.port());
        return switch (output) {
            case RowOutput row -> row(row, port);
            case WatermarkOutput watermark -> new WatermarkExpectation(port.name(), watermark.watermark());
            case IdleOutput idle -> new IdleExpectation(port.name(), idle.idle());
        };
    }

    private static RowExpectation row(RowOutput row, Port port) {
        Schema schema = port.schema();
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < schema.width(); i++) {
            values.add(CellValues.of(row.values().get(i), schema.field(i).type()));
        }
        Details details = new Details(
                schema.eventTime() ? Optional.of(row.timeMs()) : Optional.empty(),
                schema.changes() == Changes.INSERT_ONLY
                        ? Optional.empty()
                        : Optional.of(row.retraction() ? Change.RETRACT : Change.INSERT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new RowExpectation("", port.name(), Value.of(values), details);
    }
}
