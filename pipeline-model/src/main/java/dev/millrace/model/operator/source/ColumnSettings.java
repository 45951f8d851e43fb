package dev.millrace.model.operator.source;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.SettingSpec.DataTypeType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.expression.TimestampPattern;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.problem.Code;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.DataTypes;
import dev.millrace.model.schema.Field;
import dev.millrace.model.spec.SourceSpecs.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The setting {@code columns} of the kinds that read or hold rows. */
public final class ColumnSettings {

    static final String KEY = "columns";

    /** Formats that are words and not patterns: numbers since 1970-01-01T00:00:00Z. */
    private static final Set<String> EPOCHS = Set.of("epoch-ms", "epoch-s");

    private ColumnSettings() {}

    /** Columns that are read from somewhere. */
    public static SettingSpec specReadFrom(String fromHelp) {
        return columns(List.of(
                name(),
                type(),
                nullable(),
                SettingSpec.withDefault("from", "Read from", new TextType(false), Value.of(""), fromHelp)
                        .advanced(),
                SettingSpec.withDefault(
                                "format",
                                "Format",
                                new TextType(false),
                                Value.of(""),
                                "How a timestamp or date is written: a pattern such as dd.MM.yyyy HH:mm (letters as in"
                                        + " Java's DateTimeFormatter, UTC where it has no zone), or epoch-ms or epoch-s"
                                        + " for numbers since 1970. Empty: ISO 8601.")
                        .advanced()));
    }

    /** Columns whose values stand in the document. */
    static SettingSpec specInline() {
        return columns(List.of(name(), type(), nullable()));
    }

    /** The bound columns, or empty if one of them is incomplete; what is wrong is reported. */
    public static Optional<List<Column>> bind(BindContext context) {
        List<Settings> settings = context.settings().records(KEY);
        List<Column> columns = new ArrayList<>();
        FieldNames names = new FieldNames(context);
        for (int i = 0; i < settings.size(); i++) {
            Settings column = settings.get(i);
            String path = KEY + "[" + i + "]";
            Optional<DataType> type = DataTypes.parse(column.text("type"));
            boolean named = column.has("name") && names.take(column.text("name"), path + ".name");
            if (named && type.isPresent()) {
                checkFormat(context, column.text("format"), type.get(), path + ".format");
                Field field = new Field(column.text("name"), type.get(), column.flag("nullable"));
                columns.add(new Column(field, column.text("from"), column.text("format")));
            }
        }
        return columns.size() == settings.size() && !columns.isEmpty() ? Optional.of(columns) : Optional.empty();
    }

    public static List<Field> fields(List<Column> columns) {
        return columns.stream().map(Column::field).toList();
    }

    private static void checkFormat(BindContext context, String format, DataType type, String path) {
        if (format.isEmpty()) {
            return;
        }
        if (type != Scalar.TIMESTAMP && type != Scalar.DATE) {
            context.error(
                    Code.BAD_SETTING,
                    path,
                    "A format is for timestamps and dates, but the column is of type " + type.text() + ".",
                    "Remove the format.");
            return;
        }
        try {
            if (!EPOCHS.contains(format)) {
                TimestampPattern.compile(format);
            }
        } catch (RowEvaluationException notAPattern) {
            context.error(
                    Code.BAD_SETTING,
                    path,
                    String.valueOf(notAPattern.getMessage()),
                    "Write a pattern such as yyyy-MM-dd HH:mm:ss, or epoch-ms or epoch-s.");
        }
    }

    private static SettingSpec columns(List<SettingSpec> column) {
        return SettingSpec.required(
                KEY, "Columns", new ListType(new RecordType(column), 1), "The fields of the rows, in this order.");
    }

    private static SettingSpec name() {
        return SettingSpec.required("name", "Name", new TextType(false), "The field's name.");
    }

    private static SettingSpec type() {
        return SettingSpec.required(
                "type", "Type", new DataTypeType(), "The field's type, such as string, bigint or decimal(10, 2).");
    }

    private static SettingSpec nullable() {
        return SettingSpec.withDefault(
                        "nullable",
                        "May be null",
                        new BooleanType(),
                        Value.of(true),
                        "Whether the value may be missing.")
                .advanced();
    }
}
