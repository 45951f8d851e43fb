package dev.millrace.designer.panes;

import dev.millrace.designer.icon.Glyph;
import dev.millrace.designer.run.RunPhase;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** The panes below the canvas: results, problems, log, and the rows of an edge. */
public final class PanesView extends StackPane {

    private final TabPane tabs = new TabPane();
    private final Tab results;
    private final Tab log;

    public PanesView(PanesViewModel panes) {
        setId("panes");
        getStyleClass().add("panes");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        results = tab("Results", "tab-results", Glyph.TABLE, new ResultsView(panes));
        Label count = new Label();
        count.getStyleClass().add("badge");
        Tab problems = tab("Problems", "tab-problems", Glyph.WARNING, new ProblemsView(panes));
        if (problems.getGraphic() instanceof HBox graphic) {
            graphic.getChildren().add(count);
        }
        panes.document().validatedProperty().subscribe(validated -> {
            int size = validated.problems().size();
            count.setText(String.valueOf(size));
            count.setVisible(size > 0);
            count.setManaged(size > 0);
            count.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("wrong"), !validated.runnable());
        });
        log = tab("Log", "tab-log", Glyph.LOG, new LogView(panes));
        Tab rows = tab("Rows of an edge", "tab-preview", Glyph.LINK, new PreviewView(panes));
        tabs.getTabs().addAll(results, problems, log, rows);
        getChildren().add(tabs);
        panes.run().phaseProperty().subscribe((before, now) -> {
            if (now == RunPhase.STARTING
                    && !tabs.getSelectionModel().getSelectedItem().equals(rows)) {
                tabs.getSelectionModel().select(panes.tableSinks().isEmpty() ? log : results);
            }
        });
        panes.run().telemetryProperty().subscribe(telemetry -> {
            if (telemetry.flatMap(newest -> newest.failure()).isPresent()) {
                tabs.getSelectionModel().select(log);
            }
        });
    }

    private static Tab tab(String title, String id, Glyph glyph, Node content) {
        Label label = new Label(title, glyph.node(14));
        HBox graphic = new HBox(6, label);
        graphic.setId(id);
        graphic.getStyleClass().add("pane-tab");
        Tab tab = new Tab("", content);
        tab.setGraphic(graphic);
        return tab;
    }

    @Override
    public void requestFocus() {
        Node content = tabs.getSelectionModel().getSelectedItem().getContent();
        content.requestFocus();
    }
}
