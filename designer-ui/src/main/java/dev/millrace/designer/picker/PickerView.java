package dev.millrace.designer.picker;

import dev.millrace.designer.icon.Glyph;
import dev.millrace.designer.icon.IconShapes;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A field to type in above the list of what it finds. Arrow keys choose, Enter takes, Escape closes. */
public final class PickerView extends VBox {

    private static final double ROW_HEIGHT = 36;
    private static final int MOST_ROWS = 9;

    private final PickerViewModel picker;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ListView<Choice> list;

    /**
     * @param close called before a choice is carried out and when the user wants none
     */
    public PickerView(PickerViewModel picker, double width, Runnable close) {
        this.picker = picker;
        this.close = close;
        list = new ListView<>(picker.found());
        getStyleClass().add("picker");
        setMinWidth(width);
        setMaxSize(width, Region.USE_PREF_SIZE);
        field.setPromptText(picker.prompt());
        field.setAccessibleText(picker.prompt());
        field.setId("picker-field");
        field.getStyleClass().add("picker-field");
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox top = new HBox(10, Glyph.SEARCH.node(15), field);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("picker-top");
        list.setId("picker-list");
        list.setCellFactory(view -> new ChoiceCell());
        list.setFixedCellSize(ROW_HEIGHT);
        list.setFocusTraversable(false);
        list.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.clamp(picker.found().size(), 1, MOST_ROWS) * ROW_HEIGHT + 8, picker.found()));
        Label nothing = new Label("Nothing found");
        nothing.getStyleClass().add("empty-text");
        list.setPlaceholder(nothing);
        getChildren().addAll(top, list);
        field.textProperty().bindBidirectional(picker.searchProperty());
        picker.found().subscribe(() -> list.getSelectionModel().selectFirst());
        list.getSelectionModel().selectFirst();
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Makes the keyboard go to the field. */
    public void focusField() {
        field.requestFocus();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> step(1);
            case UP -> step(-1);
            case PAGE_DOWN -> step(MOST_ROWS - 1);
            case PAGE_UP -> step(1 - MOST_ROWS);
            case ENTER -> take(list.getSelectionModel().getSelectedItem());
            case ESCAPE -> close.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        int size = picker.found().size();
        if (size > 0) {
            int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0, size - 1);
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - MOST_ROWS / 2));
        }
    }

    private void take(@Nullable Choice choice) {
        if (choice != null) {
            close.run();
            choice.action().run();
        }
    }

    /** A line of the list. */
    private final class ChoiceCell extends ListCell<Choice> {

        private ChoiceCell() {
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    take(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            if (empty || choice == null) {
                setGraphic(null);
                return;
            }
            Label title = new Label(choice.title());
            title.setMinWidth(Region.USE_PREF_SIZE);
            Label detail = new Label(choice.detail());
            detail.getStyleClass().add("quiet");
            detail.setMaxWidth(Double.MAX_VALUE);
            detail.setMinWidth(0);
            HBox.setHgrow(detail, Priority.ALWAYS);
            HBox row = new HBox(10, IconShapes.of(choice.icon(), 16), title, detail);
            if (!choice.accent().isEmpty()) {
                row.getStyleClass().add(choice.accent());
            }
            choice.keys().ifPresent(keys -> {
                Label shortcut = new Label(keys);
                shortcut.getStyleClass().add("keys");
                shortcut.setMinWidth(Region.USE_PREF_SIZE);
                row.getChildren().add(shortcut);
            });
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMinWidth(0);
            row.setPrefWidth(0);
            setGraphic(row);
            setAccessibleText(choice.title() + ". " + choice.detail());
        }
    }
}
