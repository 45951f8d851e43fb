package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.Row;
import dev.millrace.runtime.reference.TopNStage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first rows of a key by one or two fields, of streams and changelogs. */
final class TopNDraw implements DrawnKind {

    @Override
    public String key() {
        return "top-n";
    }

    private record By(int field, boolean descending) {}

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        Shape shape = from.shape();
        if (!shape.order().isDecided() || !shape.has(Field.Type.BIGINT)) {
            return Optional.empty();
        }
        List<Integer> keys = draw.oneIn(4) ? List.of() : List.of(draw.field(shape, Field.Type.BIGINT));
        By first = new By(draw.field(shape, Field.Type.BIGINT), draw.random().nextBoolean());
        By second = new By(draw.field(shape, Field.Type.BIGINT), draw.random().nextBoolean());
        List<By> by = first.field() == second.field() || draw.random().nextBoolean()
                ? List.of(first)
                : List.of(first, second);
        int count = 1 + draw.random().nextInt(4);
        boolean numbered = draw.random().nextBoolean();
        String number = shape.freeName("number");
        String order = by.stream()
                .map(each -> "{'field': '" + shape.name(each.field()) + "', 'direction': '"
                        + (each.descending() ? "descending" : "ascending") + "'}")
                .collect(Collectors.joining(", "));
        String names = keys.stream().map(key -> "'" + shape.name(key) + "'").collect(Collectors.joining(", "));
        return Optional.of(Draft.of(
                        key(),
                        "'keys': [" + names + "], 'order': [" + order + "], 'count': " + count
                                + (numbered ? ", 'rowNumber': '" + number + "'" : ""),
                        () -> new TopNStage(keys, comparator(by), count, numbered))
                .from(from)
                .output(
                        "out",
                        shape.withFields(numbered ? shape.and(Field.bigint(number)) : shape.fields())
                                .asChangelog(true)
                                .withOrder(shape.order().fanned().keyed(keys))));
    }

    private static Comparator<Row> comparator(List<By> by) {
        return by.stream()
                .map(TopNDraw::comparator)
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    private static Comparator<Row> comparator(By by) {
        Comparator<Row> ascending = Comparator.comparing(
                row -> (Long) row.value(by.field()), Comparator.nullsFirst(Comparator.naturalOrder()));
        return by.descending() ? ascending.reversed() : ascending;
    }
}
