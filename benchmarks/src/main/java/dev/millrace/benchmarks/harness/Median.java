package dev.millrace.benchmarks.harness;

import java.util.Arrays;
import java.util.Collection;

/** Middle, least and largest of repeated measurements. */
record Median(double middle, double least, double largest) {

    /** Of at least one value; of an even number, the mean of the two in the middle. */
    static Median of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        double middle = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Median(middle, sorted[0], Arrays.stream(sorted).max().orElseThrow());
    }
}
