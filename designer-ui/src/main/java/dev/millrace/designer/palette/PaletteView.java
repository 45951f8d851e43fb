package dev.millrace.designer.palette;

import atlantafx.base.controls.CustomTextField;
import dev.millrace.designer.icon.Glyph;
import dev.millrace.designer.icon.IconShapes;
import dev.millrace.designer.palette.PaletteViewModel.Entry;
import dev.millrace.designer.palette.PaletteViewModel.Heading;
import dev.millrace.designer.palette.PaletteViewModel.Row;
import dev.millrace.model.catalog.OperatorKind;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The operator kinds: drag one onto the canvas, or add it with Enter or a double click. */
public final class PaletteView extends VBox {

    private static final double DRAG_THRESHOLD = 4;
    private static final double ROW_HEIGHT = 34;

    private final PaletteViewModel palette;
    private final Actions actions;
    private final CustomTextField search = new CustomTextField();
    private final ListView<Row> list;

    /** What the palette asks the window to do. */
    public interface Actions {
        /** Adds a node at a free place. */
        void add(OperatorKind kind);

        /** A kind is being dragged; the event's scene position says where. */
        void dragged(OperatorKind kind, MouseEvent event);

        void dropped(MouseEvent event);
    }

    public PaletteView(PaletteViewModel palette, Actions actions) {
        this.palette = palette;
        this.actions = actions;
        list = new ListView<>(palette.rows());
        setId("palette");
        getStyleClass().add("palette");
        search.setId("palette-search");
        search.setPromptText("Search operators");
        search.setLeft(Glyph.SEARCH.node(14));
        search.textProperty().bindBidirectional(palette.searchProperty());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
        HBox top = new HBox(search);
        HBox.setHgrow(search, Priority.ALWAYS);
        top.getStyleClass().add("side-top");
        list.setId("palette-list");
        list.setAccessibleText("Operators");
        list.setCellFactory(view -> new RowCell());
        list.setFixedCellSize(ROW_HEIGHT);
        Label nothing = new Label("No operator of that name");
        nothing.getStyleClass().add("empty-text");
        list.setPlaceholder(nothing);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::listKey);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(top, list);
    }

    /** Makes the keyboard go to the search field. */
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void searchKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            palette.rows().stream().filter(Entry.class::isInstance).findFirst().ifPresent(this::take);
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            list.getSelectionModel().selectFirst();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            event.consume();
        }
    }

    private void listKey(KeyEvent event) {
        Row row = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && row != null) {
            take(row);
            event.consume();
        }
    }

    private void take(Row row) {
        switch (row) {
            case Entry entry -> actions.add(entry.kind());
            case Heading heading -> palette.toggle(heading.category());
        }
    }

    /** A line: the title of a category, or a kind that can be dragged. */
    private final class RowCell extends ListCell<Row> {

        private double pressedX;
        private double pressedY;
        private boolean dragging;

        private RowCell() {
            setOnMousePressed(event -> {
                pressedX = event.getSceneX();
                pressedY = event.getSceneY();
                dragging = false;
            });
            setOnMouseDragged(this::drag);
            setOnMouseReleased(event -> {
                if (dragging) {
                    dragging = false;
                    actions.dropped(event);
                }
            });
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    click(event);
                }
            });
        }

        private void drag(MouseEvent event) {
            double distance = Math.hypot(event.getSceneX() - pressedX, event.getSceneY() - pressedY);
            if (getItem() instanceof Entry entry && !isEmpty() && (dragging || distance >= DRAG_THRESHOLD)) {
                dragging = true;
                actions.dragged(entry.kind(), event);
            }
        }

        private void click(MouseEvent event) {
            if (getItem() instanceof Heading heading && event.isStillSincePress()) {
                palette.toggle(heading.category());
            } else if (getItem() instanceof Entry entry && event.getClickCount() == 2) {
                actions.add(entry.kind());
            }
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll("palette-heading", "palette-entry");
            setTooltip(null);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            switch (row) {
                case Heading heading -> show(heading);
                case Entry entry -> show(entry.kind());
            }
        }

        private void show(Heading heading) {
            getStyleClass().add("palette-heading");
            Label title = new Label(heading.title());
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
            HBox line = new HBox(8, title, (heading.open() ? Glyph.CHEVRON_DOWN : Glyph.CHEVRON_RIGHT).node(12));
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
            setAccessibleText(heading.title() + (heading.open() ? ", open" : ", closed"));
        }

        private void show(OperatorKind kind) {
            getStyleClass().add("palette-entry");
            StackPane tile = new StackPane(IconShapes.of(kind.key(), 16));
            tile.getStyleClass().addAll("icon-tile", PaletteViewModel.accent(kind.category()));
            Label title = new Label(kind.title());
            title.setMinWidth(0);
            HBox line = new HBox(10, tile, title);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setPrefWidth(0);
            setGraphic(line);
            Tooltip tooltip = new Tooltip(kind.summary());
            tooltip.setShowDelay(Duration.millis(500));
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(280);
            setTooltip(tooltip);
            setAccessibleText(kind.title() + ". " + kind.summary());
        }
    }
}
