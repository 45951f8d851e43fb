package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.Aggregates;
import dev.millrace.runtime.reference.Contents;
import dev.millrace.runtime.reference.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the results of a window hold, drawn.
 *
 * @param kind of the catalog
 * @param json the settings
 * @param before fields before the window's bounds
 * @param after fields behind them
 * @param mergeable whether what it is of some rows and what it is of others can be put together
 */
record ContentsDraw(
        String kind, String json, List<Field> before, List<Field> after, boolean mergeable, Contents contents) {

    private static final String IN_ORDER = "in_order";

    /** An aggregate: its settings, but the name, and what it is of rows in the order in which they came. */
    private record Column(String name, String json, Function<List<Row>, @Nullable Object> value) {}

    static ContentsDraw aggregates(Draw draw, Shape shape, List<Integer> keys) {
        int field = draw.field(shape, Field.Type.BIGINT);
        int other = draw.field(shape, Field.Type.BIGINT);
        List<Column> all = columns(shape, field, other);
        List<Column> chosen = new ArrayList<>();
        for (Column column : all) {
            if (chosen.isEmpty() || draw.oneIn(3)) {
                chosen.add(column);
            }
        }
        String json = chosen.stream()
                .map(column -> "{'name': '" + column.name + "', " + column.json + "}")
                .collect(Collectors.joining(", ", "'aggregates': [", "]"));
        return new ContentsDraw(
                "window-aggregate",
                json,
                keys.stream().map(shape.fields()::get).toList(),
                chosen.stream().map(column -> Field.bigint(column.name)).toList(),
                chosen.stream().noneMatch(column -> column.name.equals(IN_ORDER)),
                (key, rows) -> {
                    List<@Nullable Object> values = new ArrayList<>();
                    chosen.forEach(column -> values.add(column.value.apply(rows)));
                    return List.of(new Contents.Part(key, values));
                });
    }

    private static List<Column> columns(Shape shape, int field, int other) {
        String of = "'argument': '" + shape.name(field) + "'";
        String by = "'argument': '" + shape.name(other) + "', 'by': '" + shape.name(field) + "'";
        return List.of(
                new Column("rows", "'function': 'count'", rows -> (long) rows.size()),
                new Column(
                        "total",
                        "'function': 'sum', " + of,
                        rows -> Aggregates.of(rows, field).get(1)),
                new Column(
                        "least",
                        "'function': 'min', " + of,
                        rows -> Aggregates.of(rows, field).get(2)),
                new Column(
                        "most",
                        "'function': 'max', " + of,
                        rows -> Aggregates.of(rows, field).get(3)),
                new Column(
                        "different",
                        "'function': 'count_distinct', " + of,
                        rows -> byTime(rows, field).stream()
                                .map(row -> row.known(field))
                                .distinct()
                                .count()),
                new Column("earliest", "'function': 'first', " + of, rows -> first(byTime(rows, field), field)),
                new Column(
                        "latest",
                        "'function': 'last', " + of,
                        rows -> first(byTime(rows, field).reversed(), field)),
                new Column(
                        "at_least",
                        "'function': 'argmin', " + by,
                        rows -> first(sorted(rows, field, other, Comparator.naturalOrder()), other)),
                new Column(
                        "at_most",
                        "'function': 'argmax', " + by,
                        rows -> first(sorted(rows, field, other, Comparator.reverseOrder()), other)),
                new Column(
                        "reduced",
                        "'function': 'reduce', " + of
                                + ", 'update': 'CASE WHEN accumulated > value THEN accumulated ELSE value END'",
                        rows -> Aggregates.of(rows, field).get(3)),
                new Column(
                        "folded",
                        "'function': 'fold', 'type': 'bigint', 'initial': '5', 'update': 'accumulated + COALESCE("
                                + shape.name(field) + ", 1)', 'merge': 'accumulated + other - 5'",
                        rows -> 5
                                + rows.stream()
                                        .mapToLong(row -> row.value(field) == null ? 1L : (long) row.known(field))
                                        .sum()),
                new Column(
                        IN_ORDER,
                        "'function': 'fold', 'type': 'bigint', 'initial': '1', 'update': 'MOD(accumulated * 31 + COALESCE("
                                + shape.name(field) + ", 7), 1000003)'",
                        rows -> {
                            long accumulated = 1;
                            for (Row row : rows) {
                                long value = row.value(field) == null ? 7L : (long) row.known(field);
                                accumulated = (accumulated * 31 + value) % 1_000_003;
                            }
                            return accumulated;
                        }),
                new Column(
                        "positive",
                        "'function': 'count', 'filter': '" + shape.name(field) + " > 0'",
                        rows -> byTime(rows, field).stream()
                                .filter(row -> (long) row.known(field) > 0)
                                .count()));
    }

    /** The rows that have a value, by event time, those of one time as they came. */
    private static List<Row> byTime(List<Row> rows, int field) {
        return rows.stream()
                .filter(row -> row.value(field) != null)
                .sorted(Comparator.comparingLong(Row::time))
                .toList();
    }

    private static List<Row> sorted(List<Row> rows, int by, int field, Comparator<Long> order) {
        return byTime(rows, by).stream()
                .filter(row -> row.value(field) != null)
                .sorted(Comparator.comparing(row -> (Long) row.known(by), order))
                .toList();
    }

    private static @Nullable Object first(List<Row> rows, int field) {
        return rows.isEmpty() ? null : rows.get(0).value(field);
    }

    /** All rows, or the first ones, by event time or by a number, up or down. */
    static ContentsDraw rows(Draw draw, Shape shape) {
        boolean byTime = draw.oneIn(3);
        int field = draw.field(shape, Field.Type.BIGINT);
        boolean descending = draw.oneIn(2);
        boolean all = draw.oneIn(3);
        boolean numbered = draw.oneIn(2);
        int count = 1 + draw.random().nextInt(4);
        Comparator<@Nullable Object> nullsFirst =
                Comparator.nullsFirst(Comparator.comparing(value -> (Long) Objects.requireNonNull(value)));
        Comparator<@Nullable Object> direction = descending ? nullsFirst.reversed() : nullsFirst;
        Comparator<Row> order =
                byTime ? Comparator.comparingLong(Row::time) : Comparator.comparing(row -> row.value(field), direction);
        String json = (byTime
                        ? ""
                        : "'order': [{'field': '" + shape.name(field) + "', 'direction': '"
                                + (descending ? "descending" : "ascending") + "'}], ")
                + (all ? "" : "'count': " + count + ", ")
                + (numbered ? "'rowNumber': 'place', " : "");
        return new ContentsDraw(
                "window-rows",
                json.isEmpty() ? "" : json.substring(0, json.length() - 2),
                shape.fields(),
                numbered ? List.of(Field.bigint("place")) : List.of(),
                true,
                (key, rows) -> {
                    List<Row> first = rows.stream()
                            .sorted(order)
                            .limit(all ? Long.MAX_VALUE : count)
                            .toList();
                    return IntStream.range(0, first.size())
                            .mapToObj(i -> new Contents.Part(
                                    first.get(i).values(), numbered ? List.of((Object) (i + 1L)) : List.of()))
                            .toList();
                });
    }
}
