package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.IntegerType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ChangeSpecs.Order;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.WindowSpecs.Ranking;
import dev.millrace.model.spec.WindowSpecs.Refinement;
import dev.millrace.model.spec.WindowSpecs.WindowRowsSpec;
import dev.millrace.model.spec.WindowSpecs.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The rows of every window, sorted, perhaps only the first ones. */
public final class WindowRows extends TransformKind {

    private static final int MOST_ROWS = 10_000_000;
    private static final String NUMBER = "rowNumber";
    private static final Needs KEYED_EVENT_TIME = new Needs(true, true, false);
    private static final List<SettingSpec> SETTINGS = allSettings();

    public WindowRows() {
        super("window-rows", "Window rows", "Gives the rows of every window, sorted, or the first ones of each key.");
    }

    private static List<SettingSpec> allSettings() {
        List<SettingSpec> all = new ArrayList<>(List.of(
                AggregateSettings.keys(),
                WindowSettings.spec(),
                OrderSettings.spec(
                        0,
                        "What makes a row come before another; later fields decide where earlier ones are equal. None:"
                                + " by event time."),
                SettingSpec.optional(
                        "count",
                        "Rows",
                        new IntegerType(1, MOST_ROWS),
                        "How many rows of a key and window are given at most, the first ones. Unset: all."),
                SettingSpec.optional(
                        NUMBER,
                        "Row number",
                        new TextType(false),
                        "The name of a field with the row's number in its result, from 1. Unset: there is none.")));
        all.addAll(TriggerSettings.specs());
        all.add(ErrorSettings.spec());
        return List.copyOf(all);
    }

    @Override
    public Category category() {
        return Category.WINDOW;
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    @Override
    public List<Port> outputs(Settings settings) {
        return WindowOutputs.PORTS;
    }

    @Override
    public Needs needs() {
        return KEYED_EVENT_TIME;
    }

    @Override
    public boolean needsEventTime(Settings settings) {
        return WindowSettings.needEventTime(settings);
    }

    @Override
    public Manual manual() {
        return new Manual(
                """
                Collects the rows of every key and window and gives them when the window's results are due: sorted, with
                `window_start`, `window_end` and, if wanted, their number from 1 behind their own fields. With `count` it gives
                only the first ones: the top N of a window. It is what an aggregate is not enough for: to sort by time, to see
                whole rows beside each other, to keep the largest.

                Windows, early and late results, lateness and what a result holds are those of the window aggregate, and so
                are late rows. A result is here all rows of a pane: with `discarding` the first ones of those since the last
                result, otherwise of all so far. What is taken back are all rows of the last result.

                Null is less than every value, NaN greater; texts are ordered by code point. Of rows that are equal in the
                order, the one that came first is first, and null keys form a group of their own.

                Rows leave with the last millisecond of their window as event time (of windows that are not of event time,
                with the latest event time of the window's rows): their own may lie before the watermark by then. It is still
                there as the field it came from.

                With `count`, only rows that can still be among the first ones are kept: so many per key and window, and of
                sliding windows per stretch that windows share. Without it every row is kept until its window is dropped.

                A row whose event time is out of range leaves by `errors`, or fails the run, or is skipped, as chosen.""",
                Example.settings(
                        "keys",
                        Example.list("network"),
                        "window",
                        Example.record("type", "tumbling", "size", "1d"),
                        "order",
                        Example.list(Example.record("field", "magnitude")),
                        "count",
                        3,
                        NUMBER,
                        "place"));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        Schema input = input(context);
        ErrorPolicy onError = ErrorSettings.bind(context, input);
        Optional<WindowSpec> window = WindowSettings.bind(context);
        Optional<Refinement> refinement = window.flatMap(bound -> TriggerSettings.bind(context, bound));
        WindowOutputs outputs = new WindowOutputs(context, window);
        outputs.late(input);
        Optional<List<Integer>> keys = AggregateSettings.bindKeys(context, input, new FieldNames(context));
        Optional<List<Order>> order = OrderSettings.bind(context, input);
        FieldNames names = new FieldNames(context).reserve(input.names());
        boolean named = true;
        for (String name : outputs.names()) {
            named &= names.take(name, WindowSettings.KEY);
        }
        Optional<String> number = context.settings().optionalText(NUMBER).filter(name -> !name.isBlank());
        named &= number.isEmpty() || names.take(number.get(), NUMBER);
        if (!named) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>(input.fields());
        fields.addAll(outputs.bounds());
        number.ifPresent(name -> fields.add(Field.required(name, Scalar.BIGINT)));
        fields.addAll(outputs.pane());
        outputs.results(fields, refinement, input.eventTime());
        if (keys.isEmpty() || order.isEmpty() || refinement.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt count = context.settings().has("count")
                ? OptionalInt.of((int) context.settings().integer("count"))
                : OptionalInt.empty();
        Ranking ranking = new Ranking(order.get(), count, number.isPresent());
        return Optional.of(new WindowRowsSpec(
                keys.get(), window.orElseThrow(), ranking, refinement.get(), outputs.columns(), onError));
    }
}
