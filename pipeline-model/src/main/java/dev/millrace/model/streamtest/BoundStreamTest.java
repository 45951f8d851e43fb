package dev.millrace.model.streamtest;

import dev.millrace.model.document.PortRef;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.streamtest.StreamTest.Step;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream test that fits its pipeline: names are positions, and values are of their fields' types.
 *
 * @param expected what must come at any step
 */
public record BoundStreamTest(
        StreamTest test, List<Source> sources, List<Port> ports, List<BoundStep> steps, List<Expected> expected) {

    public BoundStreamTest {
        sources = List.copyOf(sources);
        ports = List.copyOf(ports);
        steps = List.copyOf(steps);
        expected = List.copyOf(expected);
    }

    /** A stream that the script replaces. */
    public record Source(String name, PortRef port, Schema schema) {}

    /**
     * A stream that is looked at.
     *
     * @param name as the test writes it
     * @param ordered whether what one step causes must come in order
     * @param watermarks whether watermarks and idleness are looked at
     * @param atAnyStep whether what must come is compared over the whole test
     */
    public record Port(
            String name, PortRef port, Schema schema, boolean ordered, boolean watermarks, boolean atAnyStep) {}

    /**
     * @param source position of the source that it concerns; -1: none
     * @param row the row that comes in, boxed; empty for other steps
     * @param timeMs its event time; 0 without
     * @param retraction whether the row takes an earlier one back
     */
    public record BoundStep(
            Step step,
            int source,
            List<@Nullable Object> row,
            long timeMs,
            boolean retraction,
            List<Expected> expected) {
        public BoundStep {
            row = Collections.unmodifiableList(row);
            expected = List.copyOf(expected);
        }
    }

    /** Something must leave a port. */
    public sealed interface Expected {

        /** Position of the port. */
        int port();
    }

    /**
     * @param cells what is looked at; other fields may be anything
     * @param timeMs event time, if that is looked at
     */
    public record ExpectedRow(int port, List<Cell> cells, Optional<Long> timeMs, boolean retraction)
            implements Expected {
        public ExpectedRow {
            cells = List.copyOf(cells);
        }
    }

    /** The value that a field must have, boxed. */
    public record Cell(int field, @Nullable Object value) {}

    /** A watermark is sent on. */
    public record ExpectedWatermark(int port, long watermark) implements Expected {}

    /** The stream falls idle, or is active again. */
    public record ExpectedIdle(int port, boolean idle) implements Expected {}
}
