package dev.millrace.model.operator.source;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.operator.setting.CsvSettings;
import dev.millrace.model.operator.setting.EventTimeSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.DataTypes;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.SourceSpecs.Column;
import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import dev.millrace.model.spec.SourceSpecs.CsvSourceSpec;
import dev.millrace.model.spec.SourceSpecs.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads comma-separated values. */
public final class CsvSource extends SourceKind {

    /** The number of a column in a file, or nothing: the column stands where its field does. */
    private static final Pattern NUMBER = Pattern.compile("|[1-9][0-9]{0,4}");

    private static final List<SettingSpec> SETTINGS = settingSpecs();

    public CsvSource() {
        super("csv-source", "CSV source", "Reads rows from files of comma-separated values.");
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
                Each record (RFC 4180: quoted values may hold delimiters and line breaks) becomes one row, in the order of
                the file; empty lines are passed over. With a header line, a column is found by its name there; columns of
                the file that the node does not list are ignored, and a listed one that the header lacks stops the run
                before the first row. Without a header line a column is found by its number, or by its place in the list.

                A value that does not fit its column's type, a missing value in a column that may not be null, and a line
                with more or fewer values than the first one make the line malformed. The text for null is compared with
                unquoted values only, so with the default a quoted empty text stays an empty text.

                Timestamps and dates are ISO 8601 unless the column has a format; intervals are durations such as `1m30s`,
                bytes Base64. Spaces around values of other types than string do not count.

                The source ends after the last line of the last file, and with it the stream: windows that are still open
                give their results.""",
                Example.settings(
                        "path", "earthquakes.csv",
                        "columns",
                                Example.list(
                                        Example.record("name", "time", "type", "timestamp", "nullable", false),
                                        Example.record("name", "network", "type", "string"),
                                        Example.record("name", "magnitude", "type", "double", "from", "mag")),
                        "eventTime", Example.record("field", "time", "maxDisorder", "2h")));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        Optional<List<Column>> columns = ColumnSettings.bind(context);
        Files files = FileSettings.bind(context);
        CsvFormat format = CsvSettings.bind(context);
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        checkColumns(context, columns.get(), format);
        Schema rows = Schema.of(ColumnSettings.fields(columns.get()), EventTimeSettings.isSet(context));
        FileSettings.stateOutputs(context, rows);
        Optional<EventTimeSpec> eventTime = EventTimeSettings.bind(context, rows);
        return Optional.of(new CsvSourceSpec(files, format, columns.get(), eventTime));
    }

    /** Reports columns that such a file cannot have. */
    public static void checkColumns(BindContext context, List<Column> columns, CsvFormat format) {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (!format.header() && !NUMBER.matcher(column.from()).matches()) {
                context.error(
                        Code.BAD_SETTING,
                        "columns[" + i + "].from",
                        "The file has no header line, so there is no column " + Excerpt.of(column.from()) + " in it.",
                        "Give the column's number in the file, from 1, or say that there is a header line.");
            }
            if (DataTypes.isNested(column.field().type())) {
                context.error(
                        Code.BAD_SETTING,
                        "columns[" + i + "].type",
                        "A CSV file cannot hold values of type "
                                + column.field().type().text() + ".",
                        "Read the column as string, and take it apart behind.");
            }
        }
    }

    private static List<SettingSpec> settingSpecs() {
        List<SettingSpec> specs = new ArrayList<>();
        specs.add(FileSettings.path());
        specs.add(ColumnSettings.specReadFrom(
                "The column's name in the header line, if it differs from the field's name; without a header line, its number"
                        + " in the file, from 1."));
        specs.add(EventTimeSettings.ofSource());
        specs.addAll(CsvSettings.specs());
        specs.add(FileSettings.charset());
        specs.add(FileSettings.onMalformed());
        return List.copyOf(specs);
    }
}
