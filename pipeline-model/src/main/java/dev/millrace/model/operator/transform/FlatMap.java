package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.expression.Expression;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.problem.Code;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.TransformSpecs.FlatMapSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One row per element of an array. */
public final class FlatMap extends TransformKind {

    private static final String POSITION = "position";

    private static final List<SettingSpec> SETTINGS = List.of(
            SettingSpec.required(
                    "expression",
                    "Array",
                    new ExpressionType(IN),
                    "The array whose elements become rows, such as SPLIT(line, ' ')."),
            SettingSpec.required("name", "Name", new TextType(false), "The name of the field that holds the element."),
            SettingSpec.optional(
                    POSITION,
                    "Position",
                    new TextType(false),
                    "The name of a further field with the element's position, counted from 1. Unset: none."),
            SettingSpec.withDefault(
                    "keepEmpty",
                    "Keep rows without elements",
                    new BooleanType(),
                    Value.of(false),
                    "Whether a row whose array is empty or null goes on once, with a null element."),
            ErrorSettings.spec());

    public FlatMap() {
        super("flat-map", "Flat map", "Gives one row for each element of an array.");
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
                Each row becomes as many rows as the array has elements, in their order: the fields of the input, then the
                element, then its position if that has a name. All of them carry the event time of the row they come
                from.

                A row whose array is empty or null disappears, unless such rows are kept: then it goes on once, with null
                as element and position. A row whose array cannot be computed leaves by the output `errors` if that is
                connected and fails the run if not, or as chosen.""", Example.settings("expression", "SPLIT(LOWER(line), ' ')", "name", "word", POSITION, "place"));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        Schema input = input(context);
        Settings settings = context.settings();
        ErrorPolicy onError = ErrorSettings.bind(context, input);
        Optional<Expression> array = context.expression("expression", settings.text("expression"), input);
        if (array.isEmpty()) {
            return Optional.empty();
        }
        if (!(array.get().type() instanceof DataType.Array type)) {
            context.error(
                    Code.WRONG_EXPRESSION_TYPE,
                    "expression",
                    "A flat map needs an array, but this is of type "
                            + array.get().type().text() + ".",
                    "Make an array of it, for example with SPLIT(text, ' ').");
            return Optional.empty();
        }
        boolean withPosition =
                settings.optionalText(POSITION).filter(name -> !name.isEmpty()).isPresent();
        FieldNames names = new FieldNames(context).reserve(input.names());
        boolean named = settings.has("name") && names.take(settings.text("name"), "name");
        if (!named || (withPosition && !names.take(settings.text(POSITION), POSITION))) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>(input.fields());
        fields.add(Field.nullable(settings.text("name"), type.element()));
        if (withPosition) {
            fields.add(new Field(settings.text(POSITION), Scalar.INT, settings.flag("keepEmpty")));
        }
        context.output(OUT, input.withFields(fields));
        return Optional.of(new FlatMapSpec(array.get(), withPosition, settings.flag("keepEmpty"), onError));
    }
}
