package dev.millrace.runtime.plan;

import dev.millrace.model.document.PortRef;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.EventTimeSpec.BoundedDisorder;
import dev.millrace.model.spec.SourceSpec;
import dev.millrace.model.spec.TimeSpecs.WatermarkSpec;
import dev.millrace.model.spec.WindowSpecs.WindowAggregateSpec;
import dev.millrace.runtime.aggregate.AggregateSet;
import dev.millrace.runtime.combine.ExactWatermark;
import dev.millrace.runtime.connector.ComputedRows;
import dev.millrace.runtime.connector.ConnectorException;
import dev.millrace.runtime.connector.Ordinals;
import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.operator.PaneWindowOperator;
import dev.millrace.runtime.plan.PlannedEdge.Spread;
import dev.millrace.runtime.time.SourceWatermarks;
import dev.millrace.runtime.time.WindowArithmetic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Decides on which edges rows are added up before they cross ({@code dev.millrace.runtime.combine}): those by which
 * several senders feed a windowed aggregate whose result does not depend on the order of its rows, if each sender can
 * know the watermark that the receivers will see.
 */
final class CombiningEdges {

    private final Predicate<PortRef> connected;
    private final Function<PlannedNode, SourceReader> readers;
    private final Map<String, SourceWatermarks> watermarks = new HashMap<>();

    /**
     * @param connected whether an edge begins at a port
     * @param readers makes a further reader of a source
     */
    CombiningEdges(Predicate<PortRef> connected, Function<PlannedNode, SourceReader> readers) {
        this.connected = connected;
        this.readers = readers;
    }

    /** What a sender on the edge knows of the watermark if it is to add rows up; empty: rows cross as they are. */
    Optional<ExactWatermark> of(PlannedEdge edge, PlannedNode to, Schema schema) {
        boolean shuffled = edge.spread() == Spread.HASH || edge.spread() == Spread.GATHER;
        boolean common =
                to.inputs().size() == 1 && !to.byArrival() && !to.order().live();
        if (!shuffled
                || !common
                || edge.from().parallelism() == 1
                || schema.changes() != Changes.INSERT_ONLY
                || !(to.bound().spec() instanceof WindowAggregateSpec spec)
                || !mayCombine(spec, schema, to)) {
            return Optional.empty();
        }
        if (seesEveryTrack(edge.from())) {
            return Optional.of(ExactWatermark.OWN);
        }
        return source(edge.from()).flatMap(this::reader).map(ExactWatermark::of);
    }

    private boolean mayCombine(WindowAggregateSpec spec, Schema schema, PlannedNode to) {
        boolean errorsConnected = connected.test(
                new PortRef(to.id(), to.bound().outputPorts().get(2).name()));
        return PaneWindowOperator.mergesPartials(spec, errorsConnected)
                && spec.keys().stream()
                        .allMatch(key -> oneText(schema.field(key).type()))
                && AggregateSet.ofTotals(spec.aggregates(), 1).exactInAnyOrder();
    }

    /** Whether equal keys are always written alike; otherwise it would matter which of them came first. */
    private static boolean oneText(DataType type) {
        return type instanceof DataType.Scalar && type != DataType.Scalar.DOUBLE;
    }

    /** Whether each of a node's subtasks is told of every stretch of the order, so that none knows less than another. */
    private static boolean seesEveryTrack(PlannedNode node) {
        if (node.parallelism() == 1) {
            return true;
        }
        return !node.isSource()
                && !(node.bound().spec() instanceof WatermarkSpec)
                && node.inputs().stream()
                        .allMatch(edge -> edge.spread() != Spread.FORWARD || seesEveryTrack(edge.from()));
    }

    /** The source whose subtasks' rows the node's subtasks have, one to one and with the watermarks of the source. */
    private static Optional<PlannedNode> source(PlannedNode node) {
        if (node.isSource()) {
            return Optional.of(node);
        }
        boolean alone = node.inputs().size() == 1 && !(node.bound().spec() instanceof WatermarkSpec);
        return alone && node.inputs().get(0).spread() == Spread.FORWARD
                ? source(node.inputs().get(0).from())
                : Optional.empty();
    }

    /** The watermarks that a source's subtasks share, if somebody may need them. */
    Optional<SourceWatermarks> watermarks(PlannedNode source) {
        return Optional.ofNullable(watermarks.get(source.id()));
    }

    private Optional<SourceWatermarks.Reader> reader(PlannedNode source) {
        if (!(source.bound().spec() instanceof SourceSpec spec)
                || spec.eventTime().isEmpty()
                || !followsEveryRow(spec.eventTime().get())) {
            return Optional.empty();
        }
        EventTimeSpec time = spec.eventTime().get();
        int field = time.field().orElseThrow();
        long less = ((BoundedDisorder) time.strategy()).delayMs() + 1;
        return readers.apply(source) instanceof ComputedRows rows
                ? Optional.of(watermarks
                        .computeIfAbsent(
                                source.id(),
                                id -> new SourceWatermarks(Ordinals.BLOCK, source.parallelism(), rows.rows(), less))
                        .reader(times(rows, field)))
                : Optional.empty();
    }

    private static boolean followsEveryRow(EventTimeSpec time) {
        return time.field().isPresent()
                && time.strategy() instanceof BoundedDisorder
                && time.everyMs().orElse(0) == 0;
    }

    private static SourceWatermarks.Times times(ComputedRows rows, int field) {
        LongColumn column = new LongColumn(DataType.Scalar.TIMESTAMP, Ordinals.BLOCK);
        return (first, count) -> {
            column.clear();
            try {
                rows.compute(column, field, first, count);
            } catch (ConnectorException willFailTheSource) {
                return Long.MIN_VALUE;
            }
            long largest = Long.MIN_VALUE;
            long[] values = column.values();
            for (int row = 0; row < count; row++) {
                boolean usable = values[row] <= WindowArithmetic.MOST_MS
                        && values[row] >= -WindowArithmetic.MOST_MS
                        && !column.isNull(row);
                largest = usable ? Math.max(largest, values[row]) : largest;
            }
            return largest;
        };
    }
}
