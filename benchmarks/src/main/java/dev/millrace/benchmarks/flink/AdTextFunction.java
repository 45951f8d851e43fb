package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.workload.AdText;
import java.util.Arrays;

/** Rows of W4: a new array each, as a broker's client would give. */
final class AdTextFunction implements RowFunction<byte[]> {

    private static final long serialVersionUID = 1;

    @Override
    public byte[] create() {
        return new byte[AdText.MAX_BYTES];
    }

    @Override
    public byte[] fill(byte[] reuse, long n) {
        return Arrays.copyOf(reuse, AdText.write(n, reuse));
    }
}
