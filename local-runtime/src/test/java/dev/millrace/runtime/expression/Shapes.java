package dev.millrace.runtime.expression;

import static dev.millrace.model.schema.DataType.Scalar.BIGINT;
import static dev.millrace.model.schema.DataType.Scalar.BOOLEAN;
import static dev.millrace.model.schema.DataType.Scalar.BYTES;
import static dev.millrace.model.schema.DataType.Scalar.DATE;
import static dev.millrace.model.schema.DataType.Scalar.DOUBLE;
import static dev.millrace.model.schema.DataType.Scalar.INT;
import static dev.millrace.model.schema.DataType.Scalar.INTERVAL;
import static dev.millrace.model.schema.DataType.Scalar.INTERVAL_MONTHS;
import static dev.millrace.model.schema.DataType.Scalar.STRING;
import static dev.millrace.model.schema.DataType.Scalar.TIMESTAMP;

import dev.millrace.model.expression.Function;
import dev.millrace.model.expression.TimeUnit;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Array;
import dev.millrace.model.schema.DataType.Decimal;
import dev.millrace.model.schema.DataType.Row;
import dev.millrace.model.schema.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Every function with every kind of arguments that it takes. */
final class Shapes {

    /** An argument: of a type, or one of these constants. */
    record Argument(DataType type, List<Object> constants) {}

    record Shape(Function function, DataType result, List<Argument> arguments) {}

    static final DataType DECIMAL = new Decimal(12, 3);
    static final DataType WIDE = new Decimal(38, 6);
    static final DataType TEXTS = new Array(STRING);
    static final DataType PAIR = new Row(List.of(Field.nullable("a", BIGINT), Field.nullable("b", STRING)));
    private static final List<DataType> NUMBERS = List.of(INT, BIGINT, DOUBLE, DECIMAL);
    private static final List<DataType> ORDERED =
            List.of(INT, BIGINT, DOUBLE, DECIMAL, STRING, BYTES, BOOLEAN, DATE, TIMESTAMP, INTERVAL, INTERVAL_MONTHS);

    private final List<Shape> shapes = new ArrayList<>();

    private Shapes() {}

    static List<Shape> all() {
        Shapes shapes = new Shapes();
        shapes.numbers();
        shapes.comparisons();
        shapes.logic();
        shapes.casts();
        shapes.texts();
        shapes.patterns();
        shapes.times();
        shapes.bits();
        shapes.nested();
        return shapes.shapes;
    }

    private void add(Function function, DataType result, Object... arguments) {
        shapes.add(new Shape(
                function,
                result,
                Arrays.stream(arguments)
                        .map(argument ->
                                argument instanceof Argument one ? one : new Argument((DataType) argument, List.of()))
                        .toList()));
    }

    private static Argument oneOf(DataType type, Object... constants) {
        return new Argument(type, List.of(constants));
    }

    private void numbers() {
        for (DataType type : NUMBERS) {
            for (Function function :
                    List.of(Function.ADD, Function.SUBTRACT, Function.MULTIPLY, Function.DIVIDE, Function.MODULO)) {
                add(function, type.equals(DECIMAL) ? WIDE : type, type, type);
            }
            for (Function function :
                    List.of(Function.NEGATE, Function.ABS, Function.SIGN, Function.FLOOR, Function.CEIL)) {
                add(function, type, type);
            }
            for (Function function : List.of(Function.ROUND, Function.TRUNCATE)) {
                add(function, type, type);
                add(function, type, type, INT);
            }
        }
        for (Function function : List.of(
                Function.SQRT,
                Function.EXP,
                Function.LN,
                Function.LOG10,
                Function.SIN,
                Function.COS,
                Function.TAN,
                Function.ASIN,
                Function.ACOS,
                Function.ATAN)) {
            add(function, DOUBLE, DOUBLE);
        }
        add(Function.POWER, DOUBLE, DOUBLE, DOUBLE);
        add(Function.ATAN2, DOUBLE, DOUBLE, DOUBLE);
    }

    private void comparisons() {
        for (DataType type : ORDERED) {
            for (Function function : List.of(
                    Function.EQUAL,
                    Function.NOT_EQUAL,
                    Function.LESS,
                    Function.LESS_OR_EQUAL,
                    Function.GREATER,
                    Function.GREATER_OR_EQUAL,
                    Function.IS_DISTINCT_FROM,
                    Function.IS_NOT_DISTINCT_FROM)) {
                add(function, BOOLEAN, type, type);
            }
            add(Function.GREATEST, type, type, type);
            add(Function.LEAST, type, type, type, type);
            add(Function.IS_NULL, BOOLEAN, type);
            add(Function.IS_NOT_NULL, BOOLEAN, type);
        }
        add(Function.EQUAL, BOOLEAN, TEXTS, TEXTS);
        add(Function.NOT_EQUAL, BOOLEAN, PAIR, PAIR);
        add(Function.IS_NOT_DISTINCT_FROM, BOOLEAN, PAIR, PAIR);
    }

    private void logic() {
        for (Function function : List.of(Function.AND, Function.OR)) {
            add(function, BOOLEAN, BOOLEAN, BOOLEAN);
            add(function, BOOLEAN, BOOLEAN, BOOLEAN, BOOLEAN);
        }
        for (Function function : List.of(
                Function.NOT, Function.IS_TRUE, Function.IS_NOT_TRUE, Function.IS_FALSE, Function.IS_NOT_FALSE)) {
            add(function, BOOLEAN, BOOLEAN);
        }
        for (DataType type : List.of(BIGINT, INT, DOUBLE, BOOLEAN, STRING, DECIMAL, TEXTS)) {
            add(Function.CASE, type, BOOLEAN, type, type);
            add(Function.CASE, type, BOOLEAN, type, BOOLEAN, type, type);
            add(Function.COALESCE, type, type, type);
            add(Function.COALESCE, type, type, type, type);
        }
    }

    private void casts() {
        for (Function function : List.of(Function.CAST, Function.TRY_CAST)) {
            for (DataType from : ORDERED) {
                add(function, STRING, from);
            }
            for (DataType to : List.of(BOOLEAN, INT, BIGINT, DOUBLE, DECIMAL, BYTES, DATE, TIMESTAMP, INTERVAL)) {
                add(function, to, STRING);
            }
            for (DataType from : List.of(INT, BIGINT, DOUBLE, DECIMAL)) {
                for (DataType to : List.of(INT, BIGINT, DOUBLE, WIDE, new Decimal(4, 1))) {
                    if (!from.equals(DOUBLE) || !to.equals(DOUBLE)) {
                        add(function, to, from);
                    }
                }
            }
            add(function, TIMESTAMP, DATE);
            add(function, DATE, TIMESTAMP);
            add(function, BIGINT, INTERVAL);
            add(function, INTERVAL, BIGINT);
            add(function, INT, INTERVAL_MONTHS);
            add(function, INTERVAL_MONTHS, INT);
            add(function, DOUBLE, DOUBLE);
        }
    }

    private void texts() {
        Argument small = oneOf(INT, -3, -1, 0, 1, 2, 3, 5, 9, 20, Integer.MAX_VALUE, Integer.MIN_VALUE);
        Argument length = oneOf(INT, -2, 0, 1, 2, 3, 7, 12);
        add(Function.CONCAT, STRING, STRING, STRING);
        add(Function.CONCAT, STRING, STRING, STRING, STRING);
        for (Function function : List.of(Function.UPPER, Function.LOWER, Function.INITCAP, Function.REVERSE)) {
            add(function, STRING, STRING);
        }
        add(Function.CHAR_LENGTH, INT, STRING);
        add(Function.OCTET_LENGTH, INT, STRING);
        add(Function.SUBSTRING, STRING, STRING, small);
        add(Function.SUBSTRING, STRING, STRING, small, small);
        add(Function.SUBSTRING, STRING, STRING, INT, length);
        add(Function.LEFT, STRING, STRING, small);
        add(Function.RIGHT, STRING, STRING, small);
        add(Function.LEFT, STRING, STRING, INT);
        add(Function.POSITION, INT, STRING, STRING);
        add(Function.POSITION, INT, oneOf(STRING, "", "a", "B", "ß", "😀"), STRING);
        for (Function function : List.of(Function.TRIM_BOTH, Function.TRIM_LEADING, Function.TRIM_TRAILING)) {
            add(function, STRING, oneOf(STRING, " ", "a", "", "ab ", "éß"), STRING);
            add(function, STRING, STRING, STRING);
        }
        add(Function.REPLACE, STRING, STRING, oneOf(STRING, "a", "", "ab", "ß", ","), STRING);
        add(Function.LPAD, STRING, STRING, length, STRING);
        add(Function.RPAD, STRING, STRING, length, oneOf(STRING, " ", "", "xy"));
        add(Function.REPEAT, STRING, STRING, length);
        for (Function function : List.of(Function.STARTS_WITH, Function.ENDS_WITH, Function.CONTAINS)) {
            add(function, BOOLEAN, STRING, STRING);
            add(function, BOOLEAN, STRING, oneOf(STRING, "", "a", "ab", "é", "😀"));
        }
        add(Function.SPLIT, TEXTS, STRING, oneOf(STRING, ",", "", " ", "ab"));
    }

    private void patterns() {
        Argument like = oneOf(STRING, "a%", "%c", "%b%", "abc", "_", "a_c%", "%a%b%", "", "%", "%%", "ß%", "%😀%");
        add(Function.LIKE, BOOLEAN, STRING, like);
        add(Function.LIKE, BOOLEAN, STRING, STRING);
        add(Function.LIKE, BOOLEAN, STRING, oneOf(STRING, "%a!%b%", "!%", "a!_"), oneOf(STRING, "!"));
        add(Function.REGEXP_LIKE, BOOLEAN, STRING, oneOf(STRING, "a+", "^[0-9]+$", "ß|é", "("));
        add(Function.REGEXP_EXTRACT, STRING, STRING, oneOf(STRING, "a(b?)", "[0-9]+"));
        add(Function.REGEXP_EXTRACT, STRING, STRING, oneOf(STRING, "a(b)?"), oneOf(INT, 0, 1));
        add(Function.REGEXP_REPLACE, STRING, STRING, oneOf(STRING, "a(b?)"), oneOf(STRING, "<$1>", "", "$7"));
        Argument path = oneOf(STRING, "$.a", "$.b.c", "$.a[0]", "$", "$.missing", "nonsense");
        add(Function.JSON_VALUE, STRING, STRING, path);
        add(Function.JSON_QUERY, STRING, STRING, path);
        add(Function.JSON_EXISTS, BOOLEAN, STRING, path);
    }

    private void times() {
        for (Function function : List.of(Function.TIME_ADD, Function.TIME_SUBTRACT)) {
            for (DataType type : List.of(TIMESTAMP, DATE)) {
                add(function, type, type, INTERVAL);
                add(function, type, type, INTERVAL_MONTHS);
            }
        }
        add(Function.TIME_DIFFERENCE, INTERVAL, TIMESTAMP, TIMESTAMP);
        add(Function.TIME_DIFFERENCE, INTERVAL, DATE, DATE);
        Set<TimeUnit> lengths = EnumSet.range(TimeUnit.MILLISECOND, TimeUnit.YEAR);
        for (TimeUnit unit : lengths) {
            Argument name = oneOf(STRING, unit.name());
            add(Function.TIMESTAMP_DIFF, BIGINT, name, TIMESTAMP, TIMESTAMP);
            for (DataType type : List.of(TIMESTAMP, DATE)) {
                add(Function.FLOOR_TIME, type, name, type);
                add(Function.CEIL_TIME, type, name, type);
            }
        }
        for (TimeUnit unit : TimeUnit.values()) {
            add(Function.EXTRACT, BIGINT, oneOf(STRING, unit.name()), TIMESTAMP);
            add(Function.EXTRACT, BIGINT, oneOf(STRING, unit.name()), DATE);
        }
        for (TimeUnit unit : List.of(
                TimeUnit.MILLISECOND, TimeUnit.SECOND, TimeUnit.MINUTE, TimeUnit.HOUR, TimeUnit.DAY, TimeUnit.EPOCH)) {
            add(Function.EXTRACT, BIGINT, oneOf(STRING, unit.name()), INTERVAL);
        }
        add(Function.FORMAT_TIMESTAMP, STRING, TIMESTAMP, oneOf(STRING, "yyyy-MM-dd HH:mm", "bad {"));
        add(Function.PARSE_TIMESTAMP, TIMESTAMP, STRING, oneOf(STRING, "yyyy-MM-dd"));
        add(Function.TO_EPOCH_MILLIS, BIGINT, TIMESTAMP);
        add(Function.FROM_EPOCH_MILLIS, TIMESTAMP, BIGINT);
    }

    private void bits() {
        for (DataType type : List.of(INT, BIGINT)) {
            add(Function.BIT_AND, type, type, type);
            add(Function.BIT_OR, type, type, type);
            add(Function.BIT_XOR, type, type, type);
            add(Function.BIT_NOT, type, type);
            add(Function.SHIFT_LEFT, type, type, INT);
            add(Function.SHIFT_RIGHT, type, type, INT);
        }
        add(Function.HASH64, BIGINT, BIGINT);
    }

    private void nested() {
        add(Function.ARRAY, TEXTS, STRING, STRING);
        add(Function.ARRAY, new Array(BIGINT), BIGINT);
        add(Function.ITEM, STRING, TEXTS, oneOf(INT, -1, 0, 1, 2, 3, 9));
        add(Function.CARDINALITY, INT, TEXTS);
        add(Function.ROW_FIELD, BIGINT, PAIR, oneOf(INT, 0));
        add(Function.ROW_FIELD, STRING, PAIR, oneOf(INT, 1));
    }
}
