package dev.millrace.model.validation;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Node;
import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.ExpressionCompiler.ExpressionError;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Place.Span;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.validation.ExpressionBinder.Bound;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a kind sees of one node and tells about it. What is reported around a setting's own error is left out. */
final class NodeContext implements BindContext {

    private final CheckedNode node;
    private final Map<String, List<Schema>> inputs;
    private final ExpressionBinder expressions;
    private final NodeProblems problems;
    private final Map<String, Schema> outputs = new LinkedHashMap<>();

    NodeContext(CheckedNode node, Map<String, List<Schema>> inputs, ExpressionBinder expressions) {
        this.node = node;
        this.inputs = inputs;
        this.expressions = expressions;
        this.problems = new NodeProblems(node.node().id());
    }

    /** Lets the kind bind. A kind that fails does not take the others along. */
    Optional<OperatorSpec> bind() {
        try {
            return node.kind().bind(this);
        } catch (RuntimeException failure) {
            if (node.settings().complete()) {
                problems.failed(node.kind(), failure);
            }
            return Optional.empty();
        }
    }

    NodeProblems problems() {
        return problems;
    }

    Map<String, Schema> outputs() {
        return outputs;
    }

    @Override
    public Node node() {
        return node.node();
    }

    @Override
    public Settings settings() {
        return node.settings().settings();
    }

    @Override
    public List<Schema> inputs(String port) {
        return inputs.getOrDefault(port, List.of());
    }

    @Override
    public void output(String port, Schema schema) {
        if (!outputs.containsValue(schema)) {
            checkNames(schema);
        }
        outputs.put(port, schema);
    }

    private void checkNames(Schema schema) {
        Map<String, String> seen = new HashMap<>();
        for (Field field : schema.fields()) {
            String other = seen.put(field.name().toLowerCase(Locale.ROOT), field.name());
            if (other != null && !other.equals(field.name()) && !isInherited(other, field.name())) {
                warning(
                        Code.DUPLICATE_FIELD_NAME,
                        "",
                        "The fields " + Excerpt.of(other) + " and " + Excerpt.of(field.name())
                                + " differ only in capital letters.",
                        "Give one of them a name that nobody mistakes for the other.");
            }
        }
    }

    /** Whether an input already has both, so that the warning stands where they come from. */
    private boolean isInherited(String first, String second) {
        return inputs.values().stream()
                .flatMap(List::stream)
                .anyMatch(schema -> schema.indexOf(first).isPresent()
                        && schema.indexOf(second).isPresent());
    }

    @Override
    public void error(Code code, String settingPath, String message, String fix) {
        if (settingPath.isEmpty() || !node.settings().problems().hasErrorAround(settingPath)) {
            problems.error(code, settingPath, message, fix);
        }
    }

    @Override
    public void warning(Code code, String settingPath, String message, String fix) {
        problems.warning(code, settingPath, message, fix);
    }

    @Override
    public Optional<Expression> expression(String settingPath, String text, Schema input) {
        return text.isBlank() ? Optional.empty() : told(settingPath, expressions.bind(text, input));
    }

    @Override
    public Optional<Expression> expression(String settingPath, String text, Schema input, DataType expected) {
        return text.isBlank() ? Optional.empty() : told(settingPath, expressions.bind(text, input, expected));
    }

    private Optional<Expression> told(String path, Bound bound) {
        bound.error()
                .filter(error -> !node.settings().problems().hasErrorAround(path))
                .ifPresent(error -> {
                    Span span = originalSpan(path, error);
                    problems.error(bound.code(), path, span, error.message(), "");
                });
        return bound.expression();
    }

    private Span originalSpan(String path, ExpressionError error) {
        Substituted substituted = node.settings().expressions().get(path);
        return substituted == null ? error.span() : substituted.toOriginal(error.span());
    }
}
