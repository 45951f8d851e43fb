package dev.millrace.model.telemetry;

import dev.millrace.model.document.Edge;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run looks like at one moment: one immutable value, filled by the local engine and by the Flink monitor alike.
 * Counters are totals since the start of the run; rates are over the time since the previous snapshot.
 *
 * @param takenAtMs wall-clock time, epoch ms
 * @param elapsedMs since the run started, pauses left out
 * @param nodes by node id
 * @param edges by edge
 */
public record Telemetry(
        RunState state,
        long takenAtMs,
        long elapsedMs,
        Map<String, NodeTelemetry> nodes,
        Map<Edge, EdgeTelemetry> edges,
        Optional<RunFailure> failure) {

    /** No event time seen yet. */
    public static final long NO_WATERMARK = Long.MIN_VALUE;

    /** After the last row of a bounded input. */
    public static final long FINAL_WATERMARK = Long.MAX_VALUE;

    /**
     * @param progress share of the input that has been read, 0 to 1, for sources that know their size; else -1
     * @param watermark event time in ms, or {@link #NO_WATERMARK}, {@link #FINAL_WATERMARK}
     */
    public record NodeTelemetry(
            TaskState state,
            Counters counters,
            Rates rates,
            Shares shares,
            long watermark,
            double progress,
            List<SubtaskTelemetry> subtasks) {}

    /** One of a node's parallel parts. */
    public record SubtaskTelemetry(int index, Counters counters, Shares shares, long watermark) {}

    /**
     * @param late rows that came after all of their windows were complete
     * @param errors rows that could not be read or worked on, whether they left by an error output or were dropped
     * @param dropped those of them that left the pipeline
     * @param bytesIn memory size of the rows read, in bytes
     */
    public record Counters(
            long rowsIn, long rowsOut, long bytesIn, long bytesOut, long late, long errors, long dropped) {
        public static final Counters ZERO = new Counters(0, 0, 0, 0, 0, 0, 0);

        public Counters plus(Counters other) {
            return new Counters(
                    rowsIn + other.rowsIn,
                    rowsOut + other.rowsOut,
                    bytesIn + other.bytesIn,
                    bytesOut + other.bytesOut,
                    late + other.late,
                    errors + other.errors,
                    dropped + other.dropped);
        }
    }

    /** Per second. */
    public record Rates(double rowsInPerSecond, double rowsOutPerSecond, double bytesOutPerSecond) {
        public static final Rates ZERO = new Rates(0, 0, 0);
    }

    /** Where the time went since the previous snapshot, each 0 to 1. */
    public record Shares(double busy, double backPressured, double idle) {
        public static final Shares ZERO = new Shares(0, 0, 0);
    }

    /**
     * @param queueFill fullest of its channels, 0 to 1; 0 for an edge inside one task
     * @param queuedRows rows waiting
     * @param noCreditShare share of the time since the previous snapshot in which the sender had no credit
     * @param samples newest rows that were looked at, newest first, as text by column
     */
    public record EdgeTelemetry(
            long rows,
            long bytes,
            double rowsPerSecond,
            double queueFill,
            long queuedRows,
            double noCreditShare,
            List<List<String>> samples) {}

    /** State of a run as a whole. */
    public enum RunState {
        STARTING,
        RUNNING,
        PAUSED,
        FINISHED,
        CANCELLED,
        FAILED;

        public boolean ended() {
            return this == FINISHED || this == CANCELLED || this == FAILED;
        }
    }

    /** State of one node. */
    public enum TaskState {
        WAITING,
        RUNNING,
        FINISHED,
        CANCELLED,
        FAILED
    }
}
