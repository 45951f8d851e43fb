package dev.millrace.model.streamtest;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validated.BoundNode;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.problem.Suggestion;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.SourceSpec;
import dev.millrace.model.streamtest.BoundStreamTest.BoundStep;
import dev.millrace.model.streamtest.BoundStreamTest.Expected;
import dev.millrace.model.streamtest.BoundStreamTest.ExpectedIdle;
import dev.millrace.model.streamtest.BoundStreamTest.ExpectedRow;
import dev.millrace.model.streamtest.BoundStreamTest.ExpectedWatermark;
import dev.millrace.model.streamtest.BoundStreamTest.Port;
import dev.millrace.model.streamtest.BoundStreamTest.Source;
import dev.millrace.model.streamtest.StreamTest.AdvanceAction;
import dev.millrace.model.streamtest.StreamTest.Change;
import dev.millrace.model.streamtest.StreamTest.EndAction;
import dev.millrace.model.streamtest.StreamTest.Expectation;
import dev.millrace.model.streamtest.StreamTest.IdleAction;
import dev.millrace.model.streamtest.StreamTest.IdleExpectation;
import dev.millrace.model.streamtest.StreamTest.Observation;
import dev.millrace.model.streamtest.StreamTest.RowAction;
import dev.millrace.model.streamtest.StreamTest.RowExpectation;
import dev.millrace.model.streamtest.StreamTest.Step;
import dev.millrace.model.streamtest.StreamTest.WatermarkAction;
import dev.millrace.model.streamtest.StreamTest.WatermarkExpectation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Fits a stream test to its pipeline; everything that does not fit is a problem with its place in the test. */
public final class StreamTestBinder {

    /** Event times beyond plus or minus this are refused, as the engine does. */
    private static final long MOST_MS = Long.MAX_VALUE / 2;

    /** The farthest that processing time may move: some 290 years, the clock counts nanoseconds. */
    private static final long LONGEST_MS = Long.MAX_VALUE / 1_000_000;

    private final StreamTest test;
    private final Validated pipeline;
    private final Ports names;
    private final TypedRows rows = new TypedRows(this::error);
    private final List<Problem> problems = new ArrayList<>();

    private final List<Source> sources = new ArrayList<>();
    private final List<OptionalInt> timeFields = new ArrayList<>();
    private final Map<PortRef, Integer> positions = new LinkedHashMap<>();
    private final List<String> portNames = new ArrayList<>();
    private final Map<Integer, Observation> observations = new LinkedHashMap<>();

    private long[] watermarks = new long[0];
    private boolean[] ended = new boolean[0];
    private long nowMs;

    private StreamTestBinder(StreamTest test, Validated pipeline) {
        this.test = test;
        this.pipeline = pipeline;
        this.names = new Ports(pipeline);
    }

    /**
     * The outcome of binding.
     *
     * @param test present exactly if there is no problem
     */
    public record Outcome(Optional<BoundStreamTest> test, List<Problem> problems) {
        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Fits a test to a pipeline.
     *
     * @param pipeline validated with the test's parameters, and runnable
     */
    public static Outcome bind(StreamTest test, Validated pipeline) {
        StreamTestBinder binder = new StreamTestBinder(test, pipeline);
        BoundStreamTest bound = binder.bind();
        return new Outcome(binder.problems.isEmpty() ? Optional.of(bound) : Optional.empty(), binder.problems);
    }

    private BoundStreamTest bind() {
        bindSources();
        observe();
        nowMs = test.setup().startMs();
        List<BoundStep> steps = new ArrayList<>();
        for (int i = 0; i < test.steps().size(); i++) {
            steps.add(step(
                    test.steps().get(i), "steps[" + i + "]", i == test.steps().size() - 1));
        }
        List<Expected> expected = expected(test.expected(), "");
        if (steps.isEmpty()) {
            error("steps", "There is no step.", "A test needs at least one.");
        }
        if (positions.isEmpty()
                && test.steps().stream().allMatch(step -> step.fails().isEmpty())) {
            error("", "The test expects nothing.", "Say in \"expect\" what must come, or \"observe\" a port.");
        }
        return new BoundStreamTest(test, sources, ports(steps, expected), steps, expected);
    }

    private void bindSources() {
        for (int i = 0; i < test.setup().sources().size(); i++) {
            String name = test.setup().sources().get(i);
            String path = "sources[" + i + "]";
            Optional<PortRef> port = names.find(name, (message, fix) -> error(path, message, fix));
            if (port.isEmpty()) {
                continue;
            }
            if (sources.stream().anyMatch(source -> source.port().equals(port.get()))) {
                error(path, "The source " + Excerpt.of(name) + " is already there.", "Remove it.");
            }
            sources.add(new Source(name, port.get(), schema(port.get())));
            timeFields.add(timeField(port.get()));
        }
        if (test.setup().sources().isEmpty()) {
            error("sources", "No source is replaced.", "Name the sources that the steps are about.");
        }
        watermarks = new long[sources.size()];
        Arrays.fill(watermarks, Long.MIN_VALUE);
        ended = new boolean[sources.size()];
    }

    private Schema schema(PortRef port) {
        Schema schema = pipeline.schemas().get(port);
        if (schema == null) {
            throw new IllegalArgumentException("the pipeline is not runnable: no schema at " + port);
        }
        return schema;
    }

    /** The field that holds the event time of a source's rows. */
    private OptionalInt timeField(PortRef port) {
        BoundNode node = pipeline.nodes().get(port.node());
        if (node == null || !node.outputPorts().get(0).name().equals(port.port())) {
            return OptionalInt.empty();
        }
        return node.spec() instanceof SourceSpec source
                ? source.eventTime().map(EventTimeSpec::field).orElse(OptionalInt.empty())
                : OptionalInt.empty();
    }

    private void observe() {
        for (int i = 0; i < test.setup().observed().size(); i++) {
            Observation observation = test.setup().observed().get(i);
            String path = "observe[" + i + "].port";
            int port = port(observation.port(), path);
            if (port >= 0 && observations.putIfAbsent(port, observation) != null) {
                error(path, "The port " + Excerpt.of(observation.port()) + " is already observed.", "Remove it.");
            }
        }
    }

    /** A port's position; -1, with a problem, if there is none of this name. */
    private int port(String name, String path) {
        if (name.isEmpty()) {
            if (observations.size() == 1) {
                return observations.keySet().iterator().next();
            }
            error(
                    path,
                    "It is not said at which port.",
                    "Give \"port\"; only a test that observes exactly one port may leave it out.");
            return -1;
        }
        Optional<PortRef> found = names.find(name, (message, fix) -> error(path, message, fix));
        if (found.isEmpty()) {
            return -1;
        }
        return positions.computeIfAbsent(found.get(), port -> {
            portNames.add(name);
            return portNames.size() - 1;
        });
    }

    private BoundStep step(Step step, String path, boolean last) {
        int source = step.action() instanceof AdvanceAction ? -1 : source(step, path);
        List<@Nullable Object> row = List.of();
        long time = 0;
        boolean retraction = false;
        if (source >= 0) {
            if (ended[source]) {
                error(path, "The source has ended before.", "Move the step, or remove the end.");
            }
            if (step.action() instanceof RowAction action) {
                row = rows.row(action.values(), sources.get(source).schema(), path + ".row");
                time = time(action, row, source, path);
                retraction = action.change().filter(Change.RETRACT::equals).isPresent();
                if (retraction && sources.get(source).schema().changes() == Changes.INSERT_ONLY) {
                    error(path + ".change", "The rows of this source take no other rows back.", "Remove it.");
                }
            }
            follow(step, source, path);
        }
        if (step.action() instanceof AdvanceAction advance) {
            advance(advance, path);
        }
        if (step.fails().isPresent() && !last) {
            error(path + ".fails", "The pipeline fails here, and there are further steps.", "Remove them.");
        }
        return new BoundStep(step, source, row, time, retraction, expected(step.expected(), path + "."));
    }

    private int source(Step step, String path) {
        if (step.source().isEmpty()) {
            if (sources.size() == 1 && test.setup().sources().size() == 1) {
                return 0;
            }
            if (!sources.isEmpty()) {
                error(path, "It is not said which source the step is about.", "Give \"source\".");
            }
            return -1;
        }
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).name().equals(step.source())) {
                return i;
            }
        }
        if (!test.setup().sources().contains(step.source())) {
            error(
                    path + ".source",
                    "The source " + Excerpt.of(step.source()) + " is not among the \"sources\" of the test.",
                    Suggestion.fix(step.source(), test.setup().sources()));
        }
        return -1;
    }

    private long time(RowAction action, List<@Nullable Object> row, int source, String path) {
        Schema schema = sources.get(source).schema();
        if (!schema.eventTime()) {
            if (action.time().isPresent()) {
                error(path + ".time", "The rows of this source have no event time.", "Remove it.");
            }
            return 0;
        }
        OptionalInt field = timeFields.get(source);
        Object ofField = field.isPresent() && row.size() == schema.width() ? row.get(field.getAsInt()) : null;
        Optional<Long> time = action.time().or(() -> ofField instanceof Long ms ? Optional.of(ms) : Optional.empty());
        if (time.isEmpty() && row.size() == schema.width()) {
            error(
                    path,
                    "The row has no event time.",
                    field.isPresent()
                            ? "Give the field "
                                    + Excerpt.of(schema.field(field.getAsInt()).name()) + " a value, or"
                                    + " the step a \"time\"."
                            : "Give the step a \"time\": no field of this stream is known to hold it.");
        }
        long ms = time.orElse(0L);
        if (ms > MOST_MS || ms < -MOST_MS) {
            error(path + ".time", "The event time " + ms + " ms is out of range.", "");
        }
        return ms;
    }

    private void follow(Step step, int source, String path) {
        boolean timed = sources.get(source).schema().eventTime();
        if (step.action() instanceof WatermarkAction watermark) {
            if (!timed) {
                error(path, "A stream without event time has no watermark.", "Remove the step.");
            } else if (watermark.watermark() < watermarks[source]) {
                error(path + ".watermark", "The watermark goes back.", "A watermark never does.");
            } else if (watermark.watermark() > MOST_MS) {
                error(path + ".watermark", "The watermark is out of range.", "The end of the input is a step \"end\".");
            }
            watermarks[source] = watermark.watermark();
        } else if (step.action() instanceof IdleAction && !timed) {
            error(path, "A stream without event time holds no watermark back, and cannot be idle.", "Remove the step.");
        } else if (step.action() instanceof EndAction) {
            ended[source] = true;
        }
    }

    private void advance(AdvanceAction advance, String path) {
        if (!advanceable(advance.toMs())) {
            error(path + ".advanceTo", "Processing time goes back, or too far.", "It is at " + nowMs + " ms before.");
        }
        nowMs = Math.max(nowMs, advance.toMs());
    }

    private boolean advanceable(long toMs) {
        long start = test.setup().startMs();
        return toMs >= nowMs && (start >= 0 || toMs < 0 || toMs < LONGEST_MS + start) && toMs - start <= LONGEST_MS;
    }

    private List<Expected> expected(List<Expectation> expectations, String path) {
        List<Expected> expected = new ArrayList<>();
        for (int i = 0; i < expectations.size(); i++) {
            String at = path + "expect[" + i + "]";
            Expectation expectation = expectations.get(i);
            int port = port(expectation.port(), expectation.port().isEmpty() ? at : at + ".port");
            if (port < 0) {
                continue;
            }
            if (expectation instanceof RowExpectation row) {
                expected.add(rows.expected(row, port, schemaOf(port), at));
            } else if (expectation instanceof WatermarkExpectation watermark) {
                expected.add(new ExpectedWatermark(port, watermark.watermark()));
            } else if (expectation instanceof IdleExpectation idle) {
                expected.add(new ExpectedIdle(port, idle.idle()));
            }
        }
        return expected;
    }

    private Schema schemaOf(int port) {
        return schema(List.copyOf(positions.keySet()).get(port));
    }

    private List<Port> ports(List<BoundStep> steps, List<Expected> atAnyStep) {
        List<Port> ports = new ArrayList<>();
        positions.forEach((port, position) -> {
            boolean inSteps = steps.stream().anyMatch(step -> names(step.expected(), position));
            boolean inAll = names(atAnyStep, position);
            if (inSteps && inAll) {
                error(
                        "expect",
                        "The port " + Excerpt.of(portNames.get(position))
                                + " has expectations here and with the steps.",
                        "Give all of a port's expectations with the steps, or all of them here.");
            }
            Observation observation = observations.get(position);
            boolean marked =
                    steps.stream().anyMatch(step -> watches(step.expected(), position)) || watches(atAnyStep, position);
            ports.add(new Port(
                    portNames.get(position),
                    port,
                    schema(port),
                    observation != null && observation.ordered(),
                    marked || (observation != null && observation.watermarks()),
                    inAll));
        });
        return ports;
    }

    private static boolean names(List<Expected> expected, int port) {
        return expected.stream().anyMatch(each -> each.port() == port);
    }

    private static boolean watches(List<Expected> expected, int port) {
        return expected.stream().anyMatch(each -> each.port() == port && !(each instanceof ExpectedRow));
    }

    private void error(String path, String message, String fix) {
        Place place = path.isEmpty() ? Place.DOCUMENT : Place.path(path);
        problems.add(
                fix.isEmpty()
                        ? Problem.error(Code.BAD_STREAM_TEST, place, message)
                        : Problem.error(Code.BAD_STREAM_TEST, place, message, fix));
    }
}
