package dev.millrace.model.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.problem.Problem;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class IncrementalTest {

    private final PlainExpressions expressions = new PlainExpressions();
    private final PipelineValidator validator = new PipelineValidator(Catalog.shared(), expressions);

    @Test
    void whatDidNotChangeIsNotBoundAgain() {
        Pipeline pipeline = chain(3);
        validator.validate(pipeline, Map.of());
        expressions.compiled.clear();

        Validated again = validator.validate(pipeline, Map.of());

        assertEquals(List.of(), expressions.compiled);
        assertEquals(4, again.nodes().size());
    }

    @Test
    void anEditBindsItsNodeAndThoseBehindOnlyIfTheirInputChanged() {
        Pipeline pipeline = chain(5);
        validator.validate(pipeline, Map.of());
        expressions.compiled.clear();

        validator.validate(with(pipeline, "f2", "condition", Value.of("name")), Map.of());

        // Twice: as it is, and converted to the boolean that it is not.
        assertEquals(List.of("name", "name"), expressions.compiled);
    }

    @Test
    void anEditThatChangesTheSchemaBindsWhatIsBehind() {
        Pipeline pipeline = chain(3);
        validator.validate(pipeline, Map.of());
        expressions.compiled.clear();
        Value columns = Example.list(Example.record("name", "id", "type", "string"));

        validator.validate(
                with(
                        with(pipeline, "orders", "columns", columns),
                        "orders",
                        "eventTime",
                        Example.record("field", "id")),
                Map.of());

        assertEquals(List.of("true", "true", "true"), expressions.compiled);
    }

    @Test
    void otherParametersBindAgain() {
        Pipeline pipeline = with(chain(1), "f0", "condition", Value.of("${p}"));
        pipeline = pipeline.withParameters(
                List.of(new Parameter("p", Parameter.Type.BOOLEAN, java.util.Optional.of(Value.of(true)), "")));
        validator.validate(pipeline, Map.of());
        validator.validate(pipeline, Map.of("p", Value.of("false")));

        assertEquals(
                List.of("TRUE", "FALSE"),
                expressions.compiled.stream().distinct().toList());
    }

    @Test
    void aDocumentOfTenThousandNodesInOneChainIsCheckedQuickly() {
        Pipeline pipeline = chain(10_000);
        Timed<List<Problem>> structure = Timed.of(() -> validator.structure(pipeline));
        Timed<Validated> all = Timed.of(() -> validator.validate(pipeline, Map.of()));
        Pipeline edited = with(pipeline, "f5000", "condition", Value.of("name"));
        Timed<Validated> again = Timed.of(() -> validator.validate(edited, Map.of()));

        assertEquals(2, structure.result().size(), "the last node is not read, and there is no sink");
        assertEquals(10_001, all.result().nodes().size());
        assertTrue(again.result().problems().stream().anyMatch(Problem::isError));
        assertTrue(
                structure.tookMs() < 1_000 && all.tookMs() < 2_000 && again.tookMs() < 1_000,
                "structure " + structure.tookMs() + " ms, all " + all.tookMs() + " ms, after an edit " + again.tookMs()
                        + " ms");
    }

    @Test
    void aCycleOfTenThousandNodesAndFiveThousandSmallOnesAreFound() {
        Pipeline ring = chain(10_000);
        List<Edge> closed = new ArrayList<>(ring.edges());
        closed.add(Edge.of("f9999", "out", "f0", "in"));
        Map<String, Node> nodes = new LinkedHashMap<>();
        List<Edge> pairs = new ArrayList<>();
        for (int i = 0; i < 10_000; i += 2) {
            nodes.put("u" + i, new Node("u" + i, "union", "", Map.of()));
            nodes.put("u" + (i + 1), new Node("u" + (i + 1), "union", "", Map.of()));
            pairs.add(Edge.of("u" + i, "out", "u" + (i + 1), "in"));
            pairs.add(Edge.of("u" + (i + 1), "out", "u" + i, "in"));
        }

        Timed<List<String>> large = Timed.of(() -> cycles(ring.withEdges(closed)));
        Timed<List<String>> small =
                Timed.of(() -> cycles(Pipeline.EMPTY.withNodes(nodes).withEdges(pairs)));

        assertEquals(1, large.result().size());
        assertTrue(
                large.result().get(0).endsWith("f10 → … (9989 more) → f0."),
                large.result().get(0));
        assertEquals(5_000, small.result().size());
        assertTrue(large.tookMs() < 1_000, large.tookMs() + " ms");
        assertTrue(small.tookMs() < 1_000, small.tookMs() + " ms");
    }

    /** A result and the processor time that it took, which does not depend on what else the machine does. */
    private record Timed<T>(T result, long tookMs) {

        static <T> Timed<T> of(Supplier<T> work) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long start = threads.getCurrentThreadCpuTime();
            T result = work.get();
            return new Timed<>(result, (threads.getCurrentThreadCpuTime() - start) / 1_000_000);
        }
    }

    private List<String> cycles(Pipeline pipeline) {
        return validator.structure(pipeline).stream()
                .filter(problem -> problem.code().name().equals("CYCLE"))
                .map(problem -> problem.message())
                .toList();
    }

    private static Pipeline chain(int filters) {
        Pipelines pipelines = new Pipelines().orders("orders");
        String before = "orders";
        for (int i = 0; i < filters; i++) {
            pipelines.node("f" + i, "filter", "condition", "true").edge(before + ".out", "f" + i + ".in");
            before = "f" + i;
        }
        return pipelines.build();
    }

    private static Pipeline with(Pipeline pipeline, String id, String key, Value value) {
        Map<String, Node> nodes = new LinkedHashMap<>(pipeline.nodes());
        nodes.put(id, Objects.requireNonNull(nodes.get(id)).withSetting(key, value));
        return pipeline.withNodes(nodes);
    }
}
