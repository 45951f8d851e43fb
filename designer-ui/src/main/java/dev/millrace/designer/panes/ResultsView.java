package dev.millrace.designer.panes;

import dev.millrace.designer.icon.Glyph;
import dev.millrace.model.document.Node;
import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.data.ValueText;
import dev.millrace.runtime.run.PipelineRun;
import dev.millrace.runtime.run.ResultTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What the table sinks of the run have received, one of them at a time, as it comes. */
final class ResultsView extends BorderPane {

    private final PanesViewModel panes;
    private final RowsTable<List<@Nullable Object>> table;
    private final HBox sinks = new HBox();
    private final ToggleGroup choice = new ToggleGroup();
    private final Label count = new Label();
    private final Button copy = new Button("Copy as CSV", Glyph.COPY.node(14));
    private Map<String, ToggleButton> buttons = new LinkedHashMap<>();
    private Optional<PipelineRun> shownRun = Optional.empty();
    private Optional<String> shownSink = Optional.empty();
    private Optional<String> chosen = Optional.empty();
    private Optional<ResultTable> shown = Optional.empty();

    ResultsView(PanesViewModel panes) {
        this.panes = panes;
        table = new RowsTable<>("Run the pipeline to see what its table sinks receive", new ResultCells());
        table.setId("results");
        getStyleClass().add("pane");
        sinks.getStyleClass().add("sinks");
        sinks.setAlignment(Pos.CENTER_LEFT);
        count.getStyleClass().add("quiet");
        count.setId("results-count");
        copy.setId("copy-results");
        copy.getStyleClass().addAll("flat", "small");
        copy.setDisable(true);
        copy.setOnAction(event ->
                shown.ifPresent(result -> panes.clipboard().put(CsvCopy.of(result.schema(), result.rows()))));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(10, sinks, space, count, copy);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("pane-bar");
        setTop(bar);
        setCenter(table);
        panes.run().runningProperty().subscribe(running -> showSinks());
        panes.document().pipelineProperty().subscribe(pipeline -> showSinks());
        panes.run().telemetryProperty().subscribe(telemetry -> showRows());
    }

    /** The values of the table that is shown. */
    private final class ResultCells implements RowsTable.Cells<List<@Nullable Object>> {

        @Override
        public @Nullable Object value(List<@Nullable Object> row, int column) {
            return row.get(column);
        }

        @Override
        public String text(List<@Nullable Object> row, int column) {
            Schema schema = shown.orElseThrow().schema();
            return ValueText.of(row.get(column), schema.field(column).type());
        }

        @Override
        public void copy(List<List<@Nullable Object>> rows) {
            shown.ifPresent(result -> panes.clipboard().put(CsvCopy.of(result.schema(), rows)));
        }
    }

    private void showSinks() {
        List<Node> nodes = panes.tableSinks();
        List<String> ids = nodes.stream().map(Node::id).toList();
        if (!ids.equals(List.copyOf(buttons.keySet()))) {
            buttons = new LinkedHashMap<>();
            ids.forEach(id -> buttons.put(id, button(id)));
            sinks.getChildren().setAll(buttons.values());
            chosen = chosen.filter(ids::contains).or(() -> ids.stream().findFirst());
            chosen.map(buttons::get).ifPresent(button -> button.setSelected(true));
            showRows();
        }
        nodes.forEach(node ->
                Optional.ofNullable(buttons.get(node.id())).ifPresent(button -> button.setText(panes.title(node))));
    }

    private ToggleButton button(String id) {
        ToggleButton button = new ToggleButton();
        button.setId("results-of-" + id);
        button.setToggleGroup(choice);
        button.getStyleClass().addAll("small", "sink-choice");
        button.setOnAction(event -> {
            button.setSelected(true);
            chosen = Optional.of(id);
            showRows();
        });
        return button;
    }

    private void showRows() {
        Optional<PipelineRun> run = panes.run().run();
        if (run.isEmpty() || chosen.isEmpty()) {
            if (panes.run().telemetryProperty().get().isEmpty()) {
                table.forget();
                shown = Optional.empty();
                count.setText("");
                copy.setDisable(true);
            }
            return;
        }
        boolean running = panes.run()
                .runningProperty()
                .get()
                .filter(validated -> validated.nodes().containsKey(chosen.get()))
                .isPresent();
        if (running) {
            show(run, run.get().table(chosen.get()));
        }
    }

    private void show(Optional<PipelineRun> run, ResultTable result) {
        boolean goesOn = run.equals(shownRun)
                && chosen.equals(shownSink)
                && shown.map(old -> old.schema().equals(result.schema()) && old.total() <= result.total())
                        .orElse(false);
        long before = goesOn ? shown.map(ResultTable::total).orElse(0L) : 0;
        shownRun = run;
        shownSink = chosen;
        shown = Optional.of(result);
        table.setSchema(result.schema());
        int fresh = (int) Math.min(result.total() - before, result.rows().size());
        boolean switched = table.rows().size() > result.rows().size() || !goesOn;
        if (switched || fresh == result.rows().size()) {
            table.rows().setAll(result.rows());
        } else if (fresh > 0) {
            table.rows()
                    .addAll(result.rows()
                            .subList(result.rows().size() - fresh, result.rows().size()));
            int tooMany = table.rows().size() - result.rows().size();
            if (tooMany > 0) {
                table.rows().remove(0, tooMany);
            }
        }
        count.setText(
                result.total() > result.rows().size()
                        ? String.format(
                                Locale.ROOT,
                                "newest %,d of %,d rows",
                                result.rows().size(),
                                result.total())
                        : String.format(Locale.ROOT, "%,d rows", result.total()));
        copy.setDisable(result.rows().isEmpty());
    }
}
