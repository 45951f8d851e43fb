package dev.millrace.model.validation;

import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Value;
import java.util.Map;
import java.util.Set;

/**
 * A node after the check of its settings against their specs, before anything is known of its inputs.
 *
 * @param settings what is valid, parameters put in, defaults filled in
 * @param problems what is not
 * @param parameters names of the parameters that the settings refer to
 * @param expressions by path, those that hold parameters
 */
record CheckedSettings(
        Settings settings, NodeProblems problems, Set<String> parameters, Map<String, Substituted> expressions) {

    static CheckedSettings of(OperatorKind kind, Node node, ParameterTable table) {
        NodeProblems problems = new NodeProblems(node.id());
        ParameterLookup lookup = new ParameterLookup(table, problems);
        SettingsCheck check = new SettingsCheck(problems, new ValueCheck(problems, lookup));
        Map<String, Value> good = check.check(kind.settings(), node.settings(), "");
        return new CheckedSettings(Settings.of(kind.settings(), good), problems, lookup.used(), lookup.expressions());
    }

    /** Whether the settings are as the kind wants them. */
    boolean complete() {
        return !problems.hasErrors();
    }
}
