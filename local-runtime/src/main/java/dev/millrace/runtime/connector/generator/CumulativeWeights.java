package dev.millrace.runtime.connector.generator;

/**
 * Finds which of many weighted choices a number falls on, in constant time on average: a guide table gives a place near
 * the answer (Chen and Asau, "On Generating Random Variates from an Empirical Distribution", 1974).
 */
final class CumulativeWeights {

    private final double[] sums;
    private final int[] guide;
    private final double guideScale;

    private CumulativeWeights(double[] sums) {
        this.sums = sums;
        this.guide = new int[sums.length];
        this.guideScale = sums.length / total();
        int index = 0;
        for (int slot = 0; slot < guide.length; slot++) {
            while (index < sums.length - 1 && sums[index] <= slot / guideScale) {
                index++;
            }
            guide[slot] = index;
        }
    }

    /** @param weights at least one, none negative, not all 0 */
    static CumulativeWeights of(double[] weights) {
        double[] sums = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            sums[i] = sum;
        }
        return new CumulativeWeights(sums);
    }

    /** The sum of all weights, added up from the first to the last. */
    double total() {
        return sums[sums.length - 1];
    }

    /** The first choice whose weight and those before it add up to more than {@code target}, which is below the total. */
    int find(double target) {
        int index = guide[Math.min(guide.length - 1, (int) (target * guideScale))];
        while (index > 0 && sums[index - 1] > target) {
            index--;
        }
        while (index < sums.length - 1 && sums[index] <= target) {
            index++;
        }
        return index;
    }
}
