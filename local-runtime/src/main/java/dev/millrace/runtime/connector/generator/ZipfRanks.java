package dev.millrace.runtime.connector.generator;

/**
 * Ranks with probability proportional to {@code 1 / (rank + 1)^exponent}, by inversion. The first 2^20 ranks have their
 * exact weights in a table; the weights beyond are those of the curve {@code x^-exponent}, whose integral over
 * {@code [k - 1/2, k + 1/2]} differs from {@code k^-exponent} by less than one part in 10^11 there.
 */
final class ZipfRanks {

    static final int TABLE_RANKS = 1 << 20;

    private final long count;
    private final double exponent;
    private final CumulativeWeights head;
    private final double tailStart;
    private final double total;

    ZipfRanks(long count, double exponent) {
        this.count = count;
        this.exponent = exponent;
        int tableRanks = (int) Math.min(count, TABLE_RANKS);
        double[] weights = new double[tableRanks];
        for (int rank = 0; rank < tableRanks; rank++) {
            weights[rank] = StrictMath.pow(rank + 1.0, -exponent);
        }
        head = CumulativeWeights.of(weights);
        tailStart = tableRanks + 0.5;
        total = head.total() + (count > tableRanks ? mass(count + 0.5) : 0);
    }

    /** The weight of the curve between the tail's start and x. */
    private double mass(double x) {
        if (exponent == 1) {
            return StrictMath.log(x / tailStart);
        }
        double power = 1 - exponent;
        return (StrictMath.pow(x, power) - StrictMath.pow(tailStart, power)) / power;
    }

    /** @param unit in [0, 1) */
    long rank(double unit) {
        double target = unit * total;
        return target < head.total() || count <= TABLE_RANKS ? head.find(target) : tailRank(target - head.total());
    }

    private long tailRank(double mass) {
        double power = 1 - exponent;
        double x = exponent == 1
                ? tailStart * StrictMath.exp(mass)
                : StrictMath.pow(StrictMath.pow(tailStart, power) + power * mass, 1 / power);
        return Math.clamp((long) Math.floor(x + 0.5) - 1, TABLE_RANKS, count - 1);
    }
}
