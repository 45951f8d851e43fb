package dev.millrace.runtime.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first row of every key; or the last, which takes the one before it back. */
public final class DeduplicateStage extends Stage {

    private final List<Integer> keys;
    private final boolean last;
    private final long timeToLive;
    private final Map<List<@Nullable Object>, Row> kept = new HashMap<>();

    /** @param timeToLive after which a key is forgotten; 0: never */
    public DeduplicateStage(List<Integer> keys, boolean last, long timeToLive) {
        super(1);
        this.keys = keys;
        this.last = last;
        this.timeToLive = timeToLive;
    }

    @Override
    public void row(int port, Row row) {
        List<@Nullable Object> key = row.project(keys);
        Row before = kept.get(key);
        if (before != null && (!last || before.values().equals(row.values()))) {
            return;
        }
        if (before != null) {
            emit(0, row.with(before.values()).asRetraction(true));
            kept.remove(key);
        }
        emit(0, row);
        if (timeToLive == 0 || row.time() + timeToLive > watermark()) {
            kept.put(key, row);
        }
    }

    @Override
    protected void advanced(long before, long now) {
        if (timeToLive > 0) {
            kept.values().removeIf(row -> row.time() + timeToLive <= now);
        }
    }
}
