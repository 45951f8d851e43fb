package dev.millrace.runtime.engine;

import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.connector.Connectors.ResultSink;
import dev.millrace.runtime.run.ConsoleLines;
import dev.millrace.runtime.run.ResultTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the newest rows of table sinks and lines of console sinks, for whoever looks. */
final class Results implements ResultSink {

    private static final int LINES_KEPT = 10_000;

    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, Integer> limits;
    private final Deque<String> lines = new ArrayDeque<>();
    private final Consumer<String> listener;
    private long linesDropped;

    private static final class Table {
        private final Schema schema;
        private final Deque<List<@Nullable Object>> rows = new ArrayDeque<>();
        private long total;

        Table(Schema schema) {
            this.schema = schema;
        }
    }

    /**
     * @param limits rows kept, by node
     * @param listener told of every line of a console sink
     */
    Results(Map<String, Integer> limits, Consumer<String> listener) {
        this.listener = listener;
        this.limits = Map.copyOf(limits);
    }

    @Override
    public synchronized void rows(String nodeId, Schema schema, List<List<@Nullable Object>> rows) {
        Table table = tables.computeIfAbsent(nodeId, id -> new Table(schema));
        table.total += rows.size();
        table.rows.addAll(rows);
        int limit = limits.getOrDefault(nodeId, LINES_KEPT);
        while (table.rows.size() > limit) {
            table.rows.removeFirst();
        }
    }

    @Override
    public synchronized void line(String nodeId, String text) {
        listener.accept(text);
        lines.addLast(text);
        if (lines.size() > LINES_KEPT) {
            lines.removeFirst();
            linesDropped++;
        }
    }

    synchronized ResultTable table(String nodeId, Schema schema) {
        Table table = tables.get(nodeId);
        return table == null
                ? new ResultTable(schema, 0, List.of())
                : new ResultTable(table.schema, table.total, new ArrayList<>(table.rows));
    }

    synchronized ConsoleLines console() {
        return new ConsoleLines(linesDropped, new ArrayList<>(lines));
    }
}
