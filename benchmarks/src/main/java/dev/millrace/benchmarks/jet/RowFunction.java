package dev.millrace.benchmarks.jet;

import dev.millrace.benchmarks.workload.AdText;
import java.io.Serializable;
import java.util.Arrays;

/** Makes row n; a new object each time, as Jet's queues hold on to it. */
@FunctionalInterface
interface RowFunction<T> extends Serializable {

    T row(long n);

    /** The text of W4 as an array of its own. */
    static byte[] adText(long n) {
        byte[] text = new byte[AdText.MAX_BYTES];
        return Arrays.copyOf(text, AdText.write(n, text));
    }
}
