package dev.millrace.model.streamtest;

import dev.millrace.model.document.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A test of a pipeline, or of a part of it: what comes in at its sources, step by step in one common order, and what must
 * leave its nodes. The script replaces the sources and their watermark strategies. See {@code docs/stream-tests.md}.
 *
 * <p>As in Apache Flink, a watermark W says that no row with an event time up to W will come: a window [s, e) is complete
 * at e - 1 ms.
 *
 * @param expected what must come in any order and at any step; those of a port are either all here or all with the steps
 */
public record StreamTest(String description, Setup setup, List<Step> steps, List<Expectation> expected) {

    public StreamTest {
        steps = List.copyOf(steps);
        expected = List.copyOf(expected);
    }

    /**
     * What is there before the first step.
     *
     * @param parameters values of the pipeline's parameters, over their defaults
     * @param startMs processing time at the start
     * @param sources names of what is replaced: a source's id, or {@code node.port} for the stream that leaves there
     * @param observed ports about which there is more to say than the expectations do
     */
    public record Setup(Map<String, Value> parameters, long startMs, List<String> sources, List<Observation> observed) {
        public Setup {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            sources = List.copyOf(sources);
            observed = List.copyOf(observed);
        }
    }

    /**
     * How a port is looked at.
     *
     * @param port {@code node.port}, or a node's id for its main output or, of a sink, for what it is given
     * @param ordered whether what one step causes must come in the order in which it is expected
     * @param watermarks whether watermarks and idleness must be as expected, too
     */
    public record Observation(String port, boolean ordered, boolean watermarks) {}

    /**
     * Something happens, and the pipeline goes on until nothing in it can go on.
     *
     * @param source whom it concerns; empty: the only source, or, of an advance, nobody
     * @param fails the code with which the pipeline must fail here, if it must
     */
    public record Step(
            String comment, String source, Action action, List<Expectation> expected, Optional<String> fails) {
        public Step {
            expected = List.copyOf(expected);
        }
    }

    /** What happens. */
    public sealed interface Action {}

    /**
     * A row comes in.
     *
     * @param values a list in the schema's order, or a record
     * @param time event time; empty: that of the source's event time field
     * @param change whether it takes an earlier row back; empty: it does not
     */
    public record RowAction(Value values, Optional<Long> time, Optional<Change> change) implements Action {}

    /** The watermark moves, without a row. */
    public record WatermarkAction(long watermark) implements Action {}

    /** The source says that nothing is to be expected for now, or takes that back. */
    public record IdleAction(boolean idle) implements Action {}

    /** The input is over; with event time, the final watermark follows. */
    public record EndAction() implements Action {}

    /** Processing time moves on; timers on the way are called, each at its time. */
    public record AdvanceAction(long toMs) implements Action {}

    /** Something must leave a port. */
    public sealed interface Expectation {

        /** Where; empty: the only port observed. */
        String port();
    }

    /** A row, with what is to be looked at beside its fields. */
    public record RowExpectation(String comment, String port, Value values, Details details) implements Expectation {}

    /**
     * What a row is beside its fields; what is empty is not looked at.
     *
     * @param time event time
     * @param change whether it takes an earlier row back; empty: it must not
     * @param window start and end, of the fields {@code window_start} and {@code window_end}
     * @param pane of the field {@code pane_index}
     * @param timing of the field {@code pane_timing}
     */
    public record Details(
            Optional<Long> time,
            Optional<Change> change,
            Optional<Window> window,
            Optional<Long> pane,
            Optional<String> timing) {
        public static final Details NONE =
                new Details(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A window [start, end). */
    public record Window(long startMs, long endMs) {}

    /** The kind of a change. */
    public enum Change {
        INSERT,
        RETRACT
    }

    /** A watermark is sent on; {@link #END}: the final one. */
    public record WatermarkExpectation(String port, long watermark) implements Expectation {}

    /** The stream falls idle, or is active again. */
    public record IdleExpectation(String port, boolean idle) implements Expectation {}

    /** The final watermark, written {@code "end"}. */
    public static final long END = Long.MAX_VALUE;
}
