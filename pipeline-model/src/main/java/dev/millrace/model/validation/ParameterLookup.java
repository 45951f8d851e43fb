package dev.millrace.model.validation;

import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Suggestion;
import dev.millrace.model.validation.ExpressionParameters.Literal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a run's parameters into the settings of one node, and notes which ones they refer to. */
final class ParameterLookup {

    static final Set<Parameter.Type> NOT_SECRET =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Parameter.Type.SECRET)));

    private final ParameterTable table;
    private final NodeProblems problems;
    private final Set<String> used = new HashSet<>();
    private final Map<String, Substituted> expressions = new HashMap<>();

    ParameterLookup(ParameterTable table, NodeProblems problems) {
        this.table = table;
        this.problems = problems;
    }

    /** Names of the parameters that were asked for and exist. */
    Set<String> used() {
        return used;
    }

    /** The expressions that hold parameters, by path. */
    Map<String, Substituted> expressions() {
        return expressions;
    }

    /** The parameter's value, if its type is one of these. */
    Optional<Value> typed(String name, String path, Set<Parameter.Type> types, String expected) {
        return type(name, path).flatMap(type -> {
            if (types.contains(type)) {
                return value(name, path);
            }
            problems.error(
                    type == Parameter.Type.SECRET ? Code.BAD_SECRET : Code.BAD_PARAMETER,
                    path,
                    "This must be " + expected + ", but the parameter " + Excerpt.of(name) + " is of type " + word(type)
                            + ".",
                    "Use a parameter of another type, or change the type of this one.");
            return Optional.empty();
        });
    }

    /** The text with the values of its parameters, or empty if one of them has none. */
    Optional<String> inText(String text, String path) {
        if (!References.in(text)) {
            return Optional.of(text);
        }
        StringBuilder result = new StringBuilder();
        boolean complete = true;
        for (References.Piece piece : References.pieces(text)) {
            Optional<String> put = put(piece, path);
            complete &= put.isPresent();
            result.append(put.orElse(""));
        }
        return complete ? Optional.of(result.toString()) : Optional.empty();
    }

    private Optional<String> put(References.Piece piece, String path) {
        return switch (piece.kind()) {
            case LITERAL -> Optional.of(piece.text());
            case REFERENCE -> {
                Optional<Value> value = typed(piece.text(), path, NOT_SECRET, "text");
                yield value.map(known ->
                        ParameterValues.text(table.types().getOrDefault(piece.text(), Parameter.Type.STRING), known));
            }
            case BROKEN -> {
                problems.error(
                        Code.BAD_PARAMETER,
                        path,
                        Excerpt.of(piece.text()) + " begins like a parameter, but names none.",
                        "Write ${name}, or $${ for the two characters themselves.");
                yield Optional.empty();
            }
        };
    }

    /** The expression with the values of its parameters; what is wrong is reported and left out. */
    String inExpression(String text, String path) {
        if (!References.in(text)) {
            return text;
        }
        Substituted substituted = ExpressionParameters.substitute(text, new ExpressionParameters.Lookup() {
            @Override
            public Optional<Literal> find(References.Piece reference) {
                return typed(reference.text(), path, NOT_SECRET, "a value")
                        .map(value -> new Literal(
                                table.types().getOrDefault(reference.text(), Parameter.Type.STRING), value));
            }

            @Override
            public void refuse(References.Piece piece, String message, String fix) {
                problems.error(
                        Code.BAD_PARAMETER, path, Substituted.span(text, piece.from(), piece.to() - 1), message, fix);
            }
        });
        expressions.put(path, substituted);
        return substituted.text();
    }

    private Optional<Parameter.Type> type(String name, String path) {
        Parameter.Type type = table.types().get(name);
        if (type == null) {
            problems.error(
                    Code.UNKNOWN_PARAMETER,
                    path,
                    "There is no parameter " + Excerpt.of(name) + ".",
                    Suggestion.fix(name, table.types().keySet()));
            return Optional.empty();
        }
        used.add(name);
        return Optional.of(type);
    }

    private Optional<Value> value(String name, String path) {
        Value value = table.values().get(name);
        if (value == null) {
            problems.error(
                    Code.MISSING_PARAMETER, path, "The parameter " + Excerpt.of(name) + " has no value to put in.", "");
        }
        return Optional.ofNullable(value);
    }

    private static String word(Parameter.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
