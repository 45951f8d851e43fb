package dev.millrace.runtime.connector.generator;

import dev.millrace.model.expression.Hash64;

/**
 * The randomness of one generated column: 64 bits for each row number, by {@link Hash64} alone, so that any program can
 * make the same rows in any order ({@code docs/generator.md}).
 */
record RowRandom(long key) {

    private static final double UNIT = 0x1p-53;

    /** @param column the column's position, from 0 */
    static RowRandom of(long seed, int column) {
        return new RowRandom(Hash64.hash64(Hash64.hash64(seed) + column));
    }

    /** 64 even bits for row n. */
    long bits(long n) {
        return Hash64.hash64(key + n);
    }

    /** A number in [0, 1) for row n. */
    double unit(long n) {
        return unitOf(bits(n));
    }

    /** Another one, which does not depend on the first. */
    double secondUnit(long n) {
        return unitOf(Hash64.hash64(bits(n)));
    }

    /** The upper 53 bits as a number in [0, 1). */
    private static double unitOf(long bits) {
        return (bits >>> 11) * UNIT;
    }
}
