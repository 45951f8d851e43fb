package dev.millrace.runtime.expression.kernel;

/**
 * Division of many longs by one divisor, without a division instruction (which takes some 2 ns and has no SIMD form).
 *
 * <p>A power of two is a mask or a shift. Otherwise the quotient is first estimated in floating point: with the double
 * {@code 1.0 / d}, {@code q = (long) (x * (1.0 / d))} is off by at most {@code 1 + |x| / d * 3 * 2^-53}, so that
 * {@code r = x - q * d} is exact (in wrapping arithmetic) and at most {@code d + 3083} in magnitude. For {@code d >= 8192}
 * that is within 1.4 divisors of zero; for smaller ones a second estimate, now of a number that a double holds exactly,
 * brings it within one. Then adding or subtracting one divisor gives the remainder with the dividend's sign. The
 * quotient is {@code x - r}, which {@code d} divides exactly, times the inverse of d's odd part modulo 2^64.
 *
 * <p>Each step is a loop of its own, as the compiler turns only loops of limited size into SIMD.
 */
public final class ConstantDivisor {

    private static final long ONE_ESTIMATE = 8192;
    private static final long MAX_ESTIMATED = 1L << 40;

    private final long divisor;
    private final long magnitude;
    private final double reciprocal;
    private final int trailingZeros;
    private final long oddInverse;

    private ConstantDivisor(long divisor) {
        this.divisor = divisor;
        this.magnitude = Math.abs(divisor);
        this.reciprocal = 1.0 / magnitude;
        this.trailingZeros = Long.numberOfTrailingZeros(divisor);
        this.oddInverse = inverse(magnitude >> trailingZeros);
    }

    /** @param divisor any but zero */
    public static ConstantDivisor of(long divisor) {
        if (divisor == 0) {
            throw new IllegalArgumentException("a divisor of zero");
        }
        return new ConstantDivisor(divisor);
    }

    /** Newton's iteration doubles the right bits; an odd number is its own inverse modulo 8. */
    private static long inverse(long odd) {
        long result = odd;
        for (int bits = 3; bits < 64; bits *= 2) {
            result *= 2 - odd * result;
        }
        return result;
    }

    /** Remainders with the dividend's sign. The arrays differ. */
    public void remainders(long[] values, long[] out, int size) {
        if (Long.bitCount(magnitude) == 1) {
            mask(values, magnitude - 1, out, size);
        } else if (magnitude < 0 || magnitude > MAX_ESTIMATED) {
            for (int i = 0; i < size; i++) {
                out[i] = values[i] % divisor;
            }
        } else {
            estimate(values, out, size);
            adjustTowardsZero(values, magnitude, out, size);
        }
    }

    /** Quotients towards zero; the least long by -1 wraps around. The arrays differ. */
    public void quotients(long[] values, long[] out, int size) {
        if (magnitude < 0 || magnitude > MAX_ESTIMATED) {
            for (int i = 0; i < size; i++) {
                out[i] = values[i] / divisor;
            }
            return;
        }
        remainders(values, out, size);
        long factor = divisor < 0 ? -oddInverse : oddInverse;
        for (int i = 0; i < size; i++) {
            out[i] = ((values[i] - out[i]) >> trailingZeros) * factor;
        }
    }

    /** Remainders from 0 up to a positive divisor. The arrays differ. */
    public void floorRemainders(long[] values, long[] out, int size) {
        if (divisor < 0) {
            throw new IllegalStateException("a negative divisor");
        }
        if (Long.bitCount(divisor) == 1) {
            for (int i = 0; i < size; i++) {
                out[i] = values[i] & (divisor - 1);
            }
        } else if (divisor > MAX_ESTIMATED) {
            for (int i = 0; i < size; i++) {
                out[i] = Math.floorMod(values[i], divisor);
            }
        } else {
            estimate(values, out, size);
            adjustDown(divisor, out, size);
        }
    }

    private void estimate(long[] values, long[] out, int size) {
        estimate(values, magnitude, reciprocal, out, size);
        if (magnitude < ONE_ESTIMATE) {
            estimate(out, magnitude, reciprocal, out, size);
        }
    }

    private static void mask(long[] values, long mask, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            long x = values[i];
            long sign = x >> 63;
            out[i] = ((((x ^ sign) - sign) & mask) ^ sign) - sign;
        }
    }

    private static void estimate(long[] values, long divisor, double reciprocal, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            long x = values[i];
            long quotient = (long) (x * reciprocal);
            out[i] = x - quotient * divisor;
        }
    }

    private static void adjustTowardsZero(long[] values, long divisor, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            long sign = values[i] >> 63;
            long near = (out[i] ^ sign) - sign;
            long raised = near + (divisor & (near >> 63));
            long lowered = raised - divisor;
            out[i] = ((lowered + (divisor & (lowered >> 63))) ^ sign) - sign;
        }
    }

    private static void adjustDown(long divisor, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            long near = out[i];
            long raised = near + (divisor & (near >> 63));
            long twice = raised + (divisor & (raised >> 63));
            long lowered = twice - divisor;
            out[i] = lowered + (divisor & (lowered >> 63));
        }
    }
}
