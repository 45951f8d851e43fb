package dev.millrace.runtime.data;

/**
 * What a sender has made of many rows, in their place: it travels in a {@link Batch} and means something only to the
 * operator that it was made for.
 */
public interface Combined {

    /** The rows that it stands for. */
    long rows();

    /** The bytes that those rows take, for telemetry. */
    long sizeBytes();
}
