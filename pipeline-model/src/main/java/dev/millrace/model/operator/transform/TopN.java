package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.IntegerType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.ChangeSpecs.Order;
import dev.millrace.model.spec.ChangeSpecs.TopNSpec;
import dev.millrace.model.spec.OperatorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first rows per key by an order. */
public final class TopN extends TransformKind {

    private static final int MOST_ROWS = 100_000;
    private static final Needs KEYED = new Needs(true, false, false);
    private static final List<SettingSpec> SETTINGS = List.of(
            AggregateSettings.keys(),
            OrderSettings.spec(
                    1, "What makes a row come before another; later fields decide where earlier ones are equal."),
            SettingSpec.required(
                    "count", "Rows", new IntegerType(1, MOST_ROWS), "How many rows of every group are given."),
            SettingSpec.optional(
                    "rowNumber",
                    "Row number",
                    new TextType(false),
                    "The name of a field with the row's number from 1. Without it fewer changes come out."));

    public TopN() {
        super("top-n", "Top N", "Gives the first rows of every group by an order, as a changelog.");
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    @Override
    public boolean takesChanges(String inputPort) {
        return true;
    }

    @Override
    public Needs needs() {
        return KEYED;
    }

    @Override
    public Manual manual() {
        return new Manual(
                """
                Gives, at every moment, the first `count` rows of every group in an order, as a changelog: a row that comes
                among them takes the one that falls out back. Of rows that are equal in the order, the one that came first
                is first. Null is less than every value; null keys form a group of their own.

                With a row number every row whose number changes is taken back and given again with the new one, so one row
                may cause up to twice `count` changes; without it, at most two.

                The input may be a changelog. Then a row that is taken back makes room for the next one, and all rows must be
                kept for that; of rows that stay, only the first ones are. Taking back a row that never came has no effect.

                A change has the event time of the row that caused it.""",
                Example.settings(
                        "keys",
                        Example.list("network"),
                        "order",
                        Example.list(Example.record("field", "magnitude")),
                        "count",
                        3));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        Schema input = input(context);
        Settings settings = context.settings();
        Optional<List<Integer>> keys = AggregateSettings.bindKeys(context, input, new FieldNames(context));
        Optional<String> number = settings.optionalText("rowNumber").filter(name -> !name.isBlank());
        boolean named = number.isEmpty()
                || new FieldNames(context).reserve(input.names()).take(number.get(), "rowNumber");
        List<Field> fields = new ArrayList<>(input.fields());
        number.ifPresent(name -> fields.add(Field.required(name, Scalar.BIGINT)));
        context.output(OUT, input.withFields(named ? fields : input.fields()).withChanges(Changes.RETRACT));
        Optional<List<Order>> order = OrderSettings.bind(context, input).filter(found -> !found.isEmpty());
        if (keys.isEmpty() || order.isEmpty() || !named || !settings.has("count")) {
            return Optional.empty();
        }
        return Optional.of(new TopNSpec(
                keys.get(),
                order.get(),
                (int) settings.integer("count"),
                number.isPresent(),
                input.changes() == Changes.RETRACT));
    }
}
