package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what comes. */
public final class TableStage extends Stage {

    private final List<Row> rows = new ArrayList<>();

    public TableStage() {
        super(0);
    }

    @Override
    public void row(int port, Row row) {
        rows.add(row);
    }

    /**
     * The rows as a table sink gives them.
     *
     * @param changelog whether the kind of change is one more field
     */
    public List<List<@Nullable Object>> rows(boolean changelog) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (Row row : rows) {
            List<@Nullable Object> values = new ArrayList<>(row.values());
            if (changelog) {
                values.add(row.change());
            }
            all.add(values);
        }
        return all;
    }
}
