package dev.millrace.model.operator.join;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.SettingSpec.FieldType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.expression.Expression;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.DataTypes;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.JoinSpecs.JoinKeys;
import dev.millrace.model.spec.JoinSpecs.JoinType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The settings that joins share: keys, type, condition, and the names of the fields that come out. */
final class JoinSettings {

    static final List<Option> PAIRS = List.of(
            new Option("inner", "Pairs only"),
            new Option("left", "And left rows alone"),
            new Option("right", "And right rows alone"),
            new Option("full", "And both alone"));

    static final List<Option> ENRICHING =
            List.of(new Option("inner", "Pairs only"), new Option("left", "And rows alone"));

    private JoinSettings() {}

    static SettingSpec keys() {
        return SettingSpec.required(
                "keys",
                "Equal fields",
                new ListType(
                        new RecordType(List.of(
                                SettingSpec.required(
                                        "left", "Left", new FieldType(JoinKind.LEFT), "A field of the left rows."),
                                SettingSpec.required(
                                        "right",
                                        "Right",
                                        new FieldType(JoinKind.RIGHT),
                                        "The field of the right rows that must be equal to it."))),
                        1),
                "Two rows are a pair when all these fields are equal. Null is equal to nothing.");
    }

    static SettingSpec type(List<Option> options) {
        return SettingSpec.withDefault(
                "type",
                "Rows that come out",
                new ChoiceType(options),
                Value.of("inner"),
                "Which rows come out beside the pairs, or instead of them.");
    }

    static SettingSpec condition() {
        return condition(JoinKind.LEFT);
    }

    static SettingSpec condition(String input) {
        return SettingSpec.optional(
                "condition",
                "And where",
                new ExpressionType(input),
                "What must also be true for two rows to be a pair; it sees the fields of both, under the names with"
                        + " which they come out.");
    }

    static SettingSpec rightPrefix() {
        return SettingSpec.withDefault(
                        "rightPrefix",
                        "Prefix of right fields",
                        new TextType(false),
                        Value.of("right_"),
                        "What is put before the name of a right field if a left field has the same name.")
                .advanced();
    }

    /** What becomes of pairs for which the condition fails; they leave with the fields of both. */
    static ErrorPolicy bindErrors(BindContext context, Schema left, Schema right) {
        List<Field> fields = new ArrayList<>(left.fields());
        String prefix = context.settings().text("rightPrefix");
        for (Field field : right.fields()) {
            String name = left.indexOf(field.name()).isPresent() ? prefix + field.name() : field.name();
            fields.add(new Field(name, field.type(), field.nullable()));
        }
        return ErrorSettings.bind(context, Schema.of(fields, left.eventTime() && right.eventTime()));
    }

    static JoinType type(BindContext context) {
        return JoinType.valueOf(context.settings().text("type").toUpperCase(Locale.ROOT));
    }

    /** The keys, or empty if one of them is wrong, which is reported. */
    static Optional<JoinKeys> bindKeys(BindContext context, Schema left, Schema right) {
        List<Integer> leftKeys = new ArrayList<>();
        List<Integer> rightKeys = new ArrayList<>();
        List<Settings> pairs = context.settings().records("keys");
        for (int i = 0; i < pairs.size(); i++) {
            String path = "keys[" + i + "]";
            Settings pair = pairs.get(i);
            if (!pair.has("left") || !pair.has("right")) {
                continue;
            }
            OptionalInt leftKey = FieldNames.position(context, left, pair.text("left"), path + ".left");
            OptionalInt rightKey = FieldNames.position(context, right, pair.text("right"), path + ".right");
            if (leftKey.isPresent()
                    && rightKey.isPresent()
                    && comparable(context, left.field(leftKey.getAsInt()), right.field(rightKey.getAsInt()), path)) {
                leftKeys.add(leftKey.getAsInt());
                rightKeys.add(rightKey.getAsInt());
            }
        }
        return leftKeys.size() == pairs.size() && !pairs.isEmpty()
                ? Optional.of(new JoinKeys(leftKeys, rightKeys))
                : Optional.empty();
    }

    static boolean comparable(BindContext context, Field left, Field right, String path) {
        if (DataTypes.isNested(left.type()) || DataTypes.isNested(right.type())) {
            context.error(
                    Code.BAD_SETTING,
                    path,
                    "Rows cannot be joined by " + Excerpt.of(left.name()) + " of type "
                            + left.type().text() + ".",
                    "Compute a simple value from it in a project before.");
            return false;
        }
        if (!left.type().equals(right.type())) {
            context.error(
                    Code.SCHEMA_MISMATCH,
                    path,
                    "The left field " + Excerpt.of(left.name()) + " is of type "
                            + left.type().text() + ", but the right field " + Excerpt.of(right.name()) + " of type "
                            + right.type().text() + ".",
                    "Put a project before one input that converts it, for example with CAST(x AS BIGINT).");
            return false;
        }
        return true;
    }

    /** The fields of a pair; two of the same name are reported. */
    static Schema pair(BindContext context, Schema left, Schema right, JoinType type) {
        return pair(context, left, right, type, "rightPrefix");
    }

    /** The same with the prefix in another setting. */
    static Schema pair(BindContext context, Schema left, Schema right, JoinType type, String prefixKey) {
        List<Field> fields = new ArrayList<>();
        FieldNames names = new FieldNames(context).reserve(left.names());
        left.fields().forEach(field -> fields.add(nullable(field, type.keepsRight())));
        String prefix = context.settings().text(prefixKey);
        for (Field field : right.fields()) {
            String name = left.indexOf(field.name()).isPresent() ? prefix + field.name() : field.name();
            names.take(name, prefixKey);
            fields.add(nullable(new Field(name, field.type(), field.nullable()), type.keepsLeft()));
        }
        return Schema.of(fields, left.eventTime() && right.eventTime());
    }

    /** States the output for what cannot be worked on: the fields of a pair, of which either side may be absent. */
    static ErrorPolicy bindErrors(BindContext context, Schema pair) {
        return ErrorSettings.bind(
                context,
                pair.withFields(pair.fields().stream()
                        .map(field -> nullable(field, true))
                        .toList()));
    }

    private static Field nullable(Field field, boolean maybeAbsent) {
        return new Field(field.name(), field.type(), field.nullable() || maybeAbsent);
    }

    /** The condition over a pair; what is wrong with it is reported. */
    static Condition bindCondition(BindContext context, Schema pair) {
        Optional<String> text = context.settings().optionalText("condition").filter(given -> !given.isBlank());
        DataType truth = Scalar.BOOLEAN;
        Optional<Expression> bound = text.flatMap(given -> context.expression("condition", given, pair, truth));
        return new Condition(bound, bound.isPresent() == text.isPresent());
    }

    /** @param good whether it is absent or could be bound */
    record Condition(Optional<Expression> expression, boolean good) {}
}
