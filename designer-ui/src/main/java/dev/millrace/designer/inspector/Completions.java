package dev.millrace.designer.inspector;

import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.task.TaskExecutor;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Value;
import dev.millrace.model.expression.ExpressionCompiler;
import dev.millrace.model.expression.ExpressionCompiler.Completion;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Proposes how an expression goes on. Looked up in the background: a kind may have many expressions to compile. */
final class Completions {

    private static final String PLACEHOLDER = "NULL";
    private static final Schema ROW_NUMBER =
            Schema.of(List.of(Field.required("n", dev.millrace.model.schema.DataType.Scalar.BIGINT)), false);

    private final DocumentViewModel document;
    private final TaskExecutor tasks;
    private TaskExecutor.Task last = () -> {};

    Completions(DocumentViewModel document, TaskExecutor tasks) {
        this.document = document;
        this.tasks = tasks;
    }

    /**
     * An expression and where it stands.
     *
     * @param input the port whose rows it sees unless its kind says more; empty: the row number
     * @param slot where its text is in the node's settings
     */
    record Place(String node, String input, Slot slot) {}

    /** Finds what may stand at the caret; a later call takes the place of an earlier one. */
    void propose(Place place, String text, int caret, Consumer<List<Completion>> found) {
        last.cancel();
        Validated validated = document.validatedProperty().get();
        Optional<Node> node = document.pipeline().node(place.node());
        Optional<OperatorKind> kind = node.flatMap(present -> document.catalog().kind(present.kind()));
        if (kind.isEmpty()) {
            return;
        }
        Map<String, List<Schema>> inputs = inputs(place.node(), validated);
        Node present = node.get();
        last = tasks.submit(
                () -> ExpressionCompiler.shared().complete(text, caret, scope(place, present, kind.get(), inputs)),
                found,
                thrown -> found.accept(List.of()));
    }

    private Map<String, List<Schema>> inputs(String node, Validated validated) {
        Map<String, List<Schema>> inputs = new HashMap<>();
        for (Edge edge : document.pipeline().edges()) {
            if (edge.to().node().equals(node)) {
                validated
                        .schema(edge)
                        .ifPresent(schema -> inputs.computeIfAbsent(edge.to().port(), port -> new ArrayList<>())
                                .add(schema));
            }
        }
        return inputs;
    }

    private static Schema scope(Place place, Node node, OperatorKind kind, Map<String, List<Schema>> inputs) {
        String path = place.slot().path();
        Map<String, Value> settings = SettingPath.with(node.settings(), path, Value.of(PLACEHOLDER));
        return ExpressionScope.of(path, kind, node, settings, inputs)
                .orElseGet(() -> place.input().isEmpty()
                        ? ROW_NUMBER
                        : inputs.getOrDefault(place.input(), List.of()).stream()
                                .findFirst()
                                .orElse(Schema.of(List.of(), false)));
    }
}
