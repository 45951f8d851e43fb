package dev.millrace.runtime.aggregate;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.tdigest.TDigestDouble;
import org.jspecify.annotations.Nullable;

/** Approximate aggregates by Apache DataSketches: those sketches that draw no random numbers. */
final class SketchAccumulators {

    private SketchAccumulators() {}

    /** APPROX_COUNT_DISTINCT by HyperLogLog (Flajolet and others, 2007). */
    static final class Distinct extends BoxedAccumulator<Distinct.Sketch> {

        private static final int LOG_REGISTERS = 12;

        /** A sketch that is replaced when others are merged into it. */
        static final class Sketch {
            private HllSketch hll = new HllSketch(LOG_REGISTERS, TgtHllType.HLL_8);
        }

        Distinct(int first) {
            super(first, Sketch.class);
        }

        @Override
        Sketch create() {
            return new Sketch();
        }

        @Override
        void take(Sketch state, Object value, @Nullable Object by, long timestamp) {
            if (value instanceof byte[] bytes) {
                state.hll.update(bytes);
                return;
            }
            Object one = DistinctAccumulator.identity(value);
            switch (one) {
                case Long number -> state.hll.update(number);
                case Integer number -> state.hll.update(number.longValue());
                case Double number -> state.hll.update(number);
                case Boolean flag -> state.hll.update(flag ? 1 : 0);
                case BigDecimal decimal ->
                    state.hll.update(decimal.toPlainString().getBytes(StandardCharsets.UTF_8));
                default -> state.hll.update(one.toString().getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        void takeAll(Sketch state, Sketch other) {
            HllUnion union = new HllUnion(LOG_REGISTERS);
            union.update(state.hll);
            union.update(other.hll);
            state.hll = union.getResult(TgtHllType.HLL_8);
        }

        @Override
        Object result(@Nullable Sketch state) {
            return state == null ? 0L : Math.round(state.hll.getEstimate());
        }
    }

    /** APPROX_QUANTILE by a t-digest (Dunning, 2019). */
    static final class Quantile extends BoxedAccumulator<TDigestDouble> {

        private static final short COMPRESSION = 200;

        private final double quantile;

        Quantile(int first, double quantile) {
            super(first, TDigestDouble.class);
            this.quantile = quantile;
        }

        @Override
        TDigestDouble create() {
            return new TDigestDouble(COMPRESSION);
        }

        @Override
        void take(TDigestDouble state, Object value, @Nullable Object by, long timestamp) {
            state.update(((Number) value).doubleValue());
        }

        @Override
        void takeAll(TDigestDouble state, TDigestDouble other) {
            state.merge(other);
        }

        @Override
        @Nullable
        Object result(@Nullable TDigestDouble state) {
            return state == null || state.isEmpty() ? null : (Object) state.getQuantile(quantile);
        }
    }
}
