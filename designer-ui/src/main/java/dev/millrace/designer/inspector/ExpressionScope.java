package dev.millrace.designer.inspector;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Value;
import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.ExpressionCompiler;
import dev.millrace.model.problem.Code;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which fields an expression setting sees. Only its kind knows (a process function's actions see state, a join's condition
 * both sides), so the kind is let bind the node, and what it compiles each expression against is remembered.
 */
final class ExpressionScope implements BindContext {

    private final Node node;
    private final Settings settings;
    private final Map<String, List<Schema>> inputs;
    private final Map<String, Schema> seen = new HashMap<>();

    private ExpressionScope(Node node, Settings settings, Map<String, List<Schema>> inputs) {
        this.node = node;
        this.settings = settings;
        this.inputs = inputs;
    }

    /**
     * The scope of the expression at a setting's path; empty if the kind does not get as far as compiling it.
     *
     * @param settings the node's, with some text at that path: an unset expression is not compiled
     * @param inputs schemas by input port, one per edge
     */
    static Optional<Schema> of(
            String path, OperatorKind kind, Node node, Map<String, Value> settings, Map<String, List<Schema>> inputs) {
        ExpressionScope scope = new ExpressionScope(node, Settings.of(kind.settings(), settings), inputs);
        try {
            kind.bind(scope);
        } catch (RuntimeException incomplete) {
            // A kind may rely on settings that the form does not have yet; what it has compiled so far counts.
            return Optional.ofNullable(scope.seen.get(path));
        }
        return Optional.ofNullable(scope.seen.get(path));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public List<Schema> inputs(String port) {
        return inputs.getOrDefault(port, List.of());
    }

    @Override
    public void output(String port, Schema schema) {}

    @Override
    public void error(Code code, String settingPath, String message, String fix) {}

    @Override
    public void warning(Code code, String settingPath, String message, String fix) {}

    @Override
    public Optional<Expression> expression(String settingPath, String text, Schema input) {
        seen.put(settingPath, input);
        return ExpressionCompiler.shared().compile(text, input).tree();
    }

    @Override
    public Optional<Expression> expression(String settingPath, String text, Schema input, DataType expected) {
        seen.put(settingPath, input);
        return ExpressionCompiler.shared().compile(text, input, expected).tree();
    }
}
