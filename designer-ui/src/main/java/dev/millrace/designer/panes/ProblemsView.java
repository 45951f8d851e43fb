package dev.millrace.designer.panes;

import dev.millrace.designer.icon.Glyph;
import dev.millrace.model.problem.Problem;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Everything that validation says; a double click or Enter goes where it is. */
final class ProblemsView extends BorderPane {

    private static final String SETTINGS = "settings.";
    private static final double MOST_PLACE_WIDTH = 180;
    private static final double MOST_TOOLTIP_WIDTH = 480;

    /** Errors come before warnings, each as they stand in the document. */
    private static final Comparator<Problem> ERRORS_FIRST = Comparator.comparing(problem -> !problem.isError());

    private final PanesViewModel panes;
    private final ListView<Problem> list = new ListView<>();

    ProblemsView(PanesViewModel panes) {
        this.panes = panes;
        getStyleClass().add("pane");
        list.setId("problems");
        list.getStyleClass().add("pane-list");
        list.setPlaceholder(new Label("No problems"));
        list.setCellFactory(view -> new ProblemCell());
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                go();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                go();
                event.consume();
            }
        });
        setCenter(list);
        panes.document().validatedProperty().subscribe(validated -> {
            List<Problem> problems =
                    validated.problems().stream().sorted(ERRORS_FIRST).toList();
            if (!list.getItems().equals(problems)) {
                list.getItems().setAll(problems);
            }
        });
    }

    @Override
    public void requestFocus() {
        list.requestFocus();
    }

    private void go() {
        Problem problem = list.getSelectionModel().getSelectedItem();
        if (problem != null) {
            problem.place().node().ifPresent(node -> {
                String path = problem.place().path().orElse("");
                if (path.startsWith(SETTINGS)) {
                    panes.navigator().showSetting(node, path.substring(SETTINGS.length()));
                } else {
                    panes.navigator().showNode(node);
                }
            });
        }
    }

    /** Sign, message and place on a line, and what to do about it below. */
    private final class ProblemCell extends ListCell<Problem> {

        private ProblemCell() {
            // The list is as wide as the window lets it, and a cell as the list: labels are cut, nothing is scrolled.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Problem problem, boolean empty) {
            super.updateItem(problem, empty);
            if (empty || problem == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            Label message = new Label(problem.message());
            message.setMinWidth(0);
            Label place = new Label(problem.place().node().map(panes::title).orElse("Pipeline"));
            place.setMaxWidth(MOST_PLACE_WIDTH);
            place.setMinWidth(Math.min(MOST_PLACE_WIDTH, place.prefWidth(-1)));
            place.getStyleClass().add("quiet");
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox line = new HBox(8, message, space, place);
            Label fix = new Label(problem.fix().orElse(""));
            fix.getStyleClass().add("quiet");
            fix.setMinWidth(0);
            VBox texts = new VBox(1, line, fix);
            texts.setAlignment(Pos.CENTER_LEFT);
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            HBox cell = new HBox(10, (problem.isError() ? Glyph.ERROR : Glyph.WARNING).node(14), texts);
            cell.setAlignment(Pos.CENTER_LEFT);
            cell.getStyleClass().add(problem.isError() ? "accent-error" : "accent-warning");
            setGraphic(cell);
            String whole =
                    problem.message() + problem.fix().map(text -> "\n" + text).orElse("");
            Tooltip tooltip = new Tooltip(whole);
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(MOST_TOOLTIP_WIDTH);
            setTooltip(tooltip);
            setAccessibleText((problem.isError() ? "Error" : "Warning") + " in " + place.getText() + ": " + whole);
        }
    }
}
