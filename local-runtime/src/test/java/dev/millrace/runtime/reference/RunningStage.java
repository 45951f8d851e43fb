package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The aggregates of a key's rows so far, after every row. */
public final class RunningStage extends Stage {

    private final List<Integer> keys;
    private final int field;
    private final List<Row> seen = new ArrayList<>();

    public RunningStage(List<Integer> keys, int field) {
        super(1);
        this.keys = keys;
        this.field = field;
    }

    @Override
    public void row(int port, Row row) {
        seen.add(row);
        List<@Nullable Object> key = row.project(keys);
        List<Row> group =
                seen.stream().filter(each -> each.project(keys).equals(key)).toList();
        List<@Nullable Object> values = new ArrayList<>(key);
        values.addAll(Aggregates.of(group, field));
        emit(0, row.with(values));
    }
}
