package dev.millrace.runtime.aggregate;

import org.jspecify.annotations.Nullable;

/** FIRST and LAST by event time; of rows of one time, the one that came first or last. */
final class TimedAccumulator extends BoxedAccumulator<TimedAccumulator.Pick> {

    /** A value and its time. */
    static final class Pick {
        private @Nullable Object value;
        private long timestamp;
    }

    private final boolean last;

    TimedAccumulator(int first, boolean last) {
        super(first, Pick.class);
        this.last = last;
    }

    @Override
    Pick create() {
        return new Pick();
    }

    @Override
    void take(Pick state, Object value, @Nullable Object by, long timestamp) {
        boolean better = last ? timestamp >= state.timestamp : timestamp < state.timestamp;
        if (state.value == null || better) {
            state.value = value;
            state.timestamp = timestamp;
        }
    }

    @Override
    void takeAll(Pick state, Pick other) {
        if (other.value != null) {
            take(state, other.value, null, other.timestamp);
        }
    }

    @Override
    @Nullable
    Object result(@Nullable Pick state) {
        return state == null ? null : state.value;
    }
}
