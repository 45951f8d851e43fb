package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The aggregates of a key's rows as a changelog: of the rows before a change and after it, the difference. */
public final class RunningChangesStage extends Stage {

    private final List<Integer> keys;
    private final int field;
    private final long timeToLiveMs;
    private final Map<List<@Nullable Object>, List<Row>> groups = new HashMap<>();
    /** The latest event time of a key. */
    private final Map<List<@Nullable Object>, Long> latest = new HashMap<>();

    /** @param timeToLiveMs 0: keys are never forgotten */
    public RunningChangesStage(List<Integer> keys, int field, long timeToLiveMs) {
        super(1);
        this.keys = keys;
        this.field = field;
        this.timeToLiveMs = timeToLiveMs;
    }

    @Override
    public void row(int port, Row row) {
        List<@Nullable Object> key = row.project(keys);
        List<Row> group = groups.computeIfAbsent(key, none -> new ArrayList<>());
        List<@Nullable Object> before = result(key, group);
        if (row.retraction()) {
            group.stream()
                    .filter(each -> each.values().equals(row.values()))
                    .findFirst()
                    .ifPresent(group::remove);
        } else {
            group.add(row);
            latest.merge(key, row.time(), Math::max);
        }
        List<@Nullable Object> after = result(key, group);
        if (!before.equals(after)) {
            if (!before.isEmpty()) {
                emit(0, row.with(before).asRetraction(true));
            }
            if (!after.isEmpty()) {
                emit(0, row.with(after).asRetraction(false));
            }
        }
        forget(watermark());
    }

    private List<@Nullable Object> result(List<@Nullable Object> key, List<Row> group) {
        if (group.isEmpty()) {
            return List.of();
        }
        List<@Nullable Object> values = new ArrayList<>(key);
        values.addAll(Aggregates.of(group, field));
        return values;
    }

    @Override
    protected void advanced(long before, long now) {
        forget(now);
    }

    private void forget(long watermark) {
        if (timeToLiveMs > 0) {
            latest.entrySet().removeIf(each -> {
                boolean over = each.getValue() + timeToLiveMs <= watermark;
                if (over) {
                    groups.remove(each.getKey());
                }
                return over;
            });
        }
    }
}
