package dev.millrace.model.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Array;
import dev.millrace.model.schema.DataType.Decimal;
import dev.millrace.model.schema.DataType.Row;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A schema with a field of every type, one row of it, and values as tables in tests write them. */
final class Samples {

    /** Names that SQL reserves and streams use; each is a bigint whose value is its place in this list. */
    static final List<String> RESERVED_NAMES = List.of(
            "time",
            "date",
            "timestamp",
            "user",
            "value",
            "key",
            "count",
            "end",
            "start",
            "row",
            "order",
            "group",
            "interval",
            "hour",
            "minute",
            "second",
            "year",
            "month",
            "day",
            "leading",
            "position",
            "trim",
            "floor",
            "select",
            "from",
            "where",
            "table",
            "values",
            "with",
            "in",
            "is",
            "as",
            "and",
            "or",
            "like",
            "between",
            "when",
            "then",
            "else",
            "for",
            "to",
            "of",
            "on",
            "at",
            "by",
            "all",
            "any",
            "some",
            "distinct",
            "exists",
            "default",
            "current_timestamp",
            "system",
            "match",
            "number",
            "percent",
            "result",
            "rank",
            "window",
            "over",
            "left",
            "right",
            "sum",
            "min",
            "max",
            "offset",
            "limit",
            "level",
            "language",
            "method",
            "type",
            "union",
            "update",
            "delete",
            "insert",
            "using",
            "unknown",
            "period",
            "public",
            "reset",
            "set",
            "x",
            "array",
            "map",
            "escape",
            "symmetric",
            "extract",
            "cast",
            "first",
            "last",
            "json_value");

    static final Schema SCHEMA = Schema.of(
            concat(
                    List.of(
                            Field.nullable("i", Scalar.INT),
                            Field.nullable("b", Scalar.BIGINT),
                            Field.nullable("d", Scalar.DOUBLE),
                            Field.nullable("dec", new Decimal(10, 2)),
                            Field.nullable("s", Scalar.STRING),
                            Field.nullable("flag", Scalar.BOOLEAN),
                            Field.nullable("ts", Scalar.TIMESTAMP),
                            Field.nullable("dt", Scalar.DATE),
                            Field.nullable("iv", Scalar.INTERVAL),
                            Field.nullable("arr", new Array(Scalar.BIGINT)),
                            Field.nullable(
                                    "r",
                                    new Row(List.of(
                                            Field.nullable("n", Scalar.INT), Field.nullable("value", Scalar.STRING)))),
                            Field.nullable("rows", new Array(new Row(List.of(Field.nullable("n", Scalar.INT))))),
                            Field.nullable("raw", Scalar.BYTES),
                            Field.required("id", Scalar.BIGINT),
                            Field.nullable("none", Scalar.BIGINT),
                            Field.nullable("no_text", Scalar.STRING),
                            Field.nullable("maybe", Scalar.BOOLEAN),
                            Field.nullable("my field", Scalar.BIGINT),
                            Field.nullable("naïve", Scalar.BIGINT)),
                    RESERVED_NAMES.stream()
                            .map(name -> Field.nullable(name, Scalar.BIGINT))
                            .toList()),
            true);

    private static final List<@Nullable Object> ROW = row();

    private Samples() {}

    static RowEvaluator.Row fields() {
        return ROW::get;
    }

    private static List<@Nullable Object> row() {
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                7,
                70L,
                1.5,
                new BigDecimal("12.34"),
                "héllo",
                true,
                Casts.parseTimestamp("2026-03-31T13:45:30.250Z"),
                Casts.parseDate("2026-03-31"),
                5_400_000L,
                Arrays.asList(1L, null, 3L),
                Arrays.asList(5, "v"),
                List.of(List.of(8), List.of(9)),
                new byte[] {1, (byte) 0xff},
                42L,
                null,
                null,
                null,
                100L,
                200L));
        for (int i = 0; i < RESERVED_NAMES.size(); i++) {
            row.add((long) i);
        }
        return row;
    }

    /** The tree of an expression that must compile. */
    static Expression compiled(String text) {
        ExpressionCompiler.Result result = ExpressionCompiler.shared().compile(text, SCHEMA);
        return result.tree().orElseThrow(() -> new AssertionError(text + ": " + result.error()));
    }

    /** Type and value, such as {@code bigint? 70}: the mark says that the type admits null. */
    static String evaluated(String text) {
        Expression tree = compiled(text);
        String type = tree.type().text() + (tree.nullable() ? "? " : " ");
        try {
            return type + written(RowEvaluator.of(tree).evaluate(fields()), tree.type());
        } catch (RowEvaluationException e) {
            return type + e.code() + ": " + e.getMessage();
        }
    }

    static String written(@Nullable Object value, DataType type) {
        if (value == null) {
            return "null";
        }
        if (type instanceof Array array) {
            return ((List<?>) value)
                    .stream()
                            .map(element -> written(element, array.element()))
                            .collect(Collectors.joining(", ", "[", "]"));
        }
        if (type == Scalar.TIMESTAMP) {
            return Casts.timestampText((long) value);
        }
        if (type == Scalar.DATE) {
            return Casts.dateText((int) value);
        }
        if (type == Scalar.INTERVAL) {
            return Casts.intervalText((long) value);
        }
        if (type == Scalar.INTERVAL_MONTHS) {
            return Casts.monthsText((int) value);
        }
        if (type instanceof Decimal) {
            return Casts.decimalText((BigDecimal) value);
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }

    private static List<Field> concat(List<Field> first, List<Field> second) {
        List<Field> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
