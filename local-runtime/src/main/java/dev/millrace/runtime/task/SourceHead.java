package dev.millrace.runtime.task;

import dev.millrace.runtime.connector.ConnectorException;
import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.operator.Outbox;
import dev.millrace.runtime.telemetry.NodeCounters;
import dev.millrace.runtime.time.WatermarkGenerator;
import java.io.IOException;

/**
 * Feeds the chain from a source: reads a batch, gives it event time and its place in the order, hands it on. The first
 * batch is empty and only says where this subtask's rows begin; the last one brings the final watermark.
 */
final class SourceHead implements TaskHead {

    /** Rows of one block of a source's order; see {@link dev.millrace.runtime.plan.OrderDomain}. */
    private static final int BLOCK = 1024;

    /**
     * What a source head is made of.
     *
     * @param bufferNanos how long a due row may wait for others
     */
    record Parts(
            SourceReader reader,
            Batch rows,
            WatermarkGenerator watermarks,
            Outbox outbox,
            MalformedLines malformed,
            NodeCounters counters,
            int batchSize,
            long bufferNanos) {}

    private enum Stage {
        STARTING,
        READING,
        ENDING,
        ENDED
    }

    private final Parts parts;
    private final TaskContext task;
    private final Batch rows;
    private Stage stage = Stage.STARTING;
    private boolean rowsPending;
    private boolean errorsPending;
    private long dueNanos = Long.MIN_VALUE;

    SourceHead(Parts parts, TaskContext task) {
        this.parts = parts;
        this.task = task;
        this.rows = parts.rows();
    }

    @Override
    public void open() throws IOException {
        parts.reader().open();
    }

    @Override
    public Turn step() throws IOException {
        if (!handOn()) {
            return Turn.NO_CREDIT;
        }
        switch (stage) {
            case STARTING -> start();
            case READING -> {
                return readAndHandOn();
            }
            case ENDING -> end();
            case ENDED -> {
                return Turn.ENDED;
            }
        }
        return handOn() ? Turn.WORKED : Turn.NO_CREDIT;
    }

    /** Offers what was read and not yet taken. */
    private boolean handOn() throws IOException {
        if (errorsPending) {
            errorsPending = !parts.malformed().handOn();
        }
        if (rowsPending && !errorsPending) {
            rowsPending = !parts.outbox().offer(rows);
        }
        return !rowsPending && !errorsPending;
    }

    private void start() {
        long first = parts.reader().nextOrdinal();
        rows.clear();
        rows.setOrder(Track.flat(first, 0, parts.watermarks().current()), null, 0, first);
        rowsPending = true;
        stage = Stage.READING;
    }

    private Turn readAndHandOn() throws IOException {
        task.beginStep();
        long start = task.measuring() ? task.nanoTime() : 0;
        if (!read()) {
            return Turn.NO_INPUT;
        }
        boolean handedOn = handOn();
        if (task.measuring()) {
            parts.counters().self(task.nanoTime() - start - task.attributedNanos());
        }
        return handedOn ? Turn.WORKED : Turn.NO_CREDIT;
    }

    private boolean read() throws IOException {
        if (dueNanos != Long.MIN_VALUE && task.nanoTime() < dueNanos) {
            return false;
        }
        long first = parts.reader().nextOrdinal();
        int limit = (int) Math.min(parts.batchSize(), BLOCK - first % BLOCK);
        rows.clear();
        int count = parts.reader().read(rows, limit, parts.malformed());
        long due = parts.reader().nextDueNanos();
        dueNanos = due == Long.MIN_VALUE || due == Long.MAX_VALUE ? due : due + parts.bufferNanos();
        if (count == SourceReader.END) {
            stage = Stage.ENDING;
            dueNanos = Long.MIN_VALUE;
        } else if (count > 0) {
            rows.setOrder(
                    parts.watermarks().track(rows, first),
                    null,
                    count,
                    parts.reader().nextOrdinal());
            rowsPending = true;
            parts.counters().watermark(parts.watermarks().current());
        }
        errorsPending = parts.malformed().prepare(first, count);
        return count != 0 || errorsPending;
    }

    private void end() {
        rows.clear();
        Track last = Track.step(
                parts.reader().nextOrdinal(),
                parts.watermarks().current(),
                parts.watermarks().finalWatermark());
        rows.setOrder(last, null, 1, Long.MAX_VALUE);
        rowsPending = true;
        parts.counters().watermark(parts.watermarks().finalWatermark());
        stage = Stage.ENDED;
    }

    @Override
    public long dueNanos() {
        return dueNanos;
    }

    @Override
    public double progress() {
        return stage == Stage.ENDED ? 1 : parts.reader().progress();
    }

    @Override
    public void close() throws IOException {
        parts.reader().close();
    }

    /** A source's failure with the file and place in its message. */
    static ConnectorException malformed(String file, long line, int column, String message) {
        String place = column > 0 ? ", column " + column : "";
        return new ConnectorException("MALFORMED_LINE", file + ", line " + line + place + ": " + message);
    }
}
