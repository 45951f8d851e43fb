package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Windows by number of rows: after every so many rows of a key, its last ones. Outputs: results, late rows, errors. */
public final class CountWindowStage extends Stage {

    private final List<Integer> keys;
    private final int size;
    private final int every;
    private final Contents contents;
    private final Map<List<@Nullable Object>, List<Row>> seen = new LinkedHashMap<>();

    public CountWindowStage(List<Integer> keys, int size, int every, Contents contents) {
        super(3);
        this.keys = keys;
        this.size = size;
        this.every = every;
        this.contents = contents;
    }

    @Override
    public void row(int port, Row row) {
        List<@Nullable Object> key = row.project(keys);
        List<Row> rows = seen.computeIfAbsent(key, absent -> new ArrayList<>());
        rows.add(row);
        if (rows.size() % every > 0) {
            return;
        }
        List<Row> last = rows.subList(Math.max(0, rows.size() - size), rows.size());
        long latest = last.stream().mapToLong(Row::time).max().orElseThrow();
        for (Contents.Part part : contents.of(key, last)) {
            List<@Nullable Object> values = new ArrayList<>(part.before());
            values.addAll(part.after());
            emit(0, Row.of(latest, values));
        }
    }
}
