package dev.millrace.model.operator.join;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.FieldType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.CsvSettings;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.operator.source.ColumnSettings;
import dev.millrace.model.operator.source.CsvSource;
import dev.millrace.model.operator.source.FileSettings;
import dev.millrace.model.operator.source.JsonlSource;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.JoinSpecs.JoinKeys;
import dev.millrace.model.spec.SourceSpec;
import dev.millrace.model.spec.SourceSpecs.Column;
import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import dev.millrace.model.spec.SourceSpecs.CsvSourceSpec;
import dev.millrace.model.spec.SourceSpecs.Files;
import dev.millrace.model.spec.SourceSpecs.JsonlSourceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The settings that say which table rows are looked up in, and by which fields. */
final class TableSettings {

    private static final String JSON = "jsonl";

    private TableSettings() {}

    static SettingSpec keys(String input) {
        return SettingSpec.required(
                "keys",
                "Equal fields",
                new ListType(
                        new RecordType(List.of(
                                SettingSpec.required("field", "Field", new FieldType(input), "A field of the rows."),
                                SettingSpec.required(
                                        "column",
                                        "Column",
                                        new FieldType(""),
                                        "The column of the table that must be equal to it."))),
                        1),
                "A row of the table is found when all these columns are equal to the row's fields. Null is equal to"
                        + " nothing.");
    }

    /** Where the table is, and how to read it. */
    static List<SettingSpec> file() {
        List<SettingSpec> specs = new ArrayList<>();
        specs.add(FileSettings.path());
        specs.add(SettingSpec.withDefault(
                "format",
                "Format",
                ChoiceType.of(new Option("csv", "Comma-separated values"), new Option(JSON, "JSON lines")),
                Value.of("csv"),
                "How the file is written, as for the sources of these names."));
        specs.add(ColumnSettings.specReadFrom(
                "The column's name in the header line, if it differs from the field's name, or its number in a file without"
                        + " one; of JSON lines a JSON path such as $.user.name."));
        CsvSettings.specs().forEach(spec -> specs.add(spec.when("format", "csv")));
        specs.add(FileSettings.charset());
        specs.add(SettingSpec.withDefault(
                        "onMalformed",
                        "Malformed lines",
                        ChoiceType.of(new Option("fail", "Fail the run"), new Option("skip", "Skip and count")),
                        Value.of("fail"),
                        "What happens with a line of the table that cannot be read: the run fails and names file, line and"
                                + " column; or the line is skipped and counted.")
                .advanced());
        return specs;
    }

    /** The columns, or empty if one of them is wrong, which is reported. */
    static Optional<List<Column>> columns(BindContext context) {
        Optional<List<Column>> columns = ColumnSettings.bind(context);
        if (columns.isPresent() && isJson(context)) {
            JsonlSource.checkPaths(context, columns.get());
        } else if (columns.isPresent()) {
            CsvSource.checkColumns(context, columns.get(), CsvSettings.bind(context));
        }
        return columns;
    }

    /** What reads the table. */
    static SourceSpec source(BindContext context, List<Column> columns) {
        Files files = FileSettings.bind(context);
        if (isJson(context)) {
            return new JsonlSourceSpec(files, columns, Optional.empty());
        }
        CsvFormat format = CsvSettings.bind(context);
        return new CsvSourceSpec(files, format, columns, Optional.empty());
    }

    private static boolean isJson(BindContext context) {
        return context.settings().text("format").equals(JSON);
    }

    /** Input fields and table columns that must be equal, or empty if one is wrong, which is reported. */
    static Optional<JoinKeys> bindKeys(BindContext context, Schema input, Schema table) {
        List<Integer> fields = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        List<Settings> pairs = context.settings().records("keys");
        for (int i = 0; i < pairs.size(); i++) {
            String path = "keys[" + i + "]";
            Settings pair = pairs.get(i);
            if (!pair.has("field") || !pair.has("column")) {
                continue;
            }
            OptionalInt field = FieldNames.position(context, input, pair.text("field"), path + ".field");
            OptionalInt column = FieldNames.position(context, table, pair.text("column"), path + ".column");
            if (field.isPresent()
                    && column.isPresent()
                    && JoinSettings.comparable(
                            context, input.field(field.getAsInt()), table.field(column.getAsInt()), path)) {
                fields.add(field.getAsInt());
                columns.add(column.getAsInt());
            }
        }
        return fields.size() == pairs.size() && !pairs.isEmpty()
                ? Optional.of(new JoinKeys(fields, columns))
                : Optional.empty();
    }

    static SettingSpec prefix() {
        return SettingSpec.withDefault(
                        "tablePrefix",
                        "Prefix of table fields",
                        new TextType(false),
                        Value.of("table_"),
                        "What is put before the name of a column if the rows have a field of the same name.")
                .advanced();
    }
}
