package dev.millrace.model.validation;

import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.problem.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A document's parameters with the values of one run.
 *
 * @param types of every parameter that is declared
 * @param values by name, in the form that {@link ParameterValues} gives; none for a parameter that has no good value,
 *     which was reported
 */
record ParameterTable(Map<String, Parameter.Type> types, Map<String, Value> values) {

    private static final Pattern SOUNDS_SECRET =
            Pattern.compile(".*(password|passwd|secret|token|api_?key|private_?key|credential).*");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_-]*)}");

    ParameterTable {
        types = Map.copyOf(types);
        values = Map.copyOf(values);
    }

    /** What the declarations and the given values are, and what is wrong with them. */
    record Result(ParameterTable table, List<Problem> problems) {}

    static Place place(String name) {
        return Place.path("parameters." + name);
    }

    /** Puts the given values over the defaults. */
    static Result of(List<Parameter> declared, Map<String, Value> given) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Parameter.Type> types = new LinkedHashMap<>();
        Map<String, Value> values = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (Parameter parameter : declared) {
            if (!checkName(parameter, names, problems)) {
                continue;
            }
            types.put(parameter.name(), parameter.type());
            warnOfPlainSecret(parameter, problems);
            value(parameter, Optional.ofNullable(given.get(parameter.name())), problems)
                    .ifPresent(value -> values.put(parameter.name(), value));
        }
        for (String name : given.keySet()) {
            if (!types.containsKey(name)) {
                problems.add(Problem.error(
                        Code.UNKNOWN_PARAMETER,
                        place(name),
                        "A value was given for " + Excerpt.of(name) + ", but the pipeline has no such parameter.",
                        Suggestion.fix(name, types.keySet())));
            }
        }
        return new Result(new ParameterTable(types, values), problems);
    }

    private static boolean checkName(Parameter parameter, Set<String> names, List<Problem> problems) {
        String name = parameter.name();
        if (!References.NAME.matcher(name).matches()) {
            problems.add(Problem.error(
                    Code.BAD_PARAMETER,
                    place(name),
                    Excerpt.of(name) + " cannot name a parameter.",
                    "Use 1 to 64 letters, digits, _ and -, beginning with a letter or _."));
            return false;
        }
        if (!names.add(name)) {
            problems.add(Problem.error(
                    Code.BAD_PARAMETER,
                    place(name),
                    "There are two parameters " + Excerpt.of(name) + ".",
                    "Remove or rename one of them."));
            return false;
        }
        return true;
    }

    private static Optional<Value> value(Parameter parameter, Optional<Value> given, List<Problem> problems) {
        parameter
                .defaultValue()
                .flatMap(ParameterTable::reference)
                .ifPresent(name -> problems.add(Problem.error(
                        Code.BAD_PARAMETER,
                        place(parameter.name()),
                        "The default of " + Excerpt.of(parameter.name()) + " refers to the parameter "
                                + Excerpt.of(name) + ", and a default cannot refer to another parameter.",
                        "Write a value, or refer to both parameters in the setting.")));
        Optional<Value> fallback =
                parameter.defaultValue().flatMap(value -> converted(parameter, value, false, problems));
        if (given.isPresent()) {
            return converted(parameter, given.get(), true, problems);
        }
        if (parameter.defaultValue().isEmpty()) {
            problems.add(Problem.error(
                    Code.MISSING_PARAMETER,
                    place(parameter.name()),
                    "The parameter " + Excerpt.of(parameter.name()) + " has no value.",
                    "Give the run one (--set " + parameter.name() + "=…), or give the parameter a default."));
        }
        return fallback;
    }

    /** The parameter that a text refers to, if it does. */
    private static Optional<String> reference(Value value) {
        return value instanceof Value.Text text
                ? REFERENCE
                        .matcher(text.text())
                        .results()
                        .map(found -> found.group(1))
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Value> converted(Parameter parameter, Value value, boolean given, List<Problem> problems) {
        Optional<Value> converted = ParameterValues.convert(parameter.type(), value, given);
        if (converted.isEmpty()) {
            problems.add(ParameterValues.problem(parameter, value, given));
        }
        return converted;
    }

    /** A secret in a parameter of another type would be saved with the document. */
    private static void warnOfPlainSecret(Parameter parameter, List<Problem> problems) {
        boolean text = parameter
                .defaultValue()
                .filter(value -> !value.equals(Value.of("")))
                .isPresent();
        if (parameter.type() == Parameter.Type.STRING
                && text
                && SOUNDS_SECRET
                        .matcher(parameter.name().toLowerCase(Locale.ROOT))
                        .matches()) {
            problems.add(Problem.warning(
                    Code.BAD_SECRET,
                    place(parameter.name()),
                    "The default of " + Excerpt.of(parameter.name()) + " looks like a secret that is saved in the"
                            + " document.",
                    "Make the parameter a secret with a reference such as env:NAME."));
        }
    }
}
