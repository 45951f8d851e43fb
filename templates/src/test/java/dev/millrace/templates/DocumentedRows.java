package dev.millrace.templates;

/** The generator's arithmetic as {@code docs/generator.md} states it, from that page alone. */
final class DocumentedRows {

    private final long seed;

    DocumentedRows(long seed) {
        this.seed = seed;
    }

    static long hash64(long n) {
        long z = (n + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long bits(int column, long row) {
        return hash64(hash64(hash64(seed) + column) + row);
    }

    private double u(int column, long row) {
        return (bits(column, row) >>> 11) * 0x1p-53;
    }

    private double v(int column, long row) {
        return (hash64(bits(column, row)) >>> 11) * 0x1p-53;
    }

    long time(int column, long row, long start, double interval, long disorder) {
        return start + (long) Math.floor(row * interval) - (long) Math.floor(u(column, row) * (disorder + 1));
    }

    double normal(int column, long row, double mean, double deviation) {
        double angle = 2 * 3.141592653589793 * v(column, row);
        return mean + deviation * (StrictMath.sqrt(-2 * StrictMath.log(1 - u(column, row))) * StrictMath.cos(angle));
    }

    long uniform(int column, long row, double low, double high) {
        double a = Math.ceil(low);
        return (long) a + (long) Math.floor(u(column, row) * (Math.floor(high) - a + 1));
    }

    int choice(int column, long row, double... weights) {
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        double drawn = u(column, row) * all;
        double sum = weights[0];
        int chosen = 0;
        while (sum <= drawn) {
            sum += weights[++chosen];
        }
        return chosen;
    }

    /** Weights by rank, for counts of at most 2^20, which have no tail. */
    static double[] zipfWeights(int count, double exponent) {
        double[] weights = new double[count];
        for (int rank = 0; rank < count; rank++) {
            weights[rank] = StrictMath.pow(rank + 1.0, -exponent);
        }
        return weights;
    }
}
