package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.expression.Function;
import dev.millrace.model.expression.JsonPath;
import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.runtime.expression.kernel.JsonScanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nodes for JSON_VALUE with a constant path of names; all that read one text share one scan of it. */
final class JsonNodes {

    private final Compilation compilation;
    private final RowScope scope;
    private final SharedParts parts;
    private final Map<Expression, Group> groups = new HashMap<>();

    JsonNodes(Compilation compilation, RowScope scope, SharedParts parts) {
        this.compilation = compilation;
        this.scope = scope;
        this.parts = parts;
    }

    /** @return null if the path is not a constant or more than names */
    @Nullable
    VectorExpression create(Call call) {
        Optional<JsonPath> path = path(call);
        if (path.isEmpty()) {
            return null;
        }
        Group group = groups.get(call.arguments().get(0));
        if (group == null) {
            group = group(call.arguments().get(0));
            groups.put(call.arguments().get(0), group);
        }
        int index = group.calls().indexOf(call);
        if (index >= 0) {
            return new JsonValueNode(group.scan(), index);
        }
        VectorExpression texts = compilation.value(call.arguments().get(0));
        JsonScanNode scan = new JsonScanNode(texts, List.of(path.get()), compilation.capacity());
        return new JsonValueNode(scan::evaluate, 0);
    }

    /** All calls on a text, if one of them is evaluated for all rows anyway; else none. */
    private Group group(Expression text) {
        List<Call> calls = parts.calls().stream()
                .filter(call -> call.function() == Function.JSON_VALUE
                        && call.arguments().get(0).equals(text)
                        && path(call).isPresent())
                .limit(JsonScanner.MAX_PATHS)
                .toList();
        if (calls.stream().noneMatch(parts::unconditional)) {
            calls = List.of();
        }
        List<JsonPath> paths =
                calls.stream().map(call -> path(call).orElseThrow()).toList();
        JsonScanNode scan = new JsonScanNode(compilation.value(text), paths, compilation.capacity());
        return new Group(calls, new JsonValueNode.Shared(scan, scope));
    }

    private static Optional<JsonPath> path(Call call) {
        if (!(call.arguments().get(1) instanceof Literal literal) || !(literal.value() instanceof String text)) {
            return Optional.empty();
        }
        try {
            JsonPath path = JsonPath.compile(text);
            return Optional.of(path)
                    .filter(compiled -> compiled.onlyKeys() && !compiled.keys().isEmpty());
        } catch (RowEvaluationException e) {
            return Optional.empty();
        }
    }

    private record Group(List<Call> calls, JsonValueNode.Scan scan) {}
}
