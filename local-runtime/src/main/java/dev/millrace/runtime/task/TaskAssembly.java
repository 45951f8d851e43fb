package dev.millrace.runtime.task;

import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.MalformedPolicy;
import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.connector.StreamFeed;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.exchange.ExchangeOutbox;
import dev.millrace.runtime.exchange.Gate;
import dev.millrace.runtime.operator.Operator;
import dev.millrace.runtime.operator.Outbox;
import dev.millrace.runtime.telemetry.EdgeCounters;
import dev.millrace.runtime.telemetry.NodeCounters;
import dev.millrace.runtime.time.ProcessingTime;
import dev.millrace.runtime.time.SourceWatermarks;
import dev.millrace.runtime.time.WatermarkAlignment;
import dev.millrace.runtime.time.WatermarkGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts one task together, from the far end of its chain towards its head: an operator is given the outboxes of what
 * comes after it.
 */
public final class TaskAssembly {

    private final TaskContext context;
    private final ProcessingTime processingTime;
    private final List<ChainedOperator> operators = new ArrayList<>();
    private final List<ExchangeOutbox> exits = new ArrayList<>();
    private final List<String> nodes = new ArrayList<>();

    public TaskAssembly(String headNode, LongSupplier nanoTime, ProcessingTime processingTime) {
        this.processingTime = processingTime;
        this.context = new TaskContext(headNode, nanoTime);
    }

    /** An edge to another task. */
    public Outbox exit(ExchangeOutbox exit, EdgeCounters counters) {
        return exit(exit, exit, counters);
    }

    /** An edge to another task, with something before it that does a part of a node's work. */
    public Outbox exit(ExchangeOutbox exit, Outbox before, String node, EdgeCounters counters) {
        return exit(exit, new NodeWork(before, node, context), counters);
    }

    private Outbox exit(ExchangeOutbox exit, Outbox first, EdgeCounters counters) {
        exits.add(exit);
        return new CreditWatch(first, counters, context);
    }

    /** An operator whose outboxes are ready; everything it feeds has been added before. */
    public Link add(String node, Operator operator, NodeCounters counters) {
        ChainedOperator chained = new ChainedOperator(node, operator, counters, context);
        operators.add(0, chained);
        nodes.add(0, node);
        return new Link(chained);
    }

    /** One output port: all of its edges as one outbox. */
    public Outbox fanOut(NodeCounters counters, List<Outbox> edges) {
        return new FanOut(context, counters, edges);
    }

    /** A chained operator, to lead edges to. */
    public static final class Link {

        private final ChainedOperator operator;

        private Link(ChainedOperator operator) {
            this.operator = operator;
        }

        /** The edge that leads to it inside the task. */
        public Outbox edge(int port, EdgeCounters counters) {
            return new ChainedEdge(operator, port, counters);
        }
    }

    /** The task of a chain that begins at a gate. */
    public Task behind(Gate gate, String name, int subtask) {
        return task(new GateHead(gate, operators.get(0), context), name, subtask);
    }

    /**
     * A source.
     *
     * @param rows an empty batch with the source's columns
     * @param alignment its place among sources that wait for each other, if it has one
     * @param shared where its subtasks tell each other of their watermarks, if they do
     */
    public record Source(
            String node,
            SourceReader reader,
            Batch rows,
            Optional<EventTimeSpec> eventTime,
            MalformedPolicy onMalformed,
            NodeCounters counters,
            WatermarkAlignment.@Nullable Member alignment,
            @Nullable SourceWatermarks shared) {}

    private static long idleNanos(Source source) {
        OptionalLong afterMs =
                source.eventTime().map(EventTimeSpec::idleAfterMs).orElse(OptionalLong.empty());
        return afterMs.isPresent() ? TimeUnit.MILLISECONDS.toNanos(afterMs.getAsLong()) : Long.MAX_VALUE;
    }

    /** The task of a chain that begins at a source with these output ports. */
    public Task behind(Source source, List<Outbox> outputs, Buffering buffering, String name, int subtask) {
        nodes.add(0, source.node());
        MalformedLines malformed = new MalformedLines(
                source.node(),
                source.onMalformed(),
                outputs.size() > 1 ? outputs.get(1) : Outbox.NOWHERE,
                source.counters(),
                buffering.batchSize());
        SourceHead.Parts parts = new SourceHead.Parts(
                source.reader(),
                source.rows(),
                new WatermarkGenerator(source.eventTime().orElse(null), processingTime, buffering.batchSize()),
                outputs.get(0),
                malformed,
                source.counters(),
                buffering.batchSize(),
                buffering.timeoutNanos(),
                idleNanos(source),
                source.alignment(),
                source.shared());
        return task(new SourceHead(parts, context), name, subtask);
    }

    /** The task of a chain that begins at a feed with this output port. */
    public Task behind(StreamFeed feed, String node, Outbox output, String name) {
        nodes.add(0, node);
        return task(new FeedHead(feed, output, context), name, 0);
    }

    /** How a source gathers rows into batches. */
    public record Buffering(int batchSize, long timeoutNanos) {}

    private Task task(TaskHead head, String name, int subtask) {
        return new Task(
                new Task.Parts(name, subtask, List.copyOf(nodes)), head, operators, exits, context, processingTime);
    }
}
