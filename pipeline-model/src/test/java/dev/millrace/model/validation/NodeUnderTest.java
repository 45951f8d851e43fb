package dev.millrace.model.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.expression.ExpressionCompiler;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.OperatorSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One node, bound in the smallest pipeline that holds it: sources alone, the others behind orders. */
public final class NodeUnderTest {

    private static final String ID = "tested";

    private final Validated validated;

    private NodeUnderTest(Validated validated) {
        this.validated = validated;
    }

    /** A source with settings as pairs. */
    public static NodeUnderTest source(String kind, Object... settings) {
        return of(new Pipelines().node(ID, kind, settings).build());
    }

    /** A transform or sink whose input are the rows of {@link Pipelines#orders}. */
    public static NodeUnderTest behindOrders(String kind, Object... settings) {
        return of(new Pipelines()
                .orders("orders")
                .node(ID, kind, settings)
                .edge("orders.out", ID + ".in")
                .build());
    }

    /** The node {@code tested} of a pipeline. */
    public static NodeUnderTest of(Pipeline pipeline) {
        return new NodeUnderTest(
                new PipelineValidator(Catalog.shared(), ExpressionCompiler.shared()).validate(pipeline, Map.of()));
    }

    /** What it was bound to; it must have no errors. */
    public <T extends OperatorSpec> T spec(Class<T> type) {
        assertEquals(List.of(), errors());
        return type.cast(Objects.requireNonNull(validated.nodes().get(ID)).spec());
    }

    /** An output's fields as {@code name type}, those that may not be null with an exclamation mark. */
    public String output(String port) {
        return schema(port).fields().stream().map(NodeUnderTest::shown).collect(Collectors.joining(", "));
    }

    public Schema schema(String port) {
        return Objects.requireNonNull(validated.schemas().get(new PortRef(ID, port)), port);
    }

    public boolean hasOutput(String port) {
        return validated.schemas().containsKey(new PortRef(ID, port));
    }

    /** The node's errors as {@code CODE path: message}. */
    public List<String> errors() {
        return problems(true);
    }

    /** The node's warnings about its settings, likewise. */
    public List<String> warnings() {
        return problems(false).stream()
                .filter(text -> !text.startsWith("NOT_CONNECTED"))
                .toList();
    }

    private List<String> problems(boolean errors) {
        return validated.problems().stream()
                .filter(problem -> problem.isError() == errors)
                .filter(problem -> problem.place().node().filter(ID::equals).isPresent())
                .map(NodeUnderTest::shown)
                .toList();
    }

    private static String shown(Problem problem) {
        String path = problem.place()
                .path()
                .map(text -> text.replaceFirst("^settings\\.", ""))
                .orElse("node");
        return problem.code() + " " + path + ": " + problem.message();
    }

    private static String shown(Field field) {
        return field.name() + " " + field.type().text() + (field.nullable() ? "" : "!");
    }
}
