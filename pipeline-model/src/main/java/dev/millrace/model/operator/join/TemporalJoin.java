package dev.millrace.model.operator.join;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.JoinSpecs.JoinKeys;
import dev.millrace.model.spec.JoinSpecs.JoinType;
import dev.millrace.model.spec.JoinSpecs.TemporalJoinSpec;
import dev.millrace.model.spec.OperatorSpec;
import java.util.List;
import java.util.Optional;

/** Rows with the version of a table that was valid at their time. */
public final class TemporalJoin extends JoinKind {

    private static final Needs KEYED_EVENT_TIME = new Needs(true, true, false);

    private static final List<Port> OUTPUTS = List.of(
            Port.output(OUT, "Rows"),
            Port.output(LATE_LEFT, "Late left rows"),
            Port.output(LATE_RIGHT, "Late right rows"),
            ErrorSettings.port());

    private static final List<SettingSpec> SETTINGS = List.of(
            JoinSettings.keys(),
            JoinSettings.type(JoinSettings.ENRICHING),
            JoinSettings.condition(),
            JoinSettings.rightPrefix(),
            ErrorSettings.spec());

    public TemporalJoin() {
        super(
                "temporal-join",
                "Temporal join",
                "Joins each row with the version of a table that was valid at its time.");
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
    public boolean takesChanges(String inputPort) {
        return inputPort.equals(RIGHT);
    }

    @Override
    public Needs needs() {
        return KEYED_EVENT_TIME;
    }

    @Override
    public Manual manual() {
        return new Manual(
                """
                The right input is a table that changes: each of its rows is a new version of its key, valid from the row's
                event time on. A left row is joined with the version of its key that was valid at its own event time: the
                latest right row up to that time, that time included. Of several right rows of one key and time the last one
                counts. The result has the left fields, then the right ones, and the left row's event time. `left` also gives
                left rows for whose key there was no version then, or none for which the condition is true, with nulls.

                A version is valid until the next one of its key begins. The right input may be a changelog, in which a row
                that takes a version back ends its validity too: from its own event time on, the key has no version until a
                later one begins. Taking back a version that another one has already followed changes nothing, and an update,
                the old row taken back and the new one added at the same time, is simply a new version. A version that is taken
                back at the time at which it began was never valid.

                A left row waits until the watermark, the smaller one of both inputs, has reached its event time: only then no
                earlier version can still come. Results leave in the order of the left rows' event times, for each key. Of
                every key, the version that is valid at the watermark is kept, and those that begin later; older ones are
                forgotten, and so is a version that was taken back. Keys are kept as long as they have a version.

                A row is late if the watermark has reached its event time. A late left row is joined with nothing and leaves by
                `late-left` as it came; a late right row changes no version and leaves by `late-right`. Both are counted.
                (Apache Flink joins a late left row with what is still known and drops nothing, so that its result depends on
                when the row came.)

                Null keys are equal to nothing, as in SQL: a left row with one comes out alone if the type asks for it, a right
                one is no version of anything.

                A pair for which the condition cannot be evaluated leaves by `errors`, or fails the run, or is skipped, as
                chosen, and gives no result. So does a row whose event time is out of range, with nulls for the other side.

                A row takes 24 bytes and its values, a left one that waits 12 more, a key up to 48.""",
                Example.settings(
                        "keys", Example.list(Example.record("left", "network", "right", "network")), "type", "left"));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        Schema left = left(context);
        Schema right = right(context);
        context.output(LATE_LEFT, left);
        context.output(LATE_RIGHT, right);
        JoinType type = JoinSettings.type(context);
        Schema pair = JoinSettings.pair(context, left, right, type);
        context.output(OUT, pair);
        ErrorPolicy onError = JoinSettings.bindErrors(context, pair);
        Optional<JoinKeys> keys = JoinSettings.bindKeys(context, left, right);
        JoinSettings.Condition condition = JoinSettings.bindCondition(context, pair);
        return condition.good()
                ? keys.map(bound -> new TemporalJoinSpec(bound, type, condition.expression(), onError))
                : Optional.empty();
    }
}
