package dev.millrace.model.spec;

/** Transforms that concern time. */
public final class TimeSpecs {

    private TimeSpecs() {}

    /**
     * Gives rows event time and watermarks anew. Output 0: the rows; output 1 {@code errors}: rows whose event time or
     * watermark cannot be told, with a field {@code error} behind the others.
     */
    public record WatermarkSpec(EventTimeSpec eventTime, ErrorPolicy onError) implements OperatorSpec {}
}
