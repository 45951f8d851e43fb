package dev.millrace.designer.outline;

import dev.millrace.designer.document.Selection;
import dev.millrace.designer.icon.Glyph;
import dev.millrace.designer.icon.IconShapes;
import dev.millrace.designer.outline.OutlineViewModel.Line;
import dev.millrace.designer.palette.PaletteViewModel;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The nodes as a list for keyboard and screen reader. Its selection is the document's; Enter goes to a node's settings,
 * Delete removes it.
 */
public final class OutlineView extends VBox {

    private static final double ROW_HEIGHT = 34;
    private static final double INDENT = 10;
    private static final int MOST_INDENTS = 6;

    private final OutlineViewModel outline;
    private final ListView<Line> list = new ListView<>();
    private boolean following;

    /** What the outline asks the window to do. */
    public interface Actions {
        /** Brings a node into view. */
        void reveal(String id);

        /** Goes to a node's settings. */
        void edit(String id);

        void delete();
    }

    public OutlineView(OutlineViewModel outline, Actions actions) {
        this.outline = outline;
        list.getItems().setAll(outline.lines());
        setId("outline");
        getStyleClass().add("outline");
        list.setId("outline-list");
        list.setAccessibleText("Outline of the pipeline");
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(view -> new LineCell(actions::reveal));
        Label empty = new Label("The pipeline has no nodes yet");
        empty.getStyleClass().add("empty-text");
        list.setPlaceholder(empty);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Line>)
                change -> selectInDocument());
        outline.document().selectionProperty().subscribe(this::follow);
        outline.lines().addListener((ListChangeListener<Line>) change -> showLines());
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, actions));
    }

    public void focusList() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private void key(KeyEvent event, Actions actions) {
        Line line = list.getSelectionModel().getSelectedItem();
        if (line == null) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            actions.edit(line.id());
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            actions.delete();
            event.consume();
        }
    }

    private void selectInDocument() {
        if (!following) {
            Set<String> ids = new LinkedHashSet<>();
            list.getSelectionModel().getSelectedItems().stream()
                    .filter(line -> line != null)
                    .forEach(line -> ids.add(line.id()));
            following = true;
            outline.document().select(Selection.ofNodes(ids));
            following = false;
        }
    }

    /** New lines take the list's selection away, which is no wish of the user's. */
    private void showLines() {
        following = true;
        list.getItems().setAll(outline.lines());
        following = false;
        follow(outline.document().selection());
    }

    /** Shows the document's selection without answering to that. */
    private void follow(Selection selection) {
        if (following) {
            return;
        }
        following = true;
        list.getSelectionModel().clearSelection();
        for (int i = 0; i < list.getItems().size(); i++) {
            if (selection.nodes().contains(list.getItems().get(i).id())) {
                list.getSelectionModel().select(i);
            }
        }
        following = false;
    }

    /** A node's line. */
    private static final class LineCell extends ListCell<Line> {

        private LineCell(Consumer<String> reveal) {
            setOnMouseClicked(event -> {
                if (getItem() != null && !event.isShiftDown() && !event.isShortcutDown()) {
                    reveal.accept(getItem().id());
                }
            });
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Label title = new Label(line.title());
            title.setMinWidth(0);
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
            HBox row = new HBox(8, IconShapes.of(line.icon(), 16), title);
            line.category().ifPresent(category -> row.getStyleClass().add(PaletteViewModel.accent(category)));
            line.problem().ifPresent(problem -> row.getChildren().add(badge(problem.isError())));
            row.setAlignment(Pos.CENTER_LEFT);
            row.setPadding(new Insets(0, 0, 0, Math.min(MOST_INDENTS, line.depth()) * INDENT));
            row.setPrefWidth(0);
            setGraphic(row);
            setAccessibleText(line.spoken());
        }

        private static Node badge(boolean error) {
            Node badge = (error ? Glyph.ERROR : Glyph.WARNING).node(14);
            badge.getStyleClass().add(error ? "accent-error" : "accent-warning");
            return badge;
        }
    }
}
