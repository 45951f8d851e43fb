package dev.millrace.model.expression;

import static dev.millrace.model.expression.Parameter.Accepts.ANY;
import static dev.millrace.model.expression.Parameter.Accepts.ARRAY;
import static dev.millrace.model.expression.Parameter.Accepts.BIGINT;
import static dev.millrace.model.expression.Parameter.Accepts.BOOLEAN;
import static dev.millrace.model.expression.Parameter.Accepts.INT;

import dev.millrace.model.expression.NamedFunction.Description;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import java.util.List;

/** Choice, bits and arrays. */
final class OtherLibrary {

    private static final Parameter VALUES = Parameter.repeated("value", ANY);
    private static final Parameter A = Parameter.of("a", ANY);
    private static final Parameter B = Parameter.of("b", ANY);

    private OtherLibrary() {}

    static List<NamedFunction> functions() {
        return List.of(
                new NamedFunction(
                        "coalesce",
                        List.of(VALUES),
                        "common type",
                        new Description("The first that is not NULL.", "coalesce(NULL, 2, 3)", "2"),
                        Conditions::coalesce),
                new NamedFunction(
                        "ifnull",
                        List.of(A, B),
                        "common type",
                        new Description("a, or b where a is NULL.", "ifnull(NULL, 'none')", "none"),
                        Conditions::coalesce),
                new NamedFunction(
                        "nullif",
                        List.of(A, B),
                        "as a",
                        new Description("a, or NULL where it equals b.", "nullif(5, 0)", "5"),
                        arguments -> Conditions.nullIf(arguments.get(0), arguments.get(1))),
                new NamedFunction(
                        "if",
                        List.of(Parameter.of("condition", BOOLEAN), A, B),
                        "common type",
                        new Description("a where the condition holds, else b.", "if(1 > 2, 'a', 'b')", "b"),
                        Conditions::choose),
                new NamedFunction(
                        "greatest",
                        List.of(VALUES),
                        "common type",
                        new Description("The largest; NULL if any is.", "greatest(1, 3, 2)", "3"),
                        arguments -> Conditions.extreme(Function.GREATEST, arguments)),
                new NamedFunction(
                        "least",
                        List.of(VALUES),
                        "common type",
                        new Description("The smallest; NULL if any is.", "least(1, 3, 2)", "1"),
                        arguments -> Conditions.extreme(Function.LEAST, arguments)),
                new NamedFunction(
                        "cardinality",
                        List.of(Parameter.of("array", ARRAY)),
                        "int",
                        new Description("How many elements.", "cardinality(ARRAY[4, 5, 6])", "3"),
                        arguments -> Calls.strict(
                                Function.CARDINALITY,
                                Scalar.INT,
                                arguments.get(0).tree())),
                new NamedFunction(
                        "hash64",
                        List.of(Parameter.of("n", BIGINT)),
                        "bigint",
                        new Description(
                                "A well-mixed number, the same in every program.", "hash64(0)", "-2152535657050944081"),
                        arguments -> Calls.strict(
                                Function.HASH64, Scalar.BIGINT, arguments.get(0).tree())),
                bits("bit_and", Function.BIT_AND, "The bits that both have.", "bit_and(12, 10)", "8"),
                bits("bit_or", Function.BIT_OR, "The bits that either has.", "bit_or(12, 10)", "14"),
                bits("bit_xor", Function.BIT_XOR, "The bits that one of both has.", "bit_xor(12, 10)", "6"),
                new NamedFunction(
                        "bit_not",
                        List.of(Parameter.of("n", ANY)),
                        "as n",
                        new Description("Every bit turned over.", "bit_not(0)", "-1"),
                        arguments -> bitwise(Function.BIT_NOT, arguments)),
                shift("shift_left", Function.SHIFT_LEFT, "The bits moved up.", "shift_left(1, 4)", "16"),
                shift(
                        "shift_right",
                        Function.SHIFT_RIGHT,
                        "The bits moved down, zeros moving in.",
                        "shift_right(256, 4)",
                        "16"));
    }

    private static NamedFunction bits(String name, Function function, String summary, String example, String value) {
        return new NamedFunction(
                name,
                List.of(A, B),
                "int or bigint",
                new Description(summary, example, value),
                arguments -> bitwise(function, arguments));
    }

    private static NamedFunction shift(String name, Function function, String summary, String example, String value) {
        return new NamedFunction(
                name,
                List.of(Parameter.of("n", BIGINT), Parameter.of("bits", INT)),
                "bigint",
                new Description(summary, example, value),
                arguments -> Calls.strict(function, Scalar.BIGINT, NamedFunction.trees(arguments)));
    }

    private static Expression bitwise(Function function, List<Operand> arguments) {
        for (Operand number : arguments) {
            if (!NumberTypes.isInteger(number.type()) && !Calls.isUntyped(number.tree())) {
                throw number.error("Bits need a whole number, not " + Phrases.of(number.type()) + ".");
            }
        }
        List<Expression> trees = NamedFunction.trees(arguments);
        DataType type = Conversion.common(trees).orElse(Scalar.BIGINT);
        return Calls.strict(
                function,
                type,
                trees.stream().map(tree -> Conversion.cast(tree, type)).toList());
    }
}
