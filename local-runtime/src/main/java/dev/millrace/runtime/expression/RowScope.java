package dev.millrace.runtime.expression;

import org.jspecify.annotations.Nullable;

/** The rows for which a group of expressions is evaluated just now; tells shared parts when their value is stale. */
final class RowScope {

    private long round;
    private int @Nullable [] rows;
    private int count;

    void begin(int @Nullable [] newRows, int newCount) {
        round++;
        rows = newRows;
        count = newCount;
    }

    long round() {
        return round;
    }

    int @Nullable [] rows() {
        return rows;
    }

    int count() {
        return count;
    }
}
