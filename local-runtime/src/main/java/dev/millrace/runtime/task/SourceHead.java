package dev.millrace.runtime.task;

import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.operator.Outbox;
import dev.millrace.runtime.telemetry.NodeCounters;
import dev.millrace.runtime.time.SourceWatermarks;
import dev.millrace.runtime.time.WatermarkAlignment;
import dev.millrace.runtime.time.WatermarkGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the chain from a source: reads a batch, gives it event time and its place in the order, hands it on. The first
 * batch is empty and only says where this subtask's rows begin; the last one brings the final watermark. A source that
 * has had no row for long enough says that it is idle; one that is ahead of the others of its group waits.
 */
final class SourceHead implements TaskHead {

    /** Rows of one block of a source's order; see {@link dev.millrace.runtime.plan.OrderDomain}. */
    private static final int BLOCK = 1024;

    /**
     * What a source head is made of.
     *
     * @param bufferNanos how long a due row may wait for others
     * @param idleNanos how long without a row until it is idle; {@link Long#MAX_VALUE}: never
     * @param alignment its place among the sources that wait for each other; null: it waits for none
     * @param shared where it tells the other subtasks of its watermark; null: nowhere
     */
    record Parts(
            SourceReader reader,
            Batch rows,
            WatermarkGenerator watermarks,
            Outbox outbox,
            MalformedLines malformed,
            NodeCounters counters,
            int batchSize,
            long bufferNanos,
            long idleNanos,
            WatermarkAlignment.@Nullable Member alignment,
            @Nullable SourceWatermarks shared) {}

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
    private long lastRowNanos;
    private boolean idle;

    SourceHead(Parts parts, TaskContext task) {
        this.parts = parts;
        this.task = task;
        this.rows = parts.rows();
    }

    @Override
    public void open() throws IOException {
        parts.reader().open();
        lastRowNanos = task.nanoTime();
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
        if (parts.alignment() != null && !parts.alignment().mayRead()) {
            return false;
        }
        if (dueNanos != Long.MIN_VALUE && task.nanoTime() < dueNanos) {
            return fallIdle();
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
            Track track = parts.watermarks().track(rows, first, count, this::badTime);
            rows.setOrder(track, null, count, parts.reader().nextOrdinal());
            rowsPending = true;
            if (parts.shared() != null && parts.shared().startsBlock(first + count)) {
                parts.shared().tell(first + count, parts.watermarks().largest());
            }
            toldWatermark();
        }
        errorsPending = parts.malformed().prepare(first, count);
        return count != 0 || errorsPending || fallIdle();
    }

    private void toldWatermark() {
        long watermark = parts.watermarks().current();
        parts.counters().watermark(watermark);
        if (parts.idleNanos() != Long.MAX_VALUE) {
            lastRowNanos = task.nanoTime();
            idle = false;
        }
        if (parts.alignment() != null) {
            parts.alignment().report(watermark);
        }
    }

    /** Says that the source is idle, once, when it has had no row for long enough. */
    private boolean fallIdle() {
        if (idle || parts.idleNanos() == Long.MAX_VALUE || task.nanoTime() - lastRowNanos < parts.idleNanos()) {
            return false;
        }
        idle = true;
        if (parts.alignment() != null) {
            parts.alignment().report(Long.MAX_VALUE);
        }
        rows.clear();
        long next = parts.reader().nextOrdinal();
        rows.setOrder(Track.idle(next, parts.watermarks().current()), null, 0, next);
        rowsPending = true;
        return true;
    }

    private void badTime(int row, String code, String message) {
        long number = parts.reader().nextOrdinal() - rows.size() + row + 1;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.columns().length; i++) {
            text.append(i == 0 ? "" : ", ").append(rows.column(i).boxed(row));
        }
        parts.malformed().row(row, number, code, message, text.toString());
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
        if (parts.alignment() != null) {
            parts.alignment().report(Long.MAX_VALUE);
        }
        stage = Stage.ENDED;
    }

    @Override
    public long dueNanos() {
        if (idle || parts.idleNanos() == Long.MAX_VALUE || stage != Stage.READING) {
            return dueNanos;
        }
        long idleAt = lastRowNanos + parts.idleNanos();
        return dueNanos == Long.MIN_VALUE ? dueNanos : Math.min(dueNanos, idleAt);
    }

    @Override
    public double progress() {
        return stage == Stage.ENDED ? 1 : parts.reader().progress();
    }

    @Override
    public void close() throws IOException {
        parts.reader().close();
    }
}
