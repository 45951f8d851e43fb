package dev.millrace.model.streamtest;

import dev.millrace.model.catalog.Cells;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Suggestion;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.streamtest.BoundStreamTest.Cell;
import dev.millrace.model.streamtest.BoundStreamTest.ExpectedRow;
import dev.millrace.model.streamtest.StreamTest.Change;
import dev.millrace.model.streamtest.StreamTest.Details;
import dev.millrace.model.streamtest.StreamTest.RowExpectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Rows of a stream test as boxed values of their schema. */
record TypedRows(Errors errors) {

    /** The fields that tell of a window's result what the {@link Details} ask. */
    private static final String WINDOW_START = "window_start";

    private static final String WINDOW_END = "window_end";
    private static final String PANE = "pane_index";
    private static final String TIMING = "pane_timing";

    /** Told of everything that is wrong. */
    interface Errors {
        void error(String path, String message, String fix);
    }

    /** A row that comes in: every field has a value, null where a record names none. */
    List<@Nullable Object> row(Value values, Schema schema, String path) {
        List<@Nullable Object> row = new ArrayList<>();
        List<Cell> cells = cells(values, schema, path);
        for (int i = 0; i < schema.width(); i++) {
            int field = i;
            row.add(cells.stream()
                    .filter(cell -> cell.field() == field)
                    .findFirst()
                    .map(Cell::value)
                    .orElse(null));
            boolean given = cells.stream().anyMatch(cell -> cell.field() == field && cell.value() != null);
            if (!given && !schema.field(i).nullable() && isNull(values, schema.field(i), i)) {
                errors.error(path, "The field " + Excerpt.of(schema.field(i).name()) + " may not be null.", "");
            }
        }
        return row;
    }

    /** Whether the test says null, or nothing, for a field; a value that cannot be read is told already. */
    private static boolean isNull(Value values, Field field, int position) {
        if (values instanceof Value.RecordOf record) {
            return record.fields().getOrDefault(field.name(), new Value.Null()) instanceof Value.Null;
        }
        List<Value> elements = ((Value.ListOf) values).elements();
        return position < elements.size() && elements.get(position) instanceof Value.Null;
    }

    ExpectedRow expected(RowExpectation expectation, int port, Schema schema, String path) {
        List<Cell> cells = new ArrayList<>(cells(expectation.values(), schema, path + ".row"));
        Details details = expectation.details();
        details.window().ifPresent(window -> {
            detail(schema, WINDOW_START, "window", window.startMs(), path).ifPresent(cells::add);
            detail(schema, WINDOW_END, "window", window.endMs(), path).ifPresent(cells::add);
        });
        details.pane()
                .ifPresent(pane -> detail(schema, PANE, "pane", pane, path).ifPresent(cells::add));
        details.timing()
                .ifPresent(
                        timing -> detail(schema, TIMING, "timing", timing, path).ifPresent(cells::add));
        if (details.time().isPresent() && !schema.eventTime()) {
            errors.error(path + ".time", "The rows here have no event time.", "Remove it.");
        }
        boolean retraction = details.change().filter(Change.RETRACT::equals).isPresent();
        if (retraction && schema.changes() == Changes.INSERT_ONLY) {
            errors.error(path + ".change", "The rows here take no other rows back.", "Remove it.");
        }
        return new ExpectedRow(port, cells, details.time(), retraction);
    }

    private Optional<Cell> detail(Schema schema, String field, String detail, Object value, String path) {
        OptionalInt position = schema.indexOf(field);
        if (position.isEmpty()) {
            errors.error(path + "." + detail, "The rows here have no field \"" + field + "\".", "Remove it.");
            return Optional.empty();
        }
        boolean narrow = schema.field(position.getAsInt()).type() == DataType.Scalar.INT && value instanceof Long;
        return Optional.of(new Cell(position.getAsInt(), narrow ? (Object) ((Long) value).intValue() : value));
    }

    private List<Cell> cells(Value values, Schema schema, String path) {
        List<Cell> cells = new ArrayList<>();
        if (values instanceof Value.RecordOf record) {
            for (Map.Entry<String, Value> entry : record.fields().entrySet()) {
                OptionalInt field = schema.indexOf(entry.getKey());
                if (field.isEmpty()) {
                    errors.error(
                            path + "." + entry.getKey(),
                            "The rows here have no field " + Excerpt.of(entry.getKey()) + ".",
                            Suggestion.fix(entry.getKey(), schema.names()));
                } else {
                    cell(entry.getValue(), schema, field.getAsInt(), path + "." + entry.getKey())
                            .ifPresent(cells::add);
                }
            }
            return cells;
        }
        List<Value> elements = ((Value.ListOf) values).elements();
        if (elements.size() != schema.width()) {
            errors.error(
                    path,
                    "The row has " + elements.size() + " values, and the rows here have " + schema.width() + " fields.",
                    "Fields are " + String.join(", ", schema.names()) + ".");
            return cells;
        }
        for (int i = 0; i < elements.size(); i++) {
            cell(elements.get(i), schema, i, path + "[" + i + "]").ifPresent(cells::add);
        }
        return cells;
    }

    private Optional<Cell> cell(Value value, Schema schema, int field, String path) {
        Cells.Cell cell = Cells.read(value, schema.field(field).type());
        cell.error()
                .ifPresent(error -> errors.error(
                        path, "Field " + Excerpt.of(schema.field(field).name()) + ": " + error + ".", ""));
        return cell.error().isPresent() ? Optional.empty() : Optional.of(new Cell(field, cell.value()));
    }
}
