package dev.millrace.designer.panes;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.document.Edge;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.telemetry.Telemetry.EdgeTelemetry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The newest rows that were looked at on the selected edge, and the edge's columns before a run. */
final class PreviewView extends BorderPane {

    private final PanesViewModel panes;
    private final RowsTable<List<String>> table =
            new RowsTable<>("Select an edge and run the pipeline to see rows that pass it", new SampleCells());
    private final Label title = new Label();

    PreviewView(PanesViewModel panes) {
        this.panes = panes;
        getStyleClass().add("pane");
        table.setId("preview");
        title.setId("preview-title");
        HBox bar = new HBox(title);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("pane-bar");
        setTop(bar);
        setCenter(table);
        panes.document().selectionProperty().subscribe(selection -> refresh());
        panes.document().validatedProperty().subscribe(validated -> refresh());
        panes.run().telemetryProperty().subscribe(telemetry -> refresh());
    }

    /** Sampled rows are texts already. */
    private final class SampleCells implements RowsTable.Cells<List<String>> {

        @Override
        public @Nullable Object value(List<String> row, int column) {
            String text = row.get(column);
            return text.equals("null") ? null : text;
        }

        @Override
        public String text(List<String> row, int column) {
            return row.get(column);
        }

        @Override
        public void copy(List<List<String>> rows) {
            panes.clipboard()
                    .put(rows.stream().map(row -> String.join("\t", row) + "\n").collect(Collectors.joining()));
        }
    }

    private void refresh() {
        Optional<Edge> edge = panes.watchedEdge();
        if (edge.isEmpty()) {
            title.setText("No edge selected");
            table.forget();
            return;
        }
        Optional<EdgeTelemetry> seen = panes.run()
                .telemetryProperty()
                .get()
                .flatMap(newest -> Optional.ofNullable(newest.edges().get(edge.get())));
        title.setText(panes.title(edge.get().from().node()) + " \u2192 "
                + panes.title(edge.get().to().node())
                + seen.map(PreviewView::amounts).orElse(""));
        schema(edge.get()).ifPresent(table::setSchema);
        List<List<String>> rows = seen.map(EdgeTelemetry::samples).orElse(List.of()).stream()
                .filter(row -> row.size() == table.getColumns().size())
                .toList();
        if (!table.rows().equals(rows)) {
            table.rows().setAll(rows);
        }
    }

    private static String amounts(EdgeTelemetry edge) {
        return String.format(
                Locale.ROOT,
                "   %,d rows   %,.0f rows/s   %,d waiting   queue %.0f %% full",
                edge.rows(),
                edge.rowsPerSecond(),
                edge.queuedRows(),
                edge.queueFill() * 100);
    }

    private Optional<Schema> schema(Edge edge) {
        Optional<Validated> run = panes.run().runningProperty().get();
        return run.flatMap(validated -> validated.schema(edge))
                .or(() -> panes.document().validatedProperty().get().schema(edge));
    }
}
