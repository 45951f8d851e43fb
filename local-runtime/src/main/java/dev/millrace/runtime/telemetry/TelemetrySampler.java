package dev.millrace.runtime.telemetry;

import dev.millrace.model.document.Edge;
import dev.millrace.model.telemetry.RunFailure;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.Counters;
import dev.millrace.model.telemetry.Telemetry.EdgeTelemetry;
import dev.millrace.model.telemetry.Telemetry.NodeTelemetry;
import dev.millrace.model.telemetry.Telemetry.Rates;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.model.telemetry.Telemetry.Shares;
import dev.millrace.model.telemetry.Telemetry.SubtaskTelemetry;
import dev.millrace.model.telemetry.Telemetry.TaskState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes snapshots from the counters of a run. Reads without locks: each counter is whole, and two counters of one
 * snapshot may be a batch apart. Used by one thread.
 */
public final class TelemetrySampler {

    private static final long SAMPLE_ROWS_EVERY_NANOS = 500_000_000;

    private final RunCounters counters;
    private final List<TaskGauge> tasks;
    private final Map<String, NodeBefore> nodesBefore = new HashMap<>();
    private final Map<TaskGauge, TaskBefore> tasksBefore = new HashMap<>();
    private final Map<Edge, EdgeBefore> edgesBefore = new HashMap<>();
    private long lastNanos;
    private long lastRowsSampledNanos = Long.MIN_VALUE / 2;

    private record NodeBefore(Counters counters, List<Long> selfNanos) {}

    private record TaskBefore(long busyNanos, long blockedNanos) {}

    private record EdgeBefore(long rows, long noCreditNanos) {}

    public TelemetrySampler(RunCounters counters, List<? extends TaskGauge> tasks) {
        this.counters = counters;
        this.tasks = List.copyOf(tasks);
    }

    /**
     * A snapshot.
     *
     * @param nowNanos the run's clock
     */
    public Telemetry sample(RunState state, long nowMs, long nowNanos, Optional<RunFailure> failure) {
        double seconds = Math.max(1e-9, (nowNanos - lastNanos) / 1e9);
        Map<String, Map<Integer, Shares>> shares = shares(seconds);
        Map<String, NodeTelemetry> nodes = new LinkedHashMap<>();
        counters.nodes()
                .forEach((node, subtasks) -> nodes.put(
                        node, node(node, subtasks, shares.getOrDefault(node, Map.of()), seconds, state, failure)));
        Map<Edge, EdgeTelemetry> edges = new LinkedHashMap<>();
        counters.edges().forEach((edge, senders) -> edges.put(edge, edge(edge, senders, seconds, nowNanos)));
        wantRows(nowNanos);
        lastNanos = nowNanos;
        return new Telemetry(state, nowMs, nowNanos / 1_000_000, nodes, edges, failure);
    }

    private NodeTelemetry node(
            String node,
            List<NodeCounters> subtasks,
            Map<Integer, Shares> shares,
            double seconds,
            RunState state,
            Optional<RunFailure> failure) {
        Counters total = Counters.ZERO;
        long watermark = Long.MAX_VALUE;
        List<SubtaskTelemetry> parts = new ArrayList<>();
        for (int i = 0; i < subtasks.size(); i++) {
            Counters own = subtasks.get(i).counters();
            long ownWatermark = subtasks.get(i).watermark();
            total = total.plus(own);
            watermark = Math.min(watermark, ownWatermark);
            parts.add(new SubtaskTelemetry(i, own, shares.getOrDefault(i, Shares.ZERO), ownWatermark));
        }
        NodeBefore before = nodesBefore.get(node);
        Counters old = before == null ? Counters.ZERO : before.counters();
        Rates rates = new Rates(
                (total.rowsIn() - old.rowsIn()) / seconds,
                (total.rowsOut() - old.rowsOut()) / seconds,
                (total.bytesOut() - old.bytesOut()) / seconds);
        nodesBefore.put(
                node,
                new NodeBefore(
                        total, subtasks.stream().map(NodeCounters::selfNanos).toList()));
        return new NodeTelemetry(
                taskState(node, state, failure), total, rates, average(parts), watermark, progress(node), parts);
    }

    private static Shares average(List<SubtaskTelemetry> parts) {
        double busy = 0;
        double blocked = 0;
        double idle = 0;
        for (SubtaskTelemetry part : parts) {
            busy += part.shares().busy();
            blocked += part.shares().backPressured();
            idle += part.shares().idle();
        }
        int count = Math.max(1, parts.size());
        return new Shares(busy / count, blocked / count, idle / count);
    }

    /** Each task's time since the last snapshot, its busy part divided among its nodes as measured. */
    private Map<String, Map<Integer, Shares>> shares(double seconds) {
        Map<String, Map<Integer, Shares>> shares = new HashMap<>();
        for (TaskGauge task : tasks) {
            TaskBefore before = tasksBefore.getOrDefault(task, new TaskBefore(0, 0));
            TaskBefore now = new TaskBefore(task.busyNanos(), task.blockedNanos());
            tasksBefore.put(task, now);
            double busy = share(now.busyNanos() - before.busyNanos(), seconds);
            double blocked = Math.min(1 - busy, share(now.blockedNanos() - before.blockedNanos(), seconds));
            Map<String, Long> self = new LinkedHashMap<>();
            task.nodes().forEach(node -> self.put(node, selfSinceLast(node, task.subtask())));
            double all = Math.max(
                    1, self.values().stream().mapToLong(Long::longValue).sum());
            self.forEach((node, nanos) -> {
                double own = task.nodes().size() == 1 ? busy : busy * nanos / all;
                shares.computeIfAbsent(node, id -> new HashMap<>())
                        .put(task.subtask(), new Shares(own, blocked, Math.max(0, 1 - own - blocked)));
            });
        }
        return shares;
    }

    private static double share(long nanos, double seconds) {
        return Math.clamp(nanos / 1e9 / seconds, 0.0, 1.0);
    }

    private long selfSinceLast(String node, int subtask) {
        List<NodeCounters> subtasks = counters.node(node);
        if (subtask >= subtasks.size()) {
            return 0;
        }
        NodeBefore before = nodesBefore.get(node);
        long old = before == null ? 0 : before.selfNanos().get(subtask);
        return subtasks.get(subtask).selfNanos() - old;
    }

    private TaskState taskState(String node, RunState run, Optional<RunFailure> failure) {
        if (failure.isPresent() && failure.get().node().equals(Optional.of(node))) {
            return TaskState.FAILED;
        }
        boolean all = true;
        boolean any = false;
        for (TaskGauge task : tasks) {
            if (task.nodes().contains(node)) {
                all &= task.done();
                any |= task.started();
            }
        }
        if (all) {
            return TaskState.FINISHED;
        }
        if (run.ended()) {
            return TaskState.CANCELLED;
        }
        return any ? TaskState.RUNNING : TaskState.WAITING;
    }

    /** The slowest subtask's progress, for a task's head. */
    private double progress(String node) {
        double least = Double.MAX_VALUE;
        for (TaskGauge task : tasks) {
            if (task.nodes().get(0).equals(node)) {
                least = Math.min(least, task.progress());
            }
        }
        return least == Double.MAX_VALUE ? -1 : least;
    }

    private EdgeTelemetry edge(Edge edge, List<EdgeCounters> senders, double seconds, long nowNanos) {
        long rows = 0;
        long bytes = 0;
        long noCredit = 0;
        List<List<String>> samples = new ArrayList<>();
        for (EdgeCounters sender : senders) {
            rows += sender.rows();
            bytes += sender.bytes();
            noCredit += sender.noCreditNanos(nowNanos);
            samples.addAll(sender.sample());
        }
        double fill = 0;
        long queued = 0;
        for (QueueGauge channel : counters.channels(edge)) {
            fill = Math.max(fill, channel.fill());
            queued += channel.queuedRows();
        }
        EdgeBefore before = edgesBefore.getOrDefault(edge, new EdgeBefore(0, 0));
        edgesBefore.put(edge, new EdgeBefore(rows, noCredit));
        double share = share((noCredit - before.noCreditNanos()) / Math.max(1, senders.size()), seconds);
        return new EdgeTelemetry(
                rows, bytes, (rows - before.rows()) / seconds, fill, queued, share, List.copyOf(samples));
    }

    private void wantRows(long nowNanos) {
        if (nowNanos - lastRowsSampledNanos >= SAMPLE_ROWS_EVERY_NANOS) {
            lastRowsSampledNanos = nowNanos;
            counters.edges().values().forEach(senders -> senders.forEach(EdgeCounters::wantSample));
        }
    }
}
