package dev.millrace.designer.panes;

import dev.millrace.model.schema.DataTypes;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** A table of rows with a schema; only the rows in sight have cells. */
final class RowsTable<R> extends TableView<R> {

    private static final PseudoClass WITHOUT_COLUMNS = PseudoClass.getPseudoClass("without-columns");

    private final BiFunction<R, Integer, String> text;
    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private Optional<Schema> schema = Optional.empty();

    /**
     * @param text a row's value in a column, as people read it
     */
    RowsTable(String empty, BiFunction<R, Integer, String> text) {
        this.text = text;
        setItems(rows);
        setPlaceholder(new Label(empty));
        getStyleClass().addAll("dense", "rows-table");
        setFixedCellSize(26);
        getColumns()
                .subscribe(() ->
                        pseudoClassStateChanged(WITHOUT_COLUMNS, getColumns().isEmpty()));
        pseudoClassStateChanged(WITHOUT_COLUMNS, true);
    }

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
        getColumns().clear();
        for (int i = 0; i < fields.size(); i++) {
            getColumns().add(column(fields.get(i), i));
        }
    }

    private TableColumn<R, String> column(Field field, int index) {
        TableColumn<R, String> column = new TableColumn<>();
        Label title = new Label(field.name());
        title.setTooltip(new Tooltip(field.name() + ": " + field.type().text()));
        column.setGraphic(title);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue(), index)));
        column.setPrefWidth(Math.clamp(field.name().length() * 9L + 40, width(field), 360));
        if (DataTypes.isNumeric(field.type())) {
            column.getStyleClass().add("numeric");
        }
        return column;
    }

    private static int width(Field field) {
        return switch (field.type().text()) {
            case "timestamp" -> 190;
            case "string" -> 150;
            default -> 90;
        };
    }
}
