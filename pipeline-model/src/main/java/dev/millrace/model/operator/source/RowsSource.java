package dev.millrace.model.operator.source;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Cells;
import dev.millrace.model.catalog.Durations;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.AnyType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.EventTimeSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.SourceSpecs.RowsSourceSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows that are written in the document. */
public final class RowsSource extends SourceKind {

    private static final long LONGEST_MS = 3_650L * 86_400_000L;

    private static final List<SettingSpec> SETTINGS = List.of(
            ColumnSettings.specInline(),
            SettingSpec.required(
                    "rows",
                    "Rows",
                    new ListType(new ListType(new AnyType(), 0), 0),
                    "The rows, each a list of values in the order of the columns."),
            SettingSpec.optional(
                    "arrivals",
                    "Arrivals",
                    new ListType(new DurationType(0, LONGEST_MS), 0),
                    "When each row arrives after the start of the run. Unset: all at once."),
            EventTimeSettings.ofSource());

    public RowsSource() {
        super("rows-source", "Rows", "Gives rows that are written in the document.");
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    @Override
    public Manual manual() {
        return new Manual(
                """
                For small examples, tests and teaching: everything that flows is in the document. Values are written as
                JSON: numbers, texts, `true`, `false` and `null`; timestamps and dates as ISO 8601 texts, intervals as
                durations such as `1m30s`, bytes as Base64, arrays as lists, rows as lists or records.

                With arrivals, each row waits until that long after the start of the run; they must not decrease, for rows
                arrive in the order in which they stand. So the book example of a row that happened at 12:01 and arrives
                at 12:08 can be written down.""",
                Example.settings(
                        "columns",
                                Example.list(
                                        Example.record("name", "happened", "type", "timestamp"),
                                        Example.record("name", "score", "type", "int")),
                        "rows",
                                Example.list(
                                        Example.list("2026-01-01T12:00:26Z", 5),
                                        Example.list("2026-01-01T12:02:26Z", 7),
                                        Example.list("2026-01-01T12:01:26Z", 9)),
                        "arrivals", Example.list("5m19s", "5m39s", "8m19s"),
                        "eventTime", Example.record("field", "happened", "maxDisorder", "1m")));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        Optional<List<Field>> columns = ColumnSettings.bind(context).map(ColumnSettings::fields);
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        Schema schema = Schema.of(columns.get(), EventTimeSettings.isSet(context));
        context.output(OUT, schema);
        Optional<EventTimeSpec> eventTime = EventTimeSettings.bind(context, schema);
        List<List<@Nullable Object>> rows = rows(context, schema);
        return Optional.of(new RowsSourceSpec(columns.get(), rows, arrivals(context, rows.size()), eventTime));
    }

    private static List<List<@Nullable Object>> rows(BindContext context, Schema schema) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Value row : context.settings().list("rows")) {
            String path = "rows[" + rows.size() + "]";
            List<Value> cells = ((Value.ListOf) row).elements();
            if (cells.size() == schema.width()) {
                rows.add(row(context, schema, cells, path));
            } else {
                context.error(
                        Code.BAD_SETTING,
                        path,
                        "The row has " + cells.size() + " values for " + schema.width() + " columns.",
                        "Give each column its value; null where there is none.");
                rows.add(List.of());
            }
        }
        return Collections.unmodifiableList(rows);
    }

    private static List<@Nullable Object> row(BindContext context, Schema schema, List<Value> cells, String path) {
        List<@Nullable Object> values = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            Field field = schema.field(i);
            Cells.Cell cell = Cells.read(cells.get(i), field.type());
            boolean missing = cell.value() == null && cell.error().isEmpty() && !field.nullable();
            Optional<String> error =
                    missing ? Optional.of("Column " + Excerpt.of(field.name()) + " may not be null") : cell.error();
            if (error.isPresent()) {
                context.error(Code.BAD_SETTING, path + "[" + i + "]", error.get() + ".", "");
            }
            values.add(cell.value());
        }
        return Collections.unmodifiableList(values);
    }

    private static List<Long> arrivals(BindContext context, int rows) {
        List<Long> arrivals = context.settings().texts("arrivals").stream()
                .map(text -> Durations.parse(text).orElse(0))
                .toList();
        if (!arrivals.isEmpty() && arrivals.size() != rows) {
            context.error(
                    Code.BAD_SETTING,
                    "arrivals",
                    "There are " + arrivals.size() + " arrivals for " + rows + " rows.",
                    "Give each row its arrival, or remove them all.");
        }
        for (int i = 1; i < arrivals.size(); i++) {
            if (arrivals.get(i) < arrivals.get(i - 1)) {
                context.error(
                        Code.BAD_SETTING,
                        "arrivals[" + i + "]",
                        "The row arrives before the one above it.",
                        "Put the rows in the order of their arrival.");
            }
        }
        return arrivals;
    }
}
