package dev.millrace.benchmarks.jet;

import dev.millrace.benchmarks.workload.Rows;

/**
 * A row of every workload but W4.
 *
 * @param key key, or the price in W1
 * @param value value, or the quantity in W1
 * @param timeMs event time, ms since the epoch
 * @param stream which of two streams it belongs to, in W6
 */
record Event(long key, long value, long timeMs, int stream) {

    static Event keyed(long n, int keys) {
        long hash = Rows.hash64(n);
        return new Event(Rows.keyBits(hash) % keys, Rows.value(hash), Rows.timeMs(n, hash), (int) n & 1);
    }

    static Event sale(long n) {
        long hash = Rows.hash64(n);
        return new Event(Rows.value(hash), Rows.quantity(hash), 0, 0);
    }
}
