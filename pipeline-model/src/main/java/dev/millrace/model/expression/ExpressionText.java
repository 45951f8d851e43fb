package dev.millrace.model.expression;

import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.FieldReference;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes expressions for people, with brackets only where precedence asks for them. */
final class ExpressionText {

    /** Operators between two values, from loose to tight. */
    private static final Map<Function, Infix> INFIX = Map.ofEntries(
            Map.entry(Function.OR, new Infix("OR", 1)),
            Map.entry(Function.AND, new Infix("AND", 2)),
            Map.entry(Function.EQUAL, new Infix("=", 4)),
            Map.entry(Function.NOT_EQUAL, new Infix("<>", 4)),
            Map.entry(Function.LESS, new Infix("<", 4)),
            Map.entry(Function.LESS_OR_EQUAL, new Infix("<=", 4)),
            Map.entry(Function.GREATER, new Infix(">", 4)),
            Map.entry(Function.GREATER_OR_EQUAL, new Infix(">=", 4)),
            Map.entry(Function.IS_DISTINCT_FROM, new Infix("IS DISTINCT FROM", 4)),
            Map.entry(Function.IS_NOT_DISTINCT_FROM, new Infix("IS NOT DISTINCT FROM", 4)),
            Map.entry(Function.LIKE, new Infix("LIKE", 4)),
            Map.entry(Function.ADD, new Infix("+", 5)),
            Map.entry(Function.SUBTRACT, new Infix("-", 5)),
            Map.entry(Function.TIME_ADD, new Infix("+", 5)),
            Map.entry(Function.TIME_SUBTRACT, new Infix("-", 5)),
            Map.entry(Function.TIME_DIFFERENCE, new Infix("-", 5)),
            Map.entry(Function.CONCAT, new Infix("||", 5)),
            Map.entry(Function.MULTIPLY, new Infix("*", 6)),
            Map.entry(Function.DIVIDE, new Infix("/", 6)),
            Map.entry(Function.MODULO, new Infix("%", 6)));

    private static final int NOT = 3;
    private static final int TEST = 4;
    private static final int SIGN = 7;
    private static final int VALUE = 8;

    private record Infix(String sign, int tightness) {}

    private ExpressionText() {}

    static String of(Expression expression) {
        return write(expression, 0);
    }

    /** @param tightness of the operator around */
    private static String write(Expression expression, int tightness) {
        if (expression instanceof FieldReference field) {
            return name(field.name());
        }
        if (expression instanceof Literal literal) {
            return literal(literal);
        }
        Call call = (Call) expression;
        Infix infix = INFIX.get(call.function());
        if (infix != null
                && !(call.function() == Function.LIKE && call.arguments().size() > 2)) {
            return bracketed(infix.tightness(), tightness, infix(call, infix));
        }
        return switch (call.function()) {
            case NOT -> bracketed(NOT, tightness, "NOT " + argument(call, 0, NOT));
            case NEGATE -> bracketed(SIGN, tightness, "-" + argument(call, 0, VALUE));
            case IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE ->
                bracketed(TEST, tightness, argument(call, 0, TEST + 1) + " " + words(call.function()));
            default -> prefix(call);
        };
    }

    private static String infix(Call call, Infix infix) {
        List<Expression> arguments = call.arguments();
        StringBuilder result = new StringBuilder(write(arguments.get(0), leftOf(infix)));
        for (Expression argument : arguments.subList(1, arguments.size())) {
            result.append(' ').append(infix.sign()).append(' ').append(write(argument, infix.tightness() + 1));
        }
        return result.toString();
    }

    /** Comparisons do not chain; the others read from left to right. */
    private static int leftOf(Infix infix) {
        return infix.tightness() == TEST ? TEST + 1 : infix.tightness();
    }

    private static String prefix(Call call) {
        return switch (call.function()) {
            case CASE -> choice(call.arguments());
            case CAST, TRY_CAST ->
                call.function() + "(" + argument(call, 0, 0) + " AS "
                        + call.type().text() + ")";
            case LIKE ->
                argument(call, 0, TEST + 1) + " LIKE " + argument(call, 1, TEST + 1) + " ESCAPE "
                        + argument(call, 2, TEST + 1);
            case EXTRACT -> "EXTRACT(" + unit(call) + " FROM " + argument(call, 1, 0) + ")";
            case FLOOR_TIME -> "FLOOR(" + argument(call, 1, 0) + " TO " + unit(call) + ")";
            case CEIL_TIME -> "CEIL(" + argument(call, 1, 0) + " TO " + unit(call) + ")";
            case TIMESTAMP_DIFF ->
                "timestampdiff(" + unit(call) + ", " + argument(call, 2, 0) + ", " + argument(call, 1, 0) + ")";
            case POSITION -> "POSITION(" + argument(call, 0, 4) + " IN " + argument(call, 1, 0) + ")";
            case TRIM_BOTH -> trim("BOTH", call);
            case TRIM_LEADING -> trim("LEADING", call);
            case TRIM_TRAILING -> trim("TRAILING", call);
            case ARRAY -> "ARRAY[" + list(call.arguments()) + "]";
            case ITEM -> argument(call, 0, VALUE) + "[" + argument(call, 1, 0) + "]";
            case ROW_FIELD -> argument(call, 0, VALUE) + "." + nestedName(call);
            default -> call.function().name().toLowerCase(Locale.ROOT) + "(" + list(call.arguments()) + ")";
        };
    }

    private static String choice(List<Expression> arguments) {
        StringBuilder result = new StringBuilder("CASE");
        int last = arguments.size() - 1;
        for (int i = 0; i < last; i += 2) {
            result.append(" WHEN ")
                    .append(of(arguments.get(i)))
                    .append(" THEN ")
                    .append(of(arguments.get(i + 1)));
        }
        return result.append(" ELSE ")
                .append(of(arguments.get(last)))
                .append(" END")
                .toString();
    }

    private static String trim(String side, Call call) {
        return "TRIM(" + side + " " + argument(call, 0, 0) + " FROM " + argument(call, 1, 0) + ")";
    }

    private static String nestedName(Call call) {
        DataType.Row row = (DataType.Row) call.arguments().get(0).type();
        Object index = ((Literal) call.arguments().get(1)).value();
        return name(row.fields().get(index == null ? 0 : (int) index).name());
    }

    private static String unit(Call call) {
        Object unit = ((Literal) call.arguments().get(0)).value();
        return TimeUnits.written(TimeUnit.valueOf(String.valueOf(unit)));
    }

    private static String literal(Literal literal) {
        Object value = literal.value();
        if (value == null) {
            return "CAST(NULL AS " + literal.type().text() + ")";
        }
        if (!(literal.type() instanceof Scalar type)) {
            return value.toString();
        }
        return switch (type) {
            case BOOLEAN -> value.toString().toUpperCase(Locale.ROOT);
            case STRING -> quoted((String) value);
            case DOUBLE -> doubleText((double) value);
            case BYTES -> "X'" + HexFormat.of().withUpperCase().formatHex((byte[]) value) + "'";
            case DATE -> "DATE '" + Casts.dateText((int) value) + "'";
            case TIMESTAMP -> "TIMESTAMP '" + Casts.timestampText((long) value) + "'";
            case INTERVAL -> interval((long) value);
            case INTERVAL_MONTHS -> "INTERVAL '" + value + "' MONTH";
            case INT, BIGINT -> value.toString();
        };
    }

    /** With an exponent: a double without one would read as a decimal. */
    private static String doubleText(double value) {
        String text = Casts.doubleText(value);
        return text.contains("E") ? text : text + "E0";
    }

    private static String interval(long milliseconds) {
        for (TimeUnit unit : List.of(TimeUnit.DAY, TimeUnit.HOUR, TimeUnit.MINUTE, TimeUnit.SECOND)) {
            long size = TimeFunctions.milliseconds(unit);
            if (milliseconds % size == 0) {
                return "INTERVAL '" + milliseconds / size + "' " + unit;
            }
        }
        return "INTERVAL '" + java.math.BigDecimal.valueOf(milliseconds, 3) + "' SECOND";
    }

    private static String name(String name) {
        boolean plain = Lexer.isPlainName(name) && !Roles.needsQuotes(name);
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String argument(Call call, int index, int tightness) {
        return write(call.arguments().get(index), tightness);
    }

    private static String list(List<Expression> arguments) {
        return arguments.stream().map(ExpressionText::of).collect(Collectors.joining(", "));
    }

    private static String words(Function function) {
        return function.name().replace('_', ' ');
    }

    private static String bracketed(int own, int around, String text) {
        return own < around ? "(" + text + ")" : text;
    }
}
