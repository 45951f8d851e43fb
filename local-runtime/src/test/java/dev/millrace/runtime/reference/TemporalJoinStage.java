package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Left rows with the right row of their key that was valid at their time, when the watermark has reached it. */
public final class TemporalJoinStage extends Stage {

    private final int leftKey;
    private final int rightKey;
    private final boolean keepLeft;
    private final int rightWidth;
    private final List<Row> waiting = new ArrayList<>();
    /** All versions and what took them back, for ever. */
    private final List<Row> versions = new ArrayList<>();

    /** @param keepLeft whether rows without a version come out with nulls */
    public TemporalJoinStage(int leftKey, int rightKey, boolean keepLeft, int rightWidth) {
        super(4);
        this.leftKey = leftKey;
        this.rightKey = rightKey;
        this.keepLeft = keepLeft;
        this.rightWidth = rightWidth;
    }

    @Override
    public void row(int port, Row row) {
        if (row.time() <= watermark()) {
            emit(1 + port, row);
        } else {
            (port == 0 ? waiting : versions).add(row);
        }
    }

    @Override
    protected void advanced(long before, long now) {
        List<Row> due = waiting.stream()
                .filter(row -> row.time() <= now)
                .sorted(Comparator.comparingLong(Row::time))
                .toList();
        waiting.removeAll(due);
        for (Row left : due) {
            List<@Nullable Object> version = versionAt(left.value(leftKey), left.time());
            if (version != null || keepLeft) {
                List<@Nullable Object> values = new ArrayList<>(left.values());
                for (int i = 0; i < rightWidth; i++) {
                    values.add(version == null ? null : version.get(i));
                }
                emit(0, Row.of(left.time(), values));
            }
        }
    }

    private @Nullable List<@Nullable Object> versionAt(@Nullable Object key, long time) {
        List<@Nullable Object> valid = null;
        List<Row> upToThen = versions.stream()
                .filter(row -> key != null && key.equals(row.value(rightKey)) && row.time() <= time)
                .sorted(Comparator.comparingLong(Row::time))
                .toList();
        for (Row row : upToThen) {
            if (!row.retraction()) {
                valid = row.values();
            } else if (row.values().equals(valid)) {
                valid = null;
            }
        }
        return valid;
    }
}
