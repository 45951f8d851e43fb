package dev.millrace.model.spec;

/** The sinks. */
public final class SinkSpecs {

    private SinkSpecs() {}

    /**
     * Comma-separated values (RFC 4180).
     *
     * @param path relative to the document's folder; {@code .gz} and {@code .zst} are packed
     */
    public record CsvSinkSpec(String path, SourceSpecs.CsvFormat format) implements OperatorSpec {}

    /** One JSON object a line; null fields are written as null. */
    public record JsonlSinkSpec(String path) implements OperatorSpec {}

    /**
     * Shown in the studio, and printed as a table by the command line.
     *
     * @param limit newest rows that are kept
     */
    public record TableSinkSpec(int limit) implements OperatorSpec {}

    /**
     * Standard output, or the studio's console pane.
     *
     * @param limit rows printed, then only counted; 0: all
     */
    public record ConsoleSinkSpec(long limit) implements OperatorSpec {}

    /** Counts and drops. */
    public record DiscardSinkSpec() implements OperatorSpec {}
}
