package dev.millrace.model.expression;

import static dev.millrace.model.expression.Parameter.Accepts.DOUBLE;
import static dev.millrace.model.expression.Parameter.Accepts.INT;
import static dev.millrace.model.expression.Parameter.Accepts.NUMBER;

import dev.millrace.model.expression.NamedFunction.Description;
import dev.millrace.model.schema.DataType.Decimal;
import dev.millrace.model.schema.DataType.Scalar;
import java.util.List;

/** Functions of numbers. */
final class NumberLibrary {

    private static final Parameter NUMBER_X = Parameter.of("x", NUMBER);

    private NumberLibrary() {}

    static List<NamedFunction> functions() {
        return List.of(
                same("abs", Function.ABS, "The value without its sign.", "abs(-5)", "5"),
                widening("sign", Function.SIGN, "-1, 0 or 1.", "sign(-2.5)", "-1.0"),
                widening("floor", Function.FLOOR, "The next whole number below.", "floor(-1.5)", "-2.0"),
                widening("ceil", Function.CEIL, "The next whole number above.", "ceil(1.2)", "2.0"),
                rounding("round", Function.ROUND, "To some digits after the point, halves away from zero.", "2.35"),
                rounding("truncate", Function.TRUNCATE, "Cut to some digits after the point.", "2.34"),
                new NamedFunction(
                        "mod",
                        List.of(Parameter.of("dividend", NUMBER), Parameter.of("divisor", NUMBER)),
                        "number",
                        new Description("The remainder, with the dividend's sign; the same as %.", "mod(-7, 3)", "-1"),
                        arguments -> Arithmetic.of(Function.MODULO, arguments.get(0), arguments.get(1))),
                doubles("power", Function.POWER, "x raised to y.", "power(2, 10)", "1024.0", "x", "y"),
                doubles("sqrt", Function.SQRT, "The square root; an error below zero.", "sqrt(2.25)", "1.5", "x"),
                doubles("exp", Function.EXP, "e raised to x.", "exp(0)", "1.0", "x"),
                doubles("ln", Function.LN, "The natural logarithm; an error at zero and below.", "ln(1)", "0.0", "x"),
                doubles("log10", Function.LOG10, "The decimal logarithm.", "log10(1000)", "3.0", "x"),
                doubles("sin", Function.SIN, "The sine of radians.", "sin(0)", "0.0", "x"),
                doubles("cos", Function.COS, "The cosine of radians.", "cos(0)", "1.0", "x"),
                doubles("tan", Function.TAN, "The tangent of radians.", "tan(0)", "0.0", "x"),
                doubles("asin", Function.ASIN, "The arc sine in radians.", "asin(0)", "0.0", "x"),
                doubles("acos", Function.ACOS, "The arc cosine in radians.", "acos(1)", "0.0", "x"),
                doubles("atan", Function.ATAN, "The arc tangent in radians.", "atan(0)", "0.0", "x"),
                doubles("atan2", Function.ATAN2, "The angle of the point (x, y).", "atan2(0, 1)", "0.0", "y", "x"));
    }

    private static NamedFunction same(String name, Function function, String summary, String example, String value) {
        return new NamedFunction(
                name,
                List.of(NUMBER_X),
                "as x",
                new Description(summary, example, value),
                arguments -> Calls.strict(
                        function, arguments.get(0).type(), arguments.get(0).tree()));
    }

    /** A decimal gets one more digit before the point: 9.5 rounds to 10.0, and -0.5 has the sign -1. */
    private static NamedFunction widening(
            String name, Function function, String summary, String example, String value) {
        return new NamedFunction(
                name,
                List.of(NUMBER_X),
                "as x",
                new Description(summary, example, value),
                arguments -> widened(function, List.of(arguments.get(0).tree())));
    }

    private static NamedFunction rounding(String name, Function function, String summary, String value) {
        return new NamedFunction(
                name,
                List.of(NUMBER_X, Parameter.optional("digits", INT)),
                "as x",
                new Description(summary, name + "(2.345E0, 2)", value),
                arguments -> widened(function, NamedFunction.trees(arguments)));
    }

    private static Expression widened(Function function, List<Expression> arguments) {
        Expression number = arguments.get(0);
        Expression wide =
                number.type() instanceof Decimal type ? Conversion.cast(number, NumberTypes.wider(type)) : number;
        return arguments.size() == 1
                ? Calls.strict(function, wide.type(), wide)
                : Calls.strict(function, wide.type(), wide, arguments.get(1));
    }

    private static NamedFunction doubles(
            String name, Function function, String summary, String example, String value, String... parameters) {
        return new NamedFunction(
                name,
                List.of(parameters).stream()
                        .map(parameter -> Parameter.of(parameter, DOUBLE))
                        .toList(),
                "double",
                new Description(summary, example, value),
                arguments -> Calls.strict(function, Scalar.DOUBLE, NamedFunction.trees(arguments)));
    }
}
