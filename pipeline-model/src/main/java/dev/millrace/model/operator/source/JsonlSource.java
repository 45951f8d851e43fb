package dev.millrace.model.operator.source;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.expression.JsonPath;
import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.operator.setting.EventTimeSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.problem.Code;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.SourceSpecs.Column;
import dev.millrace.model.spec.SourceSpecs.Files;
import dev.millrace.model.spec.SourceSpecs.JsonlSourceSpec;
import java.util.List;
import java.util.Optional;

/** Reads one JSON object a line. */
public final class JsonlSource extends SourceKind {

    private static final List<SettingSpec> SETTINGS = List.of(
            FileSettings.path(),
            ColumnSettings.specReadFrom("JSON path of the value in the object, such as $.user.name or $.tags[0]. Empty:"
                    + " the object's field with the column's name."),
            EventTimeSettings.ofSource(),
            FileSettings.charset(),
            FileSettings.onMalformed());

    public JsonlSource() {
        super("jsonl-source", "JSON lines source", "Reads rows from files with one JSON object a line.");
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    @Override
    public List<Port> outputs(Settings settings) {
        return FileSettings.outputs();
    }

    @Override
    public Manual manual() {
        return new Manual(
                """
                Each line holds one JSON object and becomes one row; empty lines are passed over. A column takes the value
                at its JSON path: `$.a.b` is a field within a field, `$.a[0]` an element of an array, counted from 0,
                `$['a b']` a field whose name is no word, and `$` the whole object. Fields that no column names are
                ignored. A value that is missing is null.

                Numbers become numbers, texts become texts; timestamps and dates are texts in ISO 8601 unless the column
                has a format. A string column at an object or array holds its JSON text. A value that does not fit
                its column's type, null in a column that may not be null, and a line that is not a JSON object make the
                line malformed.""",
                Example.settings(
                        "path",
                        "clicks/*.jsonl.gz",
                        "columns",
                        Example.list(
                                Example.record("name", "at", "type", "timestamp"),
                                Example.record("name", "user", "type", "string", "from", "$.user.name"),
                                Example.record("name", "page", "type", "string")),
                        "eventTime",
                        Example.record("field", "at", "maxDisorder", "5s"),
                        "onMalformed",
                        "output"));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        Optional<List<Column>> columns = ColumnSettings.bind(context);
        Files files = FileSettings.bind(context);
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        checkPaths(context, columns.get());
        Schema rows = Schema.of(ColumnSettings.fields(columns.get()), EventTimeSettings.isSet(context));
        FileSettings.stateOutputs(context, rows);
        Optional<EventTimeSpec> eventTime = EventTimeSettings.bind(context, rows);
        return Optional.of(new JsonlSourceSpec(files, columns.get(), eventTime));
    }

    /** Reports paths of columns that are none. */
    public static void checkPaths(BindContext context, List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            try {
                if (!columns.get(i).from().isEmpty()) {
                    JsonPath.compile(columns.get(i).from());
                }
            } catch (RowEvaluationException notAPath) {
                context.error(
                        Code.BAD_SETTING,
                        "columns[" + i + "].from",
                        String.valueOf(notAPath.getMessage()),
                        "Write a path such as $.user.name, $.tags[0] or $['first name'].");
            }
        }
    }
}
