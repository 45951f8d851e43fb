package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.workload.Rows;

/** Rows of W1. */
record SaleFunction() implements RowFunction<Event> {

    @Override
    public Event create() {
        return new Event();
    }

    @Override
    public Event fill(Event reuse, long n) {
        long hash = Rows.hash64(n);
        reuse.key = Rows.value(hash);
        reuse.value = Rows.quantity(hash);
        return reuse;
    }
}
