package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.workload.Rows;

/**
 * Rows of a workload with keys: all of them, or those of one of two streams.
 *
 * @param keys how many distinct keys
 * @param streams 1, or 2 where the rows take turns
 * @param stream which of them
 */
record EventFunction(int keys, int streams, int stream) implements RowFunction<Event> {

    EventFunction(int keys) {
        this(keys, 1, 0);
    }

    @Override
    public Event create() {
        return new Event();
    }

    @Override
    public Event fill(Event reuse, long number) {
        long n = number * streams + stream;
        long hash = Rows.hash64(n);
        reuse.key = Rows.keyBits(hash) % keys;
        reuse.value = Rows.value(hash);
        reuse.timeMs = Rows.timeMs(n, hash);
        return reuse;
    }
}
