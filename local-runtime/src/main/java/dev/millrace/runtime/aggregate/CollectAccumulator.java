package dev.millrace.runtime.aggregate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** COLLECT: all values by event time, those of one time as they came. */
final class CollectAccumulator extends BoxedAccumulator<CollectAccumulator.Values> {

    private record Timed(long timestamp, Object value) {}

    /** The values so far. */
    static final class Values {
        private final List<Timed> list = new ArrayList<>();
        private boolean sorted = true;

        private void add(Timed value) {
            sorted &= list.isEmpty() || list.get(list.size() - 1).timestamp <= value.timestamp;
            list.add(value);
        }

        private List<Object> inOrder() {
            if (!sorted) {
                list.sort(Comparator.comparingLong(Timed::timestamp));
                sorted = true;
            }
            return list.stream().map(Timed::value).toList();
        }
    }

    CollectAccumulator(int first) {
        super(first, Values.class);
    }

    @Override
    Values create() {
        return new Values();
    }

    @Override
    void take(Values state, Object value, @Nullable Object by, long timestamp) {
        state.add(new Timed(timestamp, value));
    }

    @Override
    void takeAll(Values state, Values other) {
        other.list.forEach(state::add);
    }

    @Override
    Object result(@Nullable Values state) {
        return state == null ? List.of() : state.inOrder();
    }
}
