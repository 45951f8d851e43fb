package dev.millrace.benchmarks.jet;

import dev.millrace.benchmarks.workload.Rows;

/**
 * A row of W1 to W3.
 *
 * @param key key, or the price in W1
 * @param value value, or the quantity in W1
 * @param timeMs event time, ms since the epoch
 */
record Event(long key, long value, long timeMs) {

    static Event keyed(long n, int keys) {
        long hash = Rows.hash64(n);
        return new Event(Rows.keyBits(hash) % keys, Rows.value(hash), Rows.timeMs(n, hash));
    }

    static Event sale(long n) {
        long hash = Rows.hash64(n);
        return new Event(Rows.value(hash), Rows.quantity(hash), 0);
    }
}
