package dev.millrace.designer.panes;

import dev.millrace.model.schema.DataTypes;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * A table of rows with a schema; only the rows in sight have cells. A click on a column's title sorts by its values, also
 * what comes later; several rows can be selected and copied.
 */
final class RowsTable<R> extends TableView<R> {

    private static final PseudoClass WITHOUT_COLUMNS = PseudoClass.getPseudoClass("without-columns");
    private static final PseudoClass NULL = PseudoClass.getPseudoClass("null");

    /** More characters than this may not fit. */
    private static final int LONG = 20;

    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final Cells<R> cells;
    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private Optional<Schema> schema = Optional.empty();

    /** What rows hold. */
    interface Cells<R> {
        /** The value in a column, to sort by. */
        @Nullable
        Object value(R row, int column);

        /** The value as people read it. */
        String text(R row, int column);

        /** Puts rows on the clipboard, in the order in which they are shown. */
        void copy(List<R> rows);
    }

    RowsTable(String empty, Cells<R> cells) {
        this.cells = cells;
        SortedList<R> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setPlaceholder(new Label(empty));
        getStyleClass().addAll("dense", "rows-table");
        setFixedCellSize(26);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            List<R> selected = List.copyOf(getSelectionModel().getSelectedItems());
            if (COPY.match(event) && !selected.isEmpty()) {
                cells.copy(selected);
                event.consume();
            }
        });
        getColumns()
                .subscribe(() ->
                        pseudoClassStateChanged(WITHOUT_COLUMNS, getColumns().isEmpty()));
        pseudoClassStateChanged(WITHOUT_COLUMNS, true);
    }

    /** The rows, in the order in which they came. */
    ObservableList<R> rows() {
        return rows;
    }

    /** Shows nothing, not even columns. */
    void forget() {
        rows.clear();
        getColumns().clear();
        schema = Optional.empty();
    }

    /** Makes a column for each field, if the schema is another one than before. */
    void setSchema(Schema newSchema) {
        if (schema.equals(Optional.of(newSchema))) {
            return;
        }
        schema = Optional.of(newSchema);
        rows.clear();
        List<Field> fields = newSchema.fields();
        getSortOrder().clear();
        getColumns().clear();
        for (int i = 0; i < fields.size(); i++) {
            getColumns().add(column(fields.get(i), i));
        }
    }

    private TableColumn<R, R> column(Field field, int index) {
        TableColumn<R, R> column = new TableColumn<>();
        Label title = new Label(field.name());
        title.setTooltip(new Tooltip(field.name() + ": " + field.type().text()));
        column.setGraphic(title);
        column.setComparator(order(index));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(shown -> new RowCell(index));
        column.setPrefWidth(Math.clamp(field.name().length() * 9L + 40, width(field), 360));
        if (DataTypes.isNumeric(field.type())) {
            column.getStyleClass().add("numeric");
        }
        return column;
    }

    /** By value where values have an order, else by text; nulls last. */
    private Comparator<R> order(int index) {
        return (one, other) -> {
            Object first = cells.value(one, index);
            Object second = cells.value(other, index);
            if (first == null || second == null) {
                return Boolean.compare(first == null, second == null);
            }
            return comparable(first)
                    .filter(value -> value.getClass().equals(second.getClass()))
                    .map(value -> value.compareTo(second))
                    .orElseGet(() -> cells.text(one, index).compareTo(cells.text(other, index)));
        };
    }

    @SuppressWarnings("unchecked") // The classes are compared before the values are.
    private static Optional<Comparable<Object>> comparable(Object value) {
        return value instanceof Comparable<?> ? Optional.of((Comparable<Object>) value) : Optional.empty();
    }

    private static int width(Field field) {
        return switch (field.type().text()) {
            case "timestamp" -> 190;
            case "string" -> 150;
            default -> 90;
        };
    }

    /** A value; one that is too long for its column shows itself whole in a tooltip. */
    private final class RowCell extends TableCell<R, R> {

        private final int index;

        private RowCell(int index) {
            this.index = index;
        }

        @Override
        protected void updateItem(R row, boolean empty) {
            super.updateItem(row, empty);
            boolean shown = !empty && row != null;
            String text = shown ? cells.text(row, index) : null;
            setText(text == null ? null : text.replace('\n', '\u2424'));
            pseudoClassStateChanged(NULL, shown && cells.value(row, index) == null);
            setTooltip(text != null && text.length() > LONG ? new Tooltip(text) : null);
        }
    }
}
