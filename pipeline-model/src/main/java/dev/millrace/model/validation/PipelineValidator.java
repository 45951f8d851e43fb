package dev.millrace.model.validation;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validator;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.expression.ExpressionCompiler;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The validator of documents. It goes from the outside in: parameters, then every node's settings against its kind's
 * specs, then the graph, then binding along the flow, where each kind gets the schemas of its inputs and gives those of
 * its outputs.
 *
 * <p>Settings are checked once per (node, parameters) and bound once per (checked node, input schemas); both are
 * remembered over calls ({@link Recent}). So after an edit only the nodes whose meaning changed are bound again, and of
 * those behind them only as far as schemas change.
 */
public final class PipelineValidator implements Validator {

    private final Catalog catalog;
    private final ExpressionBinder expressions;
    private final Recent<SettingsKey, CheckedNode> checked = new Recent<>();
    private final Recent<BindingKey, Binding> bindings = new Recent<>();

    private record SettingsKey(Node node, ParameterTable parameters) {}

    private record BindingKey(CheckedNode node, Map<String, List<Schema>> inputs) {}

    public PipelineValidator(Catalog catalog, ExpressionCompiler compiler) {
        this.catalog = catalog;
        this.expressions = new ExpressionBinder(compiler);
    }

    /** A validator with this process's kinds and expressions. */
    public static PipelineValidator standard() {
        return new PipelineValidator(Catalog.shared(), ExpressionCompiler.shared());
    }

    /**
     * Only what concerns the graph: ids, kinds, edges, ports, cycles, connections. Compiles no expression; a few
     * milliseconds for a document of a thousand nodes.
     */
    public List<Problem> structure(Pipeline pipeline) {
        ParameterTable parameters =
                ParameterTable.of(pipeline.parameters(), Map.of()).table();
        return Structure.of(pipeline, check(pipeline, parameters), catalog).problems();
    }

    @Override
    public Validated validate(Pipeline pipeline, Map<String, Value> given) {
        ParameterTable.Result parameters = ParameterTable.of(pipeline.parameters(), given);
        Map<String, CheckedNode> nodes = check(pipeline, parameters.table());
        Structure structure = Structure.of(pipeline, nodes, catalog);
        Recent<BindingKey, Binding>.Call call = bindings.begin();
        Flow flow = Flow.bind(
                structure,
                (node, inputs) -> call.get(new BindingKey(node, inputs), () -> Binding.of(node, inputs, expressions)));
        call.end();
        List<Problem> problems = new ArrayList<>(parameters.problems());
        problems.addAll(unusedParameters(pipeline, nodes));
        problems.addAll(structure.problems());
        nodes.forEach((id, node) -> {
            problems.addAll(node.settings().problems().toList());
            problems.addAll(flow.problems(id));
        });
        return new Validated(pipeline, flow.nodes(), flow.schemas(), List.copyOf(problems));
    }

    private static List<Problem> unusedParameters(Pipeline pipeline, Map<String, CheckedNode> nodes) {
        Set<String> used = new HashSet<>();
        nodes.values().forEach(node -> used.addAll(node.settings().parameters()));
        boolean allKnown = nodes.size() == pipeline.nodes().size();
        return pipeline.parameters().stream()
                .filter(parameter -> allKnown && !used.contains(parameter.name()))
                .map(PipelineValidator::unused)
                .toList();
    }

    private static Problem unused(Parameter parameter) {
        return Problem.warning(
                Code.BAD_PARAMETER,
                ParameterTable.place(parameter.name()),
                "No setting uses the parameter " + Excerpt.of(parameter.name()) + ".",
                "Remove it, or write ${" + parameter.name() + "} where its value belongs.");
    }

    private Map<String, CheckedNode> check(Pipeline pipeline, ParameterTable parameters) {
        Map<String, CheckedNode> nodes = new LinkedHashMap<>();
        Recent<SettingsKey, CheckedNode>.Call call = checked.begin();
        for (Node node : pipeline.nodes().values()) {
            OperatorKind kind = catalog.kind(node.kind()).orElse(null);
            if (kind != null) {
                SettingsKey key = new SettingsKey(node, parameters);
                nodes.put(node.id(), call.get(key, () -> new CheckedNode(kind, node, parameters)));
            }
        }
        call.end();
        return nodes;
    }
}
