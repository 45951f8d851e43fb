package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.workload.Workload;

/** The accumulator of W7. */
public final class Top {

    /** The largest values so far, largest first. */
    public long[] values = new long[Workload.TOP];

    /** How many there are. */
    public int count;

    void add(long value) {
        int at = count;
        if (count == values.length) {
            if (value <= values[count - 1]) {
                return;
            }
            at--;
        } else {
            count++;
        }
        while (at > 0 && values[at - 1] < value) {
            values[at] = values[at - 1];
            at--;
        }
        values[at] = value;
    }
}
