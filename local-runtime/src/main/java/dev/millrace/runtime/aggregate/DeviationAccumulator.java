package dev.millrace.runtime.aggregate;

import org.jspecify.annotations.Nullable;

/** STDDEV: Welford's running mean and sum of squares, merged as Chan, Golub and LeVeque (1979) do. */
final class DeviationAccumulator extends BoxedAccumulator<DeviationAccumulator.Moments> {

    /** Number, mean, and sum of squared distances from it. */
    static final class Moments {
        private long count;
        private double mean;
        private double squares;
    }

    private final boolean population;

    DeviationAccumulator(int first, boolean population) {
        super(first, Moments.class);
        this.population = population;
    }

    @Override
    Moments create() {
        return new Moments();
    }

    @Override
    void take(Moments state, Object value, @Nullable Object by, long timestamp) {
        double number = ((Number) value).doubleValue();
        double distance = number - state.mean;
        state.count++;
        state.mean += distance / state.count;
        state.squares += distance * (number - state.mean);
    }

    @Override
    void takeAll(Moments state, Moments other) {
        if (other.count == 0) {
            return;
        }
        double distance = other.mean - state.mean;
        long count = state.count + other.count;
        state.squares += other.squares + distance * distance * state.count * other.count / count;
        state.mean += distance * other.count / count;
        state.count = count;
    }

    @Override
    @Nullable
    Object result(@Nullable Moments state) {
        long divisor = state == null ? 0 : state.count - (population ? 0 : 1);
        return state == null || divisor <= 0 ? null : (Object) Math.sqrt(state.squares / divisor);
    }
}
