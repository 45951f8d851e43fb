package dev.millrace.runtime.exchange;

/**
 * Where the ordinals of one order lie in the merged order of several: the orders take turns, a block of each at a time,
 * so that the merged order follows from the data alone.
 *
 * @param block ordinals in a block of this order
 * @param round ordinals in one block of every order
 * @param offset ordinals of the orders that come first in a round
 */
public record OrderMapping(long block, long round, long offset) {

    /** The order itself, merged with no other. */
    public static final OrderMapping SAME = new OrderMapping(1, 1, 0);

    /** The merged ordinal; ascending with the ordinal. */
    public long map(long ordinal) {
        if (ordinal == Long.MAX_VALUE || ordinal == Long.MIN_VALUE || round == block) {
            return ordinal;
        }
        return ordinal / block * round + offset + ordinal % block;
    }

    /** Where a stretch ends: just behind its last ordinal, and so before the turn of the next order. */
    public long mapEnd(long base, int length) {
        return length == 0 ? map(base) : map(base + length - 1) + 1;
    }
}
