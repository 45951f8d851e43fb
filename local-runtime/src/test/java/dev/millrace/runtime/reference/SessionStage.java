package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key's rows without a pause longer than the gap; complete when the watermark reaches the gap after the last. */
public final class SessionStage extends Stage {

    private record Session(List<@Nullable Object> key, long start, long end, List<Row> rows) {}

    private final long gap;
    private final List<Integer> keys;
    private final int field;
    private final List<Session> open = new ArrayList<>();

    public SessionStage(long gap, List<Integer> keys, int field) {
        super(2);
        this.gap = gap;
        this.keys = keys;
        this.field = field;
    }

    @Override
    public void row(int port, Row row) {
        List<@Nullable Object> key = row.project(keys);
        long start = row.time();
        long end = row.time() + gap;
        List<Row> rows = new ArrayList<>();
        List<Session> joined = new ArrayList<>();
        for (Session session : open) {
            if (session.key.equals(key) && session.start <= row.time() + gap && row.time() <= session.end) {
                joined.add(session);
                rows.addAll(session.rows);
                start = Math.min(start, session.start);
                end = Math.max(end, session.end);
            }
        }
        if (end - 1 <= watermark()) {
            emit(1, row);
            return;
        }
        rows.add(row);
        open.removeAll(joined);
        open.add(new Session(key, start, end, rows));
    }

    @Override
    protected void advanced(long before, long now) {
        List<Session> complete = open.stream()
                .filter(session -> session.end - 1 <= now)
                .sorted(Comparator.comparingLong(Session::end))
                .toList();
        for (Session session : complete) {
            List<@Nullable Object> values = new ArrayList<>(session.key);
            values.add(session.start);
            values.add(session.end);
            values.addAll(Aggregates.of(session.rows, field));
            emit(0, Row.of(session.end - 1, values));
            open.remove(session);
        }
    }
}
