package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what comes; of a changelog, with the kind of change as one more field, as a table sink writes it. */
public final class TableStage extends Stage {

    private final boolean changelog;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    public TableStage(boolean changelog) {
        super(0);
        this.changelog = changelog;
    }

    @Override
    public void row(int port, Row row) {
        List<@Nullable Object> values = new ArrayList<>(row.values());
        if (changelog) {
            values.add(row.change());
        }
        rows.add(values);
    }

    public List<List<@Nullable Object>> rows() {
        return rows;
    }
}
