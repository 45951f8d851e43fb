package dev.millrace.model.expression;

import static dev.millrace.model.expression.Parameter.Accepts.CONSTANT;
import static dev.millrace.model.expression.Parameter.Accepts.INT;
import static dev.millrace.model.expression.Parameter.Accepts.STRING;

import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.expression.NamedFunction.Description;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Regular expressions, LIKE and JSON paths: a constant pattern is checked when the expression is compiled. */
final class PatternLibrary {

    private static final Parameter TEXT = Parameter.of("text", STRING);
    private static final Parameter PATTERN = Parameter.of("pattern", STRING);
    private static final List<Parameter> JSON = List.of(Parameter.of("json", STRING), Parameter.of("path", CONSTANT));
    private static final String EXAMPLE_JSON = "('{\"a\":{\"b\":[1,2]}}', ";

    private PatternLibrary() {}

    static List<NamedFunction> functions() {
        return List.of(
                new NamedFunction(
                        "regexp_like",
                        List.of(TEXT, PATTERN),
                        "boolean",
                        new Description("Whether some part matches.", "regexp_like('abc12', '[0-9]{2}')", "true"),
                        arguments -> matching(Function.REGEXP_LIKE, Scalar.BOOLEAN, arguments)),
                new NamedFunction(
                        "regexp_extract",
                        List.of(TEXT, PATTERN, Parameter.optional("group", INT)),
                        "string",
                        new Description(
                                "The first match, or a group of it; NULL if nothing matches.",
                                "regexp_extract('id=42;', 'id=([0-9]+)', 1)",
                                "42"),
                        arguments -> matching(Function.REGEXP_EXTRACT, Scalar.STRING, arguments)),
                new NamedFunction(
                        "regexp_replace",
                        List.of(TEXT, PATTERN, Parameter.of("replacement", STRING)),
                        "string",
                        new Description(
                                "Every match replaced; $1 stands for a group.",
                                "regexp_replace('a1b22', '([0-9]+)', '<$1>')",
                                "a<1>b<22>"),
                        arguments -> matching(Function.REGEXP_REPLACE, Scalar.STRING, arguments)),
                json(
                        "json_value",
                        Function.JSON_VALUE,
                        "The text of a string, number or boolean; NULL if there is none.",
                        "'$.a.b[1]')",
                        "2"),
                json(
                        "json_query",
                        Function.JSON_QUERY,
                        "The text of an object or array; NULL if there is none.",
                        "'$.a.b')",
                        "[1,2]"),
                json("json_exists", Function.JSON_EXISTS, "Whether the path leads to anything.", "'$.c')", "false"));
    }

    /** @param escape one character, or null */
    static Expression like(Operand text, Operand pattern, @Nullable Operand escape) {
        Expression value = string(text, "LIKE");
        Expression patternTree = string(pattern, "LIKE");
        boolean constant = patternTree instanceof Literal;
        if (escape == null) {
            if (constant && constant(patternTree) != null) {
                checked(pattern, () -> LikePattern.compile(String.valueOf(constant(patternTree)), null));
            }
            return Calls.strict(Function.LIKE, Scalar.BOOLEAN, value, patternTree);
        }
        Expression escapeTree = string(escape, "ESCAPE");
        if (constant(patternTree) != null && constant(escapeTree) != null) {
            checked(
                    pattern,
                    () -> LikePattern.compile(
                            String.valueOf(constant(patternTree)), String.valueOf(constant(escapeTree))));
        }
        return Calls.strict(Function.LIKE, Scalar.BOOLEAN, value, patternTree, escapeTree);
    }

    private static Expression matching(Function function, DataType type, List<Operand> arguments) {
        Object pattern = constant(arguments.get(1).tree());
        if (pattern != null) {
            int groups = checked(arguments.get(1), () -> RegularExpression.compile((String) pattern))
                    .groups();
            boolean grouped = function == Function.REGEXP_EXTRACT && arguments.size() > 2;
            Object group = grouped ? constant(arguments.get(2).tree()) : null;
            if (group != null && ((int) group < 0 || (int) group > groups)) {
                throw arguments.get(2).error("The pattern has no group " + group + ".");
            }
        }
        List<Expression> trees = NamedFunction.trees(arguments);
        boolean nullable = function == Function.REGEXP_EXTRACT || trees.stream().anyMatch(Expression::nullable);
        return Calls.of(function, type, nullable, trees);
    }

    private static NamedFunction json(String name, Function function, String summary, String path, String value) {
        boolean exists = function == Function.JSON_EXISTS;
        DataType type = exists ? Scalar.BOOLEAN : Scalar.STRING;
        return new NamedFunction(
                name, JSON, type.text(), new Description(summary, name + EXAMPLE_JSON + path, value), arguments -> {
                    Object pathText = constant(arguments.get(1).tree());
                    checked(arguments.get(1), () -> JsonPath.compile(String.valueOf(pathText)));
                    boolean nullable = !exists || arguments.get(0).tree().nullable();
                    return Calls.of(function, type, nullable, NamedFunction.trees(arguments));
                });
    }

    private static Expression string(Operand operand, String user) {
        return Conversion.assign(operand.tree(), Scalar.STRING)
                .orElseThrow(() -> operand.error(user + " needs a string, not " + Phrases.of(operand.type()) + "."));
    }

    private static @Nullable Object constant(Expression expression) {
        return expression instanceof Literal literal ? literal.value() : null;
    }

    private static <T> T checked(Operand pattern, java.util.function.Supplier<T> compile) {
        try {
            return compile.get();
        } catch (RowEvaluationException e) {
            throw pattern.error(e.getMessage() == null ? "" : e.getMessage());
        }
    }
}
