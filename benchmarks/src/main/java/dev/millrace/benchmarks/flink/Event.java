package dev.millrace.benchmarks.flink;

/** A row of W1 to W3 as Flink's POJO serializer wants it; reused by its source. */
public final class Event {

    /** Key of W2 and W3, price of W1. */
    public long key;

    /** Value of W2 and W3, quantity of W1. */
    public long value;

    /** Event time, ms since the epoch. */
    public long timeMs;
}
