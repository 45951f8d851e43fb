package dev.millrace.runtime.expression;

import dev.millrace.model.expression.JsonPath;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.expression.kernel.JsonScanner;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Several members of one JSON text at once. Where all values of a path stand in the texts as they are, the result is
 * ranges of the texts; where some had to be unescaped, the path's values are copied.
 */
final class JsonScanNode {

    private final VectorExpression texts;
    private final List<JsonPath> paths;
    private final JsonScanner scanner;
    private final BytesColumn[] values;
    private final @Nullable String[][] parsed;
    private final boolean[] copied;

    /** @param paths of names only, all different */
    JsonScanNode(VectorExpression texts, List<JsonPath> paths, int capacity) {
        this.texts = texts;
        this.paths = paths;
        this.scanner = new JsonScanner(paths.stream().map(JsonPath::keys).toList());
        this.values = new BytesColumn[paths.size()];
        this.parsed = new @Nullable String[paths.size()][capacity];
        this.copied = new boolean[paths.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = new BytesColumn(Scalar.STRING, capacity);
        }
    }

    /** A column by path. */
    BytesColumn[] evaluate(Batch batch, int @Nullable [] rows, int count) {
        BytesColumn input = (BytesColumn) texts.evaluate(batch, rows, count);
        for (int path = 0; path < values.length; path++) {
            values[path].clear();
            values[path].shareHeap(input);
            copied[path] = false;
        }
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (input.isNull(row)) {
                setNull(row);
            } else {
                scan(input, row);
            }
        }
        for (int path = 0; path < values.length; path++) {
            if (copied[path]) {
                copy(path, input, rows, count);
            }
        }
        return values;
    }

    private void setNull(int row) {
        for (BytesColumn column : values) {
            column.setNull(row);
        }
    }

    private void scan(BytesColumn input, int row) {
        int from = input.starts()[row];
        scanner.scan(input.heap(), from, from + input.lengths()[row]);
        int[] starts = scanner.starts();
        for (int path = 0; path < values.length; path++) {
            BytesColumn column = values[path];
            if (starts[path] >= 0) {
                column.setNotNull(row);
                column.setRange(row, starts[path], scanner.lengths()[path]);
            } else if (starts[path] == JsonScanner.ABSENT) {
                column.setNull(row);
            } else {
                parse(path, column, row, input.text(row));
            }
        }
    }

    private void parse(int path, BytesColumn column, int row, String text) {
        Optional<String> value = paths.get(path).value(text);
        if (value.isEmpty()) {
            column.setNull(row);
            return;
        }
        column.setNotNull(row);
        column.setRange(row, 0, 0);
        parsed[path][row] = value.get();
        copied[path] = true;
    }

    private void copy(int path, BytesColumn input, int @Nullable [] rows, int count) {
        BytesColumn column = values[path];
        @Nullable String[] texts = parsed[path];
        column.useOwnHeap();
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            String text = texts[row];
            if (text != null) {
                column.set(row, text);
                texts[row] = null;
            } else if (!column.isNull(row)) {
                column.set(row, input.heap(), column.starts()[row], column.lengths()[row]);
            }
        }
    }
}
