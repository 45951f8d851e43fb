package dev.millrace.runtime.reference.random;

import java.util.List;

/**
 * Which order of a stream's rows the engine promises (docs/architecture/engine.md).
 *
 * @param keys for {@link Extent#PER_KEY}, the positions of the fields
 */
public record Order(Extent extent, List<Integer> keys) {

    /** Between which rows there is an order. */
    public enum Extent {
        /** Every row has its place among all others, at any parallelism. */
        TOTAL,
        /** The same, but several rows may have one place, and keep together only until rows are spread by key. */
        FANNED,
        /** Rows with equal values in some fields have an order; which of two keys comes first is open. */
        PER_KEY,
        /** None between rows that one row or one watermark has caused. */
        NONE
    }

    public static final Order TOTAL = new Order(Extent.TOTAL, List.of());
    public static final Order FANNED = new Order(Extent.FANNED, List.of());
    public static final Order NONE = new Order(Extent.NONE, List.of());

    /** The order of what one watermark gives for each key; without keys, of all. */
    public static Order perKey(List<Integer> keys) {
        return keys.isEmpty() ? FANNED : new Order(Extent.PER_KEY, keys);
    }

    /** Whether an operator may ask which row of a key came first. */
    public boolean isDecided() {
        return extent == Extent.TOTAL || extent == Extent.FANNED;
    }

    /** Once the rows have been spread by key, which then stands in these fields. */
    public Order keyed(List<Integer> fields) {
        return switch (extent) {
            case TOTAL -> this;
            case FANNED -> perKey(fields);
            case PER_KEY, NONE -> NONE;
        };
    }

    /** Once rows may have become several. */
    public Order fanned() {
        return extent == Extent.TOTAL ? FANNED : this;
    }

    /** Of two streams merged, which share no source. */
    public Order merged(Order other) {
        return isDecided() && other.isDecided() ? (equals(other) ? this : FANNED) : NONE;
    }

    /** Once the key may have been changed. */
    public Order projected() {
        return isDecided() ? this : NONE;
    }
}
