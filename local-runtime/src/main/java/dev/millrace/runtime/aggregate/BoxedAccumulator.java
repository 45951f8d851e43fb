package dev.millrace.runtime.aggregate;

import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate whose state is an object per slot that its values are put into, one by one.
 *
 * @param <S> the state; never shared between slots
 */
abstract class BoxedAccumulator<S> extends Accumulator {

    private final Class<S> type;
    private @Nullable Column second;
    private long @Nullable [] timestamps;

    BoxedAccumulator(int first, Class<S> type) {
        super(first);
        this.type = type;
    }

    abstract S create();

    /**
     * Puts in a value.
     *
     * @param value not null
     * @param by the second expression's value, null without
     * @param timestamp the row's event time, 0 without
     */
    abstract void take(S state, Object value, @Nullable Object by, long timestamp);

    /** Puts in what another state holds, whose rows came later or lie in another stretch of time. */
    abstract void takeAll(S state, S other);

    /** The result, boxed; null without values. */
    abstract @Nullable Object result(@Nullable S state);

    @Override
    final void see(@Nullable Column newSecond, long @Nullable [] newTimestamps) {
        second = newSecond;
        timestamps = newTimestamps;
    }

    @Override
    final List<AccumulatorType> types() {
        return List.of(AccumulatorType.OBJECT);
    }

    @Override
    final void add(KeyedTable table, int[] slots, @Nullable Column argument, int @Nullable [] rows, int from, int to) {
        Column column = Objects.requireNonNull(argument);
        @Nullable Object[] states = table.objects(first);
        for (int i = from; i < to; i++) {
            int row = rows == null ? i : rows[i];
            if (!column.isNull(row)) {
                Object value = Objects.requireNonNull(column.boxed(row));
                Object by = second == null ? null : second.boxed(row);
                take(state(states, slots[i]), value, by, timestamps == null ? 0 : timestamps[row]);
            }
        }
    }

    private S state(@Nullable Object[] states, int slot) {
        Object state = states[slot];
        if (state == null) {
            state = create();
            states[slot] = state;
        }
        return type.cast(state);
    }

    @Override
    final void merge(KeyedTable table, int[] targets, KeyedTable source, int from, int to) {
        @Nullable Object[] states = table.objects(first);
        for (int i = from; i < to; i++) {
            Object other = source.objects(first)[i];
            if (other != null) {
                takeAll(state(states, targets[i]), type.cast(other));
            }
        }
    }

    @Override
    final void write(KeyedTable table, int from, int count, Column to, int at) {
        for (int i = 0; i < count; i++) {
            Object state = table.objects(first)[from + i];
            to.setBoxed(at + i, result(state == null ? null : type.cast(state)));
        }
    }
}
