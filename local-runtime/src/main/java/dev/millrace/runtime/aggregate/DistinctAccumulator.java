package dev.millrace.runtime.aggregate;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** COUNT of different values, which are all kept. 0.0 and -0.0 are one value; so are decimals of equal size. */
final class DistinctAccumulator extends BoxedAccumulator<DistinctAccumulator.Values> {

    /** The values so far. */
    static final class Values {
        private final Set<Object> set = new HashSet<>();
    }

    DistinctAccumulator(int first) {
        super(first, Values.class);
    }

    @Override
    Values create() {
        return new Values();
    }

    @Override
    void take(Values state, Object value, @Nullable Object by, long timestamp) {
        state.set.add(identity(value));
    }

    @Override
    void takeAll(Values state, Values other) {
        state.set.addAll(other.set);
    }

    /** The same for values that are one. */
    static Object identity(Object value) {
        return switch (value) {
            case Double number -> number == 0 ? (Object) 0.0 : number;
            case BigDecimal decimal -> decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            default -> value;
        };
    }

    @Override
    Object result(@Nullable Values state) {
        return state == null ? 0L : (long) state.set.size();
    }
}
