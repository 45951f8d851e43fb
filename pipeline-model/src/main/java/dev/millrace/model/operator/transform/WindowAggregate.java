package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import dev.millrace.model.spec.TransformSpecs.WindowAggregateSpec;
import dev.millrace.model.spec.TransformSpecs.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Aggregates per key and event-time window. */
public final class WindowAggregate extends TransformKind {

    private static final String LATE = "late";
    private static final String WINDOW_START = "window_start";
    private static final String WINDOW_END = "window_end";

    private static final List<Port> OUTPUTS = List.of(Port.output(OUT, "Results"), Port.output(LATE, "Late rows"));
    private static final Needs KEYED_EVENT_TIME = new Needs(true, true, false);
    private static final List<SettingSpec> SETTINGS =
            List.of(AggregateSettings.keys(), WindowSettings.spec(), AggregateSettings.aggregates());

    public WindowAggregate() {
        super("window-aggregate", "Window aggregate", "Aggregates rows per key and event-time window.");
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
        return OUTPUTS;
    }

    @Override
    public Needs needs() {
        return KEYED_EVENT_TIME;
    }

    @Override
    public Manual manual() {
        return new Manual(
                """
                Every row is put into the windows that its event time lies in: one for tumbling windows, size / slide of
                them for sliding ones. A window holds from its start up to, and not including, its end; starts are counted
                from 1970-01-01T00:00Z, moved by the offset. When the watermark has passed the last millisecond of a window
                it is complete: one row per key leaves with the keys, `window_start`, `window_end` and the aggregates, and
                with the last millisecond of the window as its event time. A key without rows in a window gives nothing.

                A row all of whose windows are already complete is late. It counts nowhere; it leaves by the output `late` as
                it came, and is counted if nothing is connected there. To have fewer late rows, let the source expect a
                longer disorder; windows then wait that much longer.

                Null keys form a group of their own. The aggregates are those of the running aggregate. At the end of the
                input all open windows are complete.""",
                Example.settings(
                        "keys", Example.list("network"),
                        "window", Example.record("type", "tumbling", "size", "6h"),
                        "aggregates",
                                Example.list(
                                        Example.record("name", "quakes", "function", "count"),
                                        Example.record(
                                                "name", "largest", "function", "max", "argument", "magnitude"))));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        Schema input = input(context);
        context.output(LATE, input);
        FieldNames names = new FieldNames(context).reserve(List.of(WINDOW_START, WINDOW_END));
        Optional<List<Integer>> keys = AggregateSettings.bindKeys(context, input, names);
        List<Field> fields = new ArrayList<>();
        keys.ifPresent(positions -> positions.forEach(position -> fields.add(input.field(position))));
        fields.add(Field.required(WINDOW_START, Scalar.TIMESTAMP));
        fields.add(Field.required(WINDOW_END, Scalar.TIMESTAMP));
        Optional<List<AggregateCall>> calls = AggregateSettings.bindAggregates(context, input, names, fields);
        Optional<WindowSpec> window = WindowSettings.bind(context);
        if (keys.isEmpty() || calls.isEmpty()) {
            return Optional.empty();
        }
        context.output(OUT, Schema.of(fields, true));
        return window.map(bound -> new WindowAggregateSpec(keys.get(), bound, calls.get()));
    }
}
