package dev.millrace.benchmarks.workload;

/** The fields of an ad event that W4 uses; filled anew for each row. */
public final class AdEvent {

    /** Whether {@code event_type} is {@code view}. */
    public boolean view;

    /** The number in {@code ad_id}. */
    public int ad;

    /** {@code event_time}, ms since the epoch. */
    public long timeMs;
}
