package dev.millrace.model.spec;

import java.util.List;
import java.util.OptionalLong;

/** Transforms that give changelogs. */
public final class ChangeSpecs {

    private ChangeSpecs() {}

    /**
     * One row per key.
     *
     * @param keys positions of the key fields, one or more
     * @param last the latest row, as a changelog; otherwise the first
     * @param stateTtlMs a key is forgotten when the watermark has passed the event time of the row kept by that much
     */
    public record DeduplicateSpec(List<Integer> keys, boolean last, OptionalLong stateTtlMs) implements OperatorSpec {
        public DeduplicateSpec {
            keys = List.copyOf(keys);
        }
    }

    /**
     * The first rows per key by an order, as a changelog.
     *
     * @param keys positions of the key fields; none: one group
     * @param withNumber the row's number from 1 follows the input's fields
     * @param allRows the input takes rows back, so that those behind the first ones are needed too
     */
    public record TopNSpec(List<Integer> keys, List<Order> order, int count, boolean withNumber, boolean allRows)
            implements OperatorSpec {
        public TopNSpec {
            keys = List.copyOf(keys);
            order = List.copyOf(order);
        }
    }

    /** Order by a field; null is less than every value. */
    public record Order(int field, boolean descending) {}
}
