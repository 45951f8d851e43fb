package dev.millrace.designer.panes;

import dev.millrace.designer.icon.Glyph;
import dev.millrace.model.problem.Problem;
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

/** Everything that validation says; a double click or Enter goes where it is. */
final class ProblemsView extends BorderPane {

    private static final String SETTINGS = "settings.";

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
            if (!list.getItems().equals(validated.problems())) {
                list.getItems().setAll(validated.problems());
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

    /** Sign, message and place on one line. */
    private final class ProblemCell extends ListCell<Problem> {

        @Override
        protected void updateItem(Problem problem, boolean empty) {
            super.updateItem(problem, empty);
            if (empty || problem == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            Label message = new Label(problem.message());
            message.setMinWidth(40);
            Label fix = new Label(problem.fix().orElse(""));
            fix.getStyleClass().add("quiet");
            fix.setMinWidth(0);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Label place = new Label(problem.place().node().map(panes::title).orElse("Pipeline"));
            place.setMinWidth(Region.USE_PREF_SIZE);
            place.getStyleClass().add("quiet");
            HBox line =
                    new HBox(8, (problem.isError() ? Glyph.ERROR : Glyph.WARNING).node(14), message, fix, space, place);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add(problem.isError() ? "accent-error" : "accent-warning");
            line.prefWidthProperty().bind(list.widthProperty().subtract(32));
            line.setMaxWidth(Region.USE_PREF_SIZE);
            setGraphic(line);
            setTooltip(new Tooltip(
                    problem.message() + problem.fix().map(text -> "\n" + text).orElse("")));
        }
    }
}
