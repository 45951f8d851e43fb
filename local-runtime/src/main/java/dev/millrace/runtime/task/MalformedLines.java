package dev.millrace.runtime.task;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.MalformedPolicy;
import dev.millrace.model.spec.SourceSpecs;
import dev.millrace.runtime.connector.ConnectorException;
import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.operator.Outbox;
import dev.millrace.runtime.telemetry.NodeCounters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Does with malformed lines what the source's policy says: fail, count, or hand on by the second output. */
final class MalformedLines implements SourceReader.Malformed {

    /** The code of a line that cannot be read. */
    static final String MALFORMED = "MALFORMED_LINE";

    private static final Schema SCHEMA = SourceSpecs.ERRORS;

    private record Line(String file, long line, int column, String text, String code, String message) {}

    private final String node;
    private final MalformedPolicy policy;
    private final Outbox outbox;
    private final NodeCounters counters;
    private final int batchSize;
    private final Batch batch;
    private final List<Line> lines = new ArrayList<>();
    private int sent;
    private boolean filled;
    private long ordinal;

    MalformedLines(String node, MalformedPolicy policy, Outbox outbox, NodeCounters counters, int batchSize) {
        this.node = node;
        this.policy = policy.resolve(outbox.connected());
        this.outbox = outbox;
        this.counters = counters;
        this.batchSize = batchSize;
        this.batch = Batch.create(SCHEMA, this.policy == MalformedPolicy.ERROR_OUTPUT ? batchSize : 0);
    }

    @Override
    public void line(String file, long line, int column, String message, String text) {
        switch (policy) {
            case FAIL, OUTPUT_OR_FAIL -> throw ConnectorException.malformedLine(file, line, column, message);
            case SKIP -> counters.dropped(1);
            case ERROR_OUTPUT -> lines.add(new Line(file, line, column, text, MALFORMED, message));
        }
    }

    /** A row that was read, but has no usable event time. */
    void row(int row, long number, String code, String message, String text) {
        switch (policy) {
            case FAIL, OUTPUT_OR_FAIL ->
                throw new RowException(row, code, "row " + number + ": " + message, "(" + text + ")");
            case SKIP -> counters.dropped(1);
            case ERROR_OUTPUT -> lines.add(new Line("", number, 0, text, code, message));
        }
    }

    /**
     * After a read: whether there is anything to hand on. The second output has the same order as the first.
     *
     * @param first ordinal of the read's first row
     * @param count rows read, or {@link SourceReader#END}
     */
    boolean prepare(long first, int count) {
        ordinal = first;
        sent = 0;
        filled = false;
        return policy == MalformedPolicy.ERROR_OUTPUT && (count != 0 || !lines.isEmpty());
    }

    /** Hands on the lines of the last read; false: the outbox refused, call again. */
    boolean handOn() throws IOException {
        do {
            if (!filled) {
                fill();
                filled = true;
            }
            if (!outbox.offer(batch)) {
                return false;
            }
            counters.errors(batch.size());
            sent += batch.size();
            filled = false;
        } while (sent < lines.size());
        lines.clear();
        return true;
    }

    private void fill() {
        batch.clear();
        int count = Math.min(batchSize, lines.size() - sent);
        for (int i = 0; i < count; i++) {
            Line line = lines.get(sent + i);
            ((BytesColumn) batch.column(0)).set(i, line.file());
            ((LongColumn) batch.column(1)).set(i, line.line());
            ((IntColumn) batch.column(2)).set(i, line.column());
            String[] texts = {line.text(), line.code(), line.message(), node};
            for (int c = 0; c < texts.length; c++) {
                ((BytesColumn) batch.column(3 + c)).set(i, texts[c]);
            }
        }
        batch.setSize(count);
        batch.setOrder(Track.flat(ordinal, 0, Track.MIN), new int[batchSize], 0, ordinal);
    }
}
