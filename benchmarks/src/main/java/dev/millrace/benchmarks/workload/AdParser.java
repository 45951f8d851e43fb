package dev.millrace.benchmarks.workload;

/** Reads what W4 needs from an {@link AdText}: the three fields {@code event_type}, {@code ad_id}, {@code event_time}. */
public interface AdParser {

    /** Reads the first {@code length} bytes into the event. */
    void parse(byte[] text, int length, AdEvent event);
}
