package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.FieldType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.DataTypes;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ChangeSpecs.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The setting {@code order}: which fields say which row comes before another. */
final class OrderSettings {

    private static final String KEY = "order";

    private OrderSettings() {}

    static SettingSpec spec(int least, String help) {
        ListType fields = new ListType(
                new RecordType(List.of(
                        SettingSpec.required(
                                "field", "Field", new FieldType(TransformKind.IN), "A field to order the rows by."),
                        SettingSpec.withDefault(
                                "direction",
                                "Direction",
                                ChoiceType.of(
                                        new Option("descending", "Greatest first"),
                                        new Option("ascending", "Least first")),
                                Value.of("descending"),
                                "Whether the greatest or the least value comes first."))),
                least);
        return least == 0
                ? SettingSpec.withDefault(KEY, "Order", fields, Value.of(List.of()), help)
                : SettingSpec.required(KEY, "Order", fields, help);
    }

    /** The order, perhaps of no field, or empty if one is wrong, which is reported. */
    static Optional<List<Order>> bind(BindContext context, Schema input) {
        List<Order> order = new ArrayList<>();
        List<Settings> wanted = context.settings().records(KEY);
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).has("field")) {
                continue;
            }
            String path = KEY + "[" + i + "].field";
            OptionalInt position =
                    FieldNames.position(context, input, wanted.get(i).text("field"), path);
            if (position.isEmpty()) {
                continue;
            }
            Field field = input.field(position.getAsInt());
            if (DataTypes.isOrdered(field.type())) {
                order.add(new Order(
                        position.getAsInt(), wanted.get(i).text("direction").equals("descending")));
            } else {
                context.error(
                        Code.BAD_SETTING,
                        path,
                        "Rows cannot be ordered by " + Excerpt.of(field.name()) + " of type "
                                + field.type().text() + ".",
                        "Choose a number, a text or a time.");
            }
        }
        return order.size() == wanted.size() ? Optional.of(order) : Optional.empty();
    }
}
