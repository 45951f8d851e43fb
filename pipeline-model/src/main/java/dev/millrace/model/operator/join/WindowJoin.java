package dev.millrace.model.operator.join;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.operator.transform.EventTimeWindows;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.JoinSpecs.JoinKeys;
import dev.millrace.model.spec.JoinSpecs.JoinType;
import dev.millrace.model.spec.JoinSpecs.WindowJoinSpec;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.WindowSpecs.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pairs of rows that lie in the same window. */
public final class WindowJoin extends JoinKind {

    private static final Needs KEYED_EVENT_TIME = new Needs(true, true, false);
    private static final List<String> WINDOW = List.of("window_start", "window_end");

    private static final List<Port> OUTPUTS = List.of(
            Port.output(OUT, "Rows"),
            Port.output(LATE_LEFT, "Late left rows"),
            Port.output(LATE_RIGHT, "Late right rows"),
            ErrorSettings.port());

    private static final List<SettingSpec> SETTINGS = List.of(
            JoinSettings.keys(),
            EventTimeWindows.spec(),
            JoinSettings.type(types()),
            JoinSettings.condition(),
            JoinSettings.rightPrefix(),
            ErrorSettings.spec());

    public WindowJoin() {
        super("window-join", "Window join", "Joins rows with equal keys that lie in the same window.");
    }

    private static List<Option> types() {
        List<Option> types = new ArrayList<>(JoinSettings.PAIRS);
        types.add(new Option("semi", "Left rows with a partner"));
        types.add(new Option("anti", "Left rows without a partner"));
        return types;
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
                Rows of both inputs are put into windows by their event time, as a window aggregate does it. A left and a
                right row are a pair if they lie in the same window, their keys are equal, and the condition, if there is
                one, is true for both. When the watermark has passed a window's last millisecond, its results leave, all at
                once and only then; their event time is that millisecond. As in Apache Flink, windows do not see each
                other: with sliding or cumulating windows the same two rows are a pair in every window that holds both, and
                a row may have a partner in one window and none in the next.

                - `inner` gives the pairs: the left fields, the right ones, `window_start` and `window_end`. A right field
                  whose name is taken gets the prefix.
                - `left`, `right` and `full` also give the rows that have no partner in the window, with nulls for the other
                  side.
                - `semi` gives the left rows that have a partner in the window, once each, and `anti` those that have none,
                  with the window.

                A session holds the rows of one key on both sides without a pause longer than the gap: a right row can keep a
                session open for left rows. Rows exactly one gap apart are of one session. A late row may join a session that
                is still open.

                Null keys are equal to nothing, as in SQL: such a row has no partner in any window. In session windows a
                row with a null key is in a session of its own.

                A row is late if all of its windows are complete; it leaves by `late-left` or `late-right` as it came, and is
                counted. In windows that are still open a row counts, even if it missed others. There is no allowed lateness:
                let the sources expect a longer disorder instead.

                A pair for which the condition cannot be evaluated is no pair; it leaves by `errors`, or fails the run, or is
                skipped, as chosen. So does a row whose event time is out of range, with nulls for the other side.

                Rows are kept until their last window is complete, 28 bytes and their values each, and 4 bytes for each window
                that holds them. With two sources the watermark is the smaller of both, so a slow one makes the join keep
                more rows.""",
                Example.settings(
                        "keys",
                        Example.list(Example.record("left", "network", "right", "network")),
                        "window",
                        Example.record("type", "tumbling", "size", "1h"),
                        "type",
                        "left"));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        Schema left = left(context);
        Schema right = right(context);
        context.output(LATE_LEFT, left);
        context.output(LATE_RIGHT, right);
        JoinType type = JoinSettings.type(context);
        Schema pair = JoinSettings.pair(context, left, right, type);
        List<Field> fields = new ArrayList<>(type.leftOnly() ? left.fields() : pair.fields());
        boolean named = checkNames(context, fields);
        WINDOW.forEach(name -> fields.add(Field.required(name, Scalar.TIMESTAMP)));
        context.output(OUT, Schema.of(fields, true));
        ErrorPolicy onError = JoinSettings.bindErrors(context, pair);
        Optional<JoinKeys> keys = JoinSettings.bindKeys(context, left, right);
        JoinSettings.Condition condition = JoinSettings.bindCondition(context, pair);
        Optional<WindowSpec> window = EventTimeWindows.bind(context);
        return named && keys.isPresent() && condition.good()
                ? window.map(bound -> new WindowJoinSpec(keys.get(), bound, type, condition.expression(), onError))
                : Optional.empty();
    }

    private static boolean checkNames(BindContext context, List<Field> fields) {
        for (Field field : fields) {
            if (WINDOW.contains(field.name())) {
                context.error(
                        Code.DUPLICATE_FIELD_NAME,
                        "",
                        "The rows have a field " + Excerpt.of(field.name()) + " already.",
                        "Rename it in a project before. To join results of windows by their windows, use a join with "
                                + field.name() + " among its keys.");
                return false;
            }
        }
        return true;
    }
}
