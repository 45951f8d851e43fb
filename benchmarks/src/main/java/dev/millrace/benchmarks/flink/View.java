package dev.millrace.benchmarks.flink;

/** A view of an ad, of W4, as Flink's POJO serializer wants it. */
public final class View {

    /** The campaign it counts for. */
    public long campaign;

    /** Event time, ms since the epoch. */
    public long timeMs;
}
