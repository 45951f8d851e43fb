package dev.millrace.model.expression;

import static dev.millrace.model.expression.Parameter.Accepts.ANY;
import static dev.millrace.model.expression.Parameter.Accepts.INT;
import static dev.millrace.model.expression.Parameter.Accepts.STRING;

import dev.millrace.model.expression.NamedFunction.Description;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Functions of strings. */
final class TextLibrary {

    private static final Parameter TEXT = Parameter.of("text", STRING);
    private static final Parameter PART = Parameter.of("part", STRING);
    private static final Parameter LENGTH = Parameter.of("length", INT);

    private TextLibrary() {}

    static List<NamedFunction> functions() {
        return List.of(
                text("upper", Function.UPPER, List.of(TEXT), "In upper case.", "upper('Ab')", "AB"),
                text("lower", Function.LOWER, List.of(TEXT), "In lower case.", "lower('Ab')", "ab"),
                text(
                        "initcap",
                        Function.INITCAP,
                        List.of(TEXT),
                        "Each word with a capital.",
                        "initcap('new york')",
                        "New York"),
                text("reverse", Function.REVERSE, List.of(TEXT), "Backwards.", "reverse('abc')", "cba"),
                of(
                        "char_length",
                        Function.CHAR_LENGTH,
                        Scalar.INT,
                        List.of(TEXT),
                        "How many characters.",
                        "char_length('añb')",
                        "3"),
                of(
                        "octet_length",
                        Function.OCTET_LENGTH,
                        Scalar.INT,
                        List.of(TEXT),
                        "How many bytes in UTF-8.",
                        "octet_length('añb')",
                        "4"),
                text(
                        "substring",
                        Function.SUBSTRING,
                        List.of(TEXT, Parameter.of("start", INT), Parameter.optional("length", INT)),
                        "From a position on, counted from 1; also SUBSTRING(text FROM start FOR length).",
                        "substring('millrace', 5, 3)",
                        "rac"),
                text("left", Function.LEFT, List.of(TEXT, LENGTH), "The first characters.", "left('abc', 2)", "ab"),
                text("right", Function.RIGHT, List.of(TEXT, LENGTH), "The last characters.", "right('abc', 2)", "bc"),
                text(
                        "repeat",
                        Function.REPEAT,
                        List.of(TEXT, Parameter.of("times", INT)),
                        "Several times in a row.",
                        "repeat('ab', 3)",
                        "ababab"),
                padding("lpad", Function.LPAD, "left", "lpad('7', 3, '0')", "007"),
                padding("rpad", Function.RPAD, "right", "rpad('7', 3, '.')", "7.."),
                text(
                        "replace",
                        Function.REPLACE,
                        List.of(TEXT, Parameter.of("old", STRING), Parameter.of("new", STRING)),
                        "Every occurrence replaced.",
                        "replace('a-b-c', '-', '+')",
                        "a+b+c"),
                of(
                        "position",
                        Function.POSITION,
                        Scalar.INT,
                        List.of(Parameter.of("part", STRING), TEXT),
                        "Where the part begins, or 0; also POSITION(part IN text).",
                        "position('lr' IN 'millrace')",
                        "4"),
                trimming(
                        "trim",
                        Function.TRIM_BOTH,
                        "Without the characters, or blanks, at both ends; also TRIM(LEADING characters FROM text).",
                        "trim('  ab ')",
                        "ab"),
                trimming("ltrim", Function.TRIM_LEADING, "As trim, at the beginning.", "ltrim('00120', '0')", "120"),
                trimming("rtrim", Function.TRIM_TRAILING, "As trim, at the end.", "rtrim('00120', '0')", "0012"),
                of(
                        "starts_with",
                        Function.STARTS_WITH,
                        Scalar.BOOLEAN,
                        List.of(TEXT, PART),
                        "Whether it begins so.",
                        "starts_with('millrace', 'mill')",
                        "true"),
                of(
                        "ends_with",
                        Function.ENDS_WITH,
                        Scalar.BOOLEAN,
                        List.of(TEXT, PART),
                        "Whether it ends so.",
                        "ends_with('millrace', 'race')",
                        "true"),
                of(
                        "contains",
                        Function.CONTAINS,
                        Scalar.BOOLEAN,
                        List.of(TEXT, PART),
                        "Whether it has the part.",
                        "contains('millrace', 'll')",
                        "true"),
                of(
                        "split",
                        Function.SPLIT,
                        new DataType.Array(Scalar.STRING),
                        List.of(TEXT, Parameter.of("separator", STRING)),
                        "The parts between the separators, empty ones included.",
                        "split('a,b,,c', ',')",
                        "[a, b, , c]"),
                new NamedFunction(
                        "concat",
                        List.of(Parameter.repeated("value", ANY)),
                        "string",
                        new Description(
                                "One text after the other, as ||; other values are cast to text.",
                                "concat('a', 1, TRUE)",
                                "a1true"),
                        TextLibrary::concat));
    }

    /** CONCAT of texts; what is a CONCAT itself is taken apart. */
    static Expression concat(List<Operand> operands) {
        List<Expression> parts = new ArrayList<>();
        for (Operand operand : operands) {
            DataType type = operand.type();
            if (!Conversion.isCastable(type, Scalar.STRING)) {
                throw operand.error("|| and concat join texts and single values, not " + Phrases.of(type) + ".");
            }
            Expression part = Conversion.cast(operand.tree(), Scalar.STRING);
            if (part instanceof Expression.Call call && call.function() == Function.CONCAT) {
                parts.addAll(call.arguments());
            } else {
                parts.add(part);
            }
        }
        return parts.size() == 1 ? parts.get(0) : Calls.strict(Function.CONCAT, Scalar.STRING, parts);
    }

    /** The function's arguments come in the other order than the name's. */
    private static NamedFunction trimming(
            String name, Function function, String summary, String example, String value) {
        return new NamedFunction(
                name,
                List.of(TEXT, Parameter.optional("characters", STRING)),
                "string",
                new Description(summary, example, value),
                arguments -> Calls.strict(
                        function,
                        Scalar.STRING,
                        arguments.size() > 1 ? arguments.get(1).tree() : Calls.text(" "),
                        arguments.get(0).tree()));
    }

    private static NamedFunction padding(String name, Function function, String side, String example, String value) {
        return new NamedFunction(
                name,
                List.of(TEXT, LENGTH, Parameter.optional("fill", STRING)),
                "string",
                new Description(
                        "Filled on the " + side + ", with blanks if not said, or cut to a length.", example, value),
                arguments -> Calls.strict(
                        function,
                        Scalar.STRING,
                        arguments.get(0).tree(),
                        arguments.get(1).tree(),
                        arguments.size() > 2 ? arguments.get(2).tree() : Calls.text(" ")));
    }

    private static NamedFunction text(
            String name, Function function, List<Parameter> parameters, String summary, String example, String value) {
        return new NamedFunction(
                name,
                parameters,
                "string",
                new Description(summary, example, value),
                arguments -> Calls.strict(function, Scalar.STRING, NamedFunction.trees(arguments)));
    }

    private static NamedFunction of(
            String name,
            Function function,
            DataType type,
            List<Parameter> parameters,
            String summary,
            String example,
            String value) {
        return new NamedFunction(
                name,
                parameters,
                type.text(),
                new Description(summary, example, value),
                arguments -> Calls.strict(function, type, NamedFunction.trees(arguments)));
    }
}
