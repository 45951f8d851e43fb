package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.expression.Expression;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.TransformSpecs.ProjectSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes new fields from those of each row. */
public final class Project extends TransformKind {

    private static final List<SettingSpec> SETTINGS = List.of(
            SettingSpec.required(
                    "columns",
                    "Columns",
                    new ListType(
                            new RecordType(List.of(
                                    SettingSpec.required("name", "Name", new TextType(false), "The field's name."),
                                    SettingSpec.required(
                                            "expression",
                                            "Expression",
                                            new ExpressionType(IN),
                                            "The field's value, from the fields of the input."))),
                            1),
                    "The fields of the output, in this order."),
            SettingSpec.withDefault(
                    "keepInput",
                    "Keep the input's fields",
                    new BooleanType(),
                    Value.of(false),
                    "Whether the input's fields stay, before the columns. A column with the name of one takes its place."),
            ErrorSettings.spec());

    public Project() {
        super("project", "Project", "Computes new fields from those of each row.");
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    @Override
    public List<Port> outputs(Settings settings) {
        return ROWS_AND_ERRORS;
    }

    @Override
    public boolean takesChanges(String inputPort) {
        return true;
    }

    @Override
    public Manual manual() {
        return new Manual(
                """
                One row out for each row in. Every column is a SQL expression over the fields of the input, never over
                other columns of the same node; a field's name alone is an expression too, so a project also chooses,
                orders and renames fields.

                With the input's fields kept, the columns follow them; a column with the name of an input field takes that
                field's place. Event time belongs to the row and not to a field: it stays, even if the timestamp it came
                from is left out.

                A row of which one column cannot be computed (a division by zero, a text that is not a number) leaves by the
                output `errors` as it came, if that is connected, and fails the run if not, or as chosen. To have null in
                the place of what cannot be computed, use TRY_CAST or NULLIF.""",
                Example.settings(
                        "columns",
                        Example.list(
                                Example.record("name", "carrier", "expression", "UPPER(network)"),
                                Example.record("name", "strong", "expression", "magnitude >= 6"))));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        Schema input = input(context);
        ErrorPolicy onError = ErrorSettings.bind(context, input);
        Map<String, Expression> output = new LinkedHashMap<>();
        if (context.settings().flag("keepInput")) {
            for (int i = 0; i < input.width(); i++) {
                Field field = input.field(i);
                output.put(
                        field.name(), new Expression.FieldReference(i, field.name(), field.type(), field.nullable()));
            }
        }
        if (!addColumns(context, input, output)) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>();
        output.forEach((name, value) -> fields.add(new Field(name, value.type(), value.nullable())));
        context.output(OUT, input.withFields(fields));
        return Optional.of(new ProjectSpec(List.copyOf(output.values()), onError));
    }

    /** Whether every column could be bound. */
    private static boolean addColumns(BindContext context, Schema input, Map<String, Expression> output) {
        boolean complete = true;
        FieldNames names = new FieldNames(context);
        List<Settings> columns = context.settings().records("columns");
        for (int i = 0; i < columns.size(); i++) {
            String path = "columns[" + i + "]";
            String name = columns.get(i).text("name");
            boolean named = columns.get(i).has("name") && names.take(name, path + ".name");
            Optional<Expression> value = Expressions.column(
                    context, path + ".expression", columns.get(i).text("expression"), input);
            if (named && value.isPresent()) {
                if (output.put(name, value.get()) != null) {
                    replaced(context, name, path);
                }
            } else {
                complete = false;
            }
        }
        return complete && !columns.isEmpty();
    }

    private static void replaced(BindContext context, String name, String path) {
        context.warning(
                Code.DUPLICATE_FIELD_NAME,
                path + ".name",
                "The column takes the place of the input's field " + Excerpt.of(name) + ".",
                "If both are needed, give the column another name.");
    }
}
