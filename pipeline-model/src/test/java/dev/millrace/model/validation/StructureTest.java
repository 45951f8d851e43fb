package dev.millrace.model.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.View;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StructureTest {

    private final PipelineValidator validator = new PipelineValidator(Catalog.shared(), new PlainExpressions());

    @Test
    void aPipelineFromSourceToSinkHasNoProblems() {
        Pipeline pipeline = new Pipelines()
                .orders("orders")
                .node("keep", "filter", "condition", "true")
                .node("table", "table-sink")
                .edge("orders.out", "keep.in")
                .edge("keep.out", "table.in")
                .build();

        Validated validated = validator.validate(pipeline, Map.of());

        assertEquals(List.of(), validated.problems());
        assertTrue(validated.runnable());
        assertEquals(
                List.of("orders", "keep", "table"),
                List.copyOf(validated.nodes().keySet()));
        assertEquals(
                List.of("id", "name", "price", "at"),
                validated.schema(pipeline.edges().get(1)).orElseThrow().names());
    }

    @Test
    void anEmptyPipelineSaysSo() {
        assertEquals(List.of("EMPTY_PIPELINE"), codes(Pipeline.EMPTY));
    }

    @Test
    void anUnknownKindIsNamedWithTheNearestOne() {
        Pipeline pipeline = new Pipelines().node("a", "filtre").build();

        Problem problem = only(pipeline, Code.UNKNOWN_KIND);

        assertEquals("There is no operator kind \"filtre\".", problem.message());
        assertEquals("Did you mean \"filter\"?", problem.fix().orElseThrow());
        assertEquals("a", problem.place().node().orElseThrow());
    }

    @Test
    void anEdgeNeedsBothEnds() {
        Pipeline pipeline =
                new Pipelines().orders("orders").edge("orders.out", "tabel.in").build();

        Problem problem = only(pipeline, Code.DANGLING_EDGE);

        assertEquals(
                "The edge orders.out -> tabel.in ends at a node \"tabel\" that does not exist.", problem.message());
    }

    @Test
    void anEdgeIsThereOnce() {
        Pipeline pipeline = new Pipelines()
                .orders("orders")
                .node("table", "table-sink")
                .edge("orders.out", "table.in")
                .edge("orders.out", "table.in")
                .build();

        assertEquals(List.of("DUPLICATE_EDGE"), codes(pipeline));
    }

    @Test
    void anInputTakesOneEdgeUnlessItSaysOtherwise() {
        Pipelines two =
                new Pipelines().orders("a").orders("b").node("union", "union").node("table", "table-sink");
        Pipeline taken = new Pipelines()
                .orders("a")
                .orders("b")
                .node("table", "table-sink")
                .edge("a.out", "table.in")
                .edge("b.out", "table.in")
                .build();
        Pipeline joined = two.edge("a.out", "union.in")
                .edge("b.out", "union.in")
                .edge("union.out", "table.in")
                .build();

        assertEquals(List.of("PORT_TAKEN"), codes(taken));
        assertEquals(List.of(), codes(joined));
    }

    @Test
    void portsMustExistAtBothEnds() {
        Pipeline pipeline = new Pipelines()
                .orders("orders")
                .node("keep", "filter", "condition", "true")
                .node("table", "table-sink")
                .edge("orders.output", "keep.in")
                .edge("keep.out", "table.input")
                .edge("table.out", "keep.in")
                .build();

        List<Problem> problems = validator.structure(pipeline).stream()
                .filter(problem -> problem.code() == Code.UNKNOWN_PORT)
                .toList();

        assertEquals(3, problems.size());
        assertEquals(
                "The edge orders.output -> keep.in cannot be: the node has no output \"output\".",
                problems.get(0).message());
        assertEquals("Known are: out.", problems.get(0).fix().orElseThrow());
        assertEquals("orders", problems.get(0).place().node().orElseThrow());
        assertEquals("orders.output -> keep.in", problems.get(0).place().path().orElseThrow());
        assertEquals(
                "The edge table.out -> keep.in cannot be: the node has no output.",
                problems.get(2).message());
    }

    @Test
    void aCycleIsNamedAndNothingBehindItIsBound() {
        Pipeline pipeline = new Pipelines()
                .orders("orders")
                .node("join", "union")
                .node("keep", "filter", "condition", "true")
                .node("more", "filter", "condition", "true")
                .node("table", "table-sink")
                .edge("orders.out", "join.in")
                .edge("join.out", "keep.in")
                .edge("keep.out", "more.in")
                .edge("more.out", "join.in")
                .edge("more.out", "table.in")
                .build();

        Problem problem = only(pipeline, Code.CYCLE);
        Validated validated = validator.validate(pipeline, Map.of());

        assertEquals("The nodes form a cycle: join → keep → more → join.", problem.message());
        assertEquals(List.of("orders"), List.copyOf(validated.nodes().keySet()));
    }

    @Test
    void aNodeCannotFeedItself() {
        Pipeline pipeline = new Pipelines()
                .node("join", "union")
                .node("table", "table-sink")
                .edge("join.out", "join.in")
                .edge("join.out", "table.in")
                .build();

        assertEquals(
                "The nodes form a cycle: join → join.",
                only(pipeline, Code.CYCLE).message());
    }

    @Test
    void aRequiredInputMustBeConnected() {
        Pipeline pipeline = new Pipelines().node("table", "table-sink").build();

        Problem problem = only(pipeline, Code.NOT_CONNECTED);

        assertEquals("Nothing is connected to the input \"in\".", problem.message());
        assertTrue(problem.isError());
        assertEquals("in", problem.place().path().orElseThrow());
    }

    @Test
    void aNodeThatNobodyReadsAndAPipelineWithoutSinkAreWarnings() {
        Pipeline pipeline = new Pipelines().orders("orders").build();

        Validated validated = validator.validate(pipeline, Map.of());

        assertTrue(validated.runnable());
        assertEquals(
                List.of(
                        "Nothing reads what comes out of this node.",
                        "The pipeline has no sink, so no result will be seen."),
                validated.problems().stream().map(Problem::message).toList());
    }

    @Test
    void idsAreWellFormedAndUnique() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        nodes.put("a b", new Node("a b", "table-sink", "", Map.of()));
        nodes.put("x", new Node("y", "table-sink", "", Map.of()));
        Pipeline pipeline = Pipeline.EMPTY
                .withNodes(nodes)
                .withAnnotations(new Pipeline.Annotations(
                        List.of(new Note("y", "")), List.of(new Group("", "", List.of())), View.EMPTY));

        List<String> codes = codes(pipeline);

        assertEquals(3, codes.stream().filter("BAD_ID"::equals).count(), codes.toString());
        assertEquals(1, codes.stream().filter("DUPLICATE_ID"::equals).count(), codes.toString());
    }

    @Test
    void groupsAndViewReferToWhatExists() {
        Pipeline pipeline = new Pipelines()
                .orders("orders")
                .node("table", "table-sink")
                .edge("orders.out", "table.in")
                .build()
                .withAnnotations(new Pipeline.Annotations(
                        List.of(),
                        List.of(new Group("group", "", List.of("orders", "gone"))),
                        new View(Map.of("orders", View.Box.at(0, 0), "lost", View.Box.at(0, 0)))));

        Validated validated = validator.validate(pipeline, Map.of());

        assertTrue(validated.runnable());
        assertEquals(
                List.of(
                        "The group holds a node \"gone\" that does not exist.",
                        "The view places \"lost\", which does not exist."),
                validated.problems().stream().map(Problem::message).toList());
    }

    private List<String> codes(Pipeline pipeline) {
        return validator.validate(pipeline, Map.of()).problems().stream()
                .map(problem -> problem.code().name())
                .toList();
    }

    private Problem only(Pipeline pipeline, Code code) {
        List<Problem> found = validator.structure(pipeline).stream()
                .filter(problem -> problem.code() == code)
                .toList();
        assertEquals(1, found.size(), found.toString());
        return found.get(0);
    }
}
