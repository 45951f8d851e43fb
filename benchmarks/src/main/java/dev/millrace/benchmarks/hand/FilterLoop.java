package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.Results;
import dev.millrace.benchmarks.workload.Rows;

/** W1. */
final class FilterLoop implements Loop {

    private final Results results;
    private long count;
    private long sum;

    FilterLoop(Results results) {
        this.results = results;
    }

    @Override
    public void step(long from, long to) {
        long passed = 0;
        long total = 0;
        for (long n = from; n < to; n++) {
            long hash = Rows.hash64(n);
            int price = Rows.value(hash);
            if (price < Rows.PRICE_LIMIT) {
                passed++;
                total += Rows.revenue(price, Rows.quantity(hash));
            }
        }
        count += passed;
        sum += total;
    }

    @Override
    public void finish() {
        results.add(0, 0, count, sum);
    }
}
