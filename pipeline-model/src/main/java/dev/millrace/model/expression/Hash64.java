package dev.millrace.model.expression;

/**
 * The documented 64-bit mix behind {@code hash64(n)}: one step of splitmix64 (Steele, Lea and Flood, "Fast Splittable
 * Pseudorandom Number Generators", OOPSLA 2014, with Stafford's mix 13), so that any program can make the same rows.
 */
public final class Hash64 {

    /** The odd step between consecutive inputs: 2^64 divided by the golden ratio. */
    public static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
    private static final long SECOND_FACTOR = 0x94D049BB133111EBL;

    private Hash64() {}

    /** The (n + 1)-th output of a splitmix64 generator that was seeded with 0. */
    public static long hash64(long n) {
        long z = (n + 1) * GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * FIRST_FACTOR;
        z = (z ^ (z >>> 27)) * SECOND_FACTOR;
        return z ^ (z >>> 31);
    }
}
