package dev.millrace.model.operator.join;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.problem.Code;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.JoinSpecs.JoinKeys;
import dev.millrace.model.spec.JoinSpecs.JoinSpec;
import dev.millrace.model.spec.JoinSpecs.JoinType;
import dev.millrace.model.spec.OperatorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Pairs of rows with equal keys, whenever they come. */
public final class Join extends JoinKind {

    private static final long MOST_MS = 3_650L * 86_400_000;
    private static final Needs KEYED = new Needs(true, false, false);
    private static final List<SettingSpec> SETTINGS = List.of(
            JoinSettings.keys(),
            JoinSettings.type(types()),
            JoinSettings.condition(),
            SettingSpec.optional(
                    "stateTtl",
                    "Forget rows after",
                    new DurationType(1, MOST_MS),
                    "How far the watermark passes a row's event time before the row is forgotten. Without it every row"
                            + " is kept."),
            SettingSpec.withDefault(
                            "broadcast",
                            "Broadcast the right rows",
                            new BooleanType(),
                            Value.of(false),
                            "Sends every right row to every subtask, and leaves left rows where they are. Good if there"
                                    + " are few right rows.")
                    .advanced(),
            JoinSettings.rightPrefix(),
            ErrorSettings.spec());

    private static final List<Port> OUTPUTS = List.of(Port.output(OUT, "Rows"), ErrorSettings.port());

    public Join() {
        super("join", "Join", "Joins rows with equal keys, whenever they come; takes changelogs.");
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
                Keeps the rows of both inputs and gives, at every moment, what an SQL join of all rows so far gives. Either
                input may be a changelog: a row that is taken back takes its pairs back.

                - `inner` gives every pair as the left fields and then the right ones. It is a changelog only if an input is.
                - `left`, `right` and `full` also give rows without a partner, with nulls for the other side. When the first
                  partner comes, that row is taken back; when the last one is taken back, it is given again.
                - `semi` gives the left rows that have a partner, once each, and `anti` those that have none.

                A right field whose name is taken gets the prefix. Null keys are equal to nothing, as in SQL. If both inputs
                have event time, a result has that of the row that caused it.

                Rows are kept as long as the pipeline runs, unless `stateTtl` is set: then a row is forgotten when the
                watermark has passed its event time by that much. What it gave stays, and it has no partners from then on; a
                row that is already that old is not kept. Taking back a forgotten row has no effect. It needs event time in
                both inputs. If the time between partners is bounded, use an interval join.

                A pair for which the condition cannot be computed (a division by zero, say) is no pair. It leaves by `errors`,
                once, with the fields of both rows if that is connected, and fails the run if not, or is dealt with as
                chosen. The rows stay, and may have other partners.

                With `broadcast` every subtask keeps all right rows. Left rows must then stay (no changelog), and the type
                must not give right rows alone.""",
                Example.settings(
                        "keys", Example.list(Example.record("left", "network", "right", "network")), "stateTtl", "1d"));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        Schema left = left(context);
        Schema right = right(context);
        JoinType type = JoinSettings.type(context);
        Schema pair = JoinSettings.pair(context, left, right, type);
        boolean changelogs = left.changes() == Changes.RETRACT || right.changes() == Changes.RETRACT;
        boolean inserts = !changelogs && (type == JoinType.INNER || type == JoinType.SEMI);
        Schema rows = type.leftOnly() ? Schema.of(left.fields(), pair.eventTime()) : pair;
        context.output(OUT, rows.withChanges(inserts ? Changes.INSERT_ONLY : Changes.RETRACT));
        ErrorPolicy onError = JoinSettings.bindErrors(context, left, right);
        Optional<JoinKeys> keys = JoinSettings.bindKeys(context, left, right);
        JoinSettings.Condition condition = JoinSettings.bindCondition(context, pair);
        Optional<Long> timeToLive = context.settings().durationMs("stateTtl");
        boolean broadcast = context.settings().flag("broadcast");
        boolean good = condition.good() && checkTime(context, timeToLive, pair) && checkBroadcast(context, type, left);
        return good && keys.isPresent()
                ? Optional.of(new JoinSpec(
                        keys.get(),
                        type,
                        condition.expression(),
                        timeToLive.isPresent() ? OptionalLong.of(timeToLive.get()) : OptionalLong.empty(),
                        broadcast,
                        onError))
                : Optional.empty();
    }

    private static boolean checkTime(BindContext context, Optional<Long> timeToLive, Schema pair) {
        if (timeToLive.isEmpty() || pair.eventTime()) {
            return true;
        }
        context.error(
                Code.NO_EVENT_TIME,
                "stateTtl",
                "Rows are forgotten by event time, which not both inputs have.",
                "Set the event time of both sources, or keep all rows.");
        return false;
    }

    private static boolean checkBroadcast(BindContext context, JoinType type, Schema left) {
        if (!context.settings().flag("broadcast")) {
            return true;
        }
        if (type.keepsRight()) {
            context.error(
                    Code.BAD_SETTING,
                    "broadcast",
                    "Every subtask has all right rows, so none of them knows whether one has no partner at all.",
                    "Choose another type, or do not broadcast.");
            return false;
        }
        if (left.changes() == Changes.RETRACT) {
            context.error(
                    Code.CHANGELOG_NOT_TAKEN,
                    "broadcast",
                    "A changelog comes in at \"left\", but rows that are taken back must meet those they take back.",
                    "Do not broadcast: rows are then spread by their keys.");
            return false;
        }
        return true;
    }
}
