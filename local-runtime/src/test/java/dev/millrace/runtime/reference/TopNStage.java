package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first rows of every key by an order: of the list before a change and after it, the differences. */
public final class TopNStage extends Stage {

    private final List<Integer> keys;
    private final Comparator<Row> order;
    private final int count;
    private final boolean numbered;
    private final Map<List<@Nullable Object>, List<Row>> rows = new HashMap<>();

    /** @param numbered whether a row's number is part of what is given */
    public TopNStage(List<Integer> keys, Comparator<Row> order, int count, boolean numbered) {
        super(1);
        this.keys = keys;
        this.order = order;
        this.count = count;
        this.numbered = numbered;
    }

    @Override
    public void row(int port, Row row) {
        List<Row> group = rows.computeIfAbsent(row.project(keys), key -> new ArrayList<>());
        List<Row> before = first(group);
        if (row.retraction()) {
            for (int i = 0; i < group.size(); i++) {
                if (group.get(i).values().equals(row.values())) {
                    group.remove(i);
                    break;
                }
            }
        } else {
            group.add(row);
            // Stable: of equal rows the one that came first stays first.
            group.sort(order);
        }
        List<Row> after = first(group);
        if (numbered) {
            giveNumbered(row, before, after);
        } else {
            List<Row> gone = without(before, after);
            List<Row> come = without(after, before);
            gone.forEach(each -> emit(0, row.with(each.values()).asRetraction(true)));
            come.forEach(each -> emit(0, row.with(each.values()).asRetraction(false)));
        }
    }

    private void giveNumbered(Row cause, List<Row> before, List<Row> after) {
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            Row old = i < before.size() ? before.get(i) : null;
            Row now = i < after.size() ? after.get(i) : null;
            if (!same(old, now)) {
                if (old != null) {
                    emit(0, cause.with(numbered(old, i + 1)).asRetraction(true));
                }
                if (now != null) {
                    emit(0, cause.with(numbered(now, i + 1)).asRetraction(false));
                }
            }
        }
    }

    private static List<@Nullable Object> numbered(Row row, long number) {
        List<@Nullable Object> values = new ArrayList<>(row.values());
        values.add(number);
        return values;
    }

    private List<Row> first(List<Row> group) {
        return List.copyOf(group.subList(0, Math.min(count, group.size())));
    }

    /** Rows of one list that are not in the other: the very rows, not equal ones. */
    private static List<Row> without(List<Row> rows, List<Row> others) {
        return rows.stream()
                .filter(row -> others.stream().noneMatch(other -> same(other, row)))
                .toList();
    }

    /** The very same: of equal rows each counts. */
    @SuppressWarnings("ReferenceEquality") // identity is what is meant
    private static boolean same(@Nullable Row a, @Nullable Row b) {
        return a == b;
    }
}
