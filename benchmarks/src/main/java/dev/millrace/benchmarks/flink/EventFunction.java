package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.workload.Rows;

/**
 * Rows of W2 and W3.
 *
 * @param keys how many distinct keys
 */
record EventFunction(int keys) implements RowFunction<Event> {

    @Override
    public Event create() {
        return new Event();
    }

    @Override
    public Event fill(Event reuse, long n) {
        long hash = Rows.hash64(n);
        reuse.key = Rows.keyBits(hash) % keys;
        reuse.value = Rows.value(hash);
        reuse.timeMs = Rows.timeMs(n, hash);
        return reuse;
    }
}
