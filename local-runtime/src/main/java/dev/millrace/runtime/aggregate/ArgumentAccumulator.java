package dev.millrace.runtime.aggregate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * ARGMIN and ARGMAX: the value where another one is smallest or largest; of several, that of the row with the earliest
 * event time, and of one time the one that came first. So it does not matter in which order panes are merged.
 */
final class ArgumentAccumulator extends BoxedAccumulator<ArgumentAccumulator.Best> {

    /** The value so far, and what it was compared by. */
    static final class Best {
        private @Nullable Object value;
        private @Nullable Object by;
        private long timestamp;
    }

    private final boolean maximum;

    ArgumentAccumulator(int first, boolean maximum) {
        super(first, Best.class);
        this.maximum = maximum;
    }

    @Override
    Best create() {
        return new Best();
    }

    @Override
    void take(Best state, Object value, @Nullable Object by, long timestamp) {
        if (by == null) {
            return;
        }
        int order = state.by == null ? -1 : compare(by, state.by) * (maximum ? -1 : 1);
        if (order < 0 || (order == 0 && timestamp < state.timestamp)) {
            state.value = value;
            state.by = by;
            state.timestamp = timestamp;
        }
    }

    /** Values of one ordered type; texts by code point. */
    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            return Arrays.compareUnsigned(x.getBytes(StandardCharsets.UTF_8), y.getBytes(StandardCharsets.UTF_8));
        }
        return Integer.signum(((Comparable<Object>) a).compareTo(b));
    }

    @Override
    void takeAll(Best state, Best other) {
        if (other.value != null) {
            take(state, other.value, other.by, other.timestamp);
        }
    }

    @Override
    @Nullable
    Object result(@Nullable Best state) {
        return state == null ? null : state.value;
    }
}
