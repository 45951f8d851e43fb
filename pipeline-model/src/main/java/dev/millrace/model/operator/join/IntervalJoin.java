package dev.millrace.model.operator.join;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Durations;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.JoinSpecs.IntervalJoinSpec;
import dev.millrace.model.spec.JoinSpecs.JoinKeys;
import dev.millrace.model.spec.JoinSpecs.JoinType;
import dev.millrace.model.spec.OperatorSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Pairs of rows whose event times are close enough. */
public final class IntervalJoin extends JoinKind {

    private static final Needs KEYED_EVENT_TIME = new Needs(true, true, false);

    private static final List<Port> OUTPUTS = List.of(
            Port.output(OUT, "Rows"),
            Port.output(LATE_LEFT, "Late left rows"),
            Port.output(LATE_RIGHT, "Late right rows"),
            ErrorSettings.port());

    private static final List<SettingSpec> SETTINGS = List.of(
            JoinSettings.keys(),
            bound("lower", "From", "The least distance", "-10m"),
            bound("upper", "To", "The greatest distance", "0s"),
            JoinSettings.type(JoinSettings.PAIRS),
            JoinSettings.condition(),
            inclusive("lowerInclusive", "From included", "Whether a pair may have exactly the least distance."),
            inclusive("upperInclusive", "To included", "Whether a pair may have exactly the greatest distance."),
            JoinSettings.rightPrefix(),
            ErrorSettings.spec());

    public IntervalJoin() {
        super("interval-join", "Interval join", "Joins rows with equal keys whose event times are close.");
    }

    private static SettingSpec bound(String key, String title, String what, String example) {
        return SettingSpec.required(
                key,
                title,
                new TextType(false),
                what + " from the left row's event time to the right row's, such as " + example
                        + "; with a minus sign the right row is the earlier one.");
    }

    private static SettingSpec inclusive(String key, String title, String help) {
        return SettingSpec.withDefault(key, title, new BooleanType(), Value.of(true), help)
                .advanced();
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
                A left and a right row are a pair if their keys are equal, the right row's event time lies from `lower` to
                `upper` after the left row's, and the condition, if there is one, is true for both. Every pair comes out as
                one row: the left fields, then the right ones. A right field whose name is taken gets the prefix. Its event
                time is the later one of the two. Null keys are equal to nothing, as in SQL.

                A row is kept until the watermark says that no partner can come any more: a left row with time t until t +
                `upper`, a right one until t - `lower`. If it has had no partner by then and the type asks for it, it comes
                out with nulls for the other side; its event time is that moment, or its own if that is later. A row with a
                null key comes out at once.

                A row is late if the watermark has reached its event time. It is joined with nothing; it leaves by `late-left`
                or `late-right` as it came, and is counted if nothing is connected there.

                A pair for which the condition cannot be computed (a division by zero, say) is no pair. It leaves by `errors`
                with the fields of both rows if that is connected, and fails the run if not, or is dealt with as chosen. The
                rows stay, and may have other partners.

                With two sources the watermark is the smaller of both, so a slow one makes the join keep more rows.""",
                Example.settings(
                        "keys",
                        Example.list(Example.record("left", "network", "right", "network")),
                        "lower",
                        "-10m",
                        "upper",
                        "0s"));
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
        ErrorPolicy onError = JoinSettings.bindErrors(context, left, right);
        Optional<JoinKeys> keys = JoinSettings.bindKeys(context, left, right);
        JoinSettings.Condition condition = JoinSettings.bindCondition(context, pair);
        OptionalLong lower = distance(context, "lower");
        OptionalLong upper = distance(context, "upper");
        if (keys.isEmpty() || !condition.good() || lower.isEmpty() || upper.isEmpty()) {
            return Optional.empty();
        }
        long from = lower.getAsLong() + (context.settings().flag("lowerInclusive") ? 0 : 1);
        long to = upper.getAsLong() - (context.settings().flag("upperInclusive") ? 0 : 1);
        if (from > to) {
            context.error(
                    Code.BAD_SETTING,
                    "upper",
                    "No distance of time is from " + context.settings().text("lower") + " to "
                            + context.settings().text("upper") + ", so there would never be a pair.",
                    "Make the greatest distance at least as great as the least one.");
            return Optional.empty();
        }
        return Optional.of(new IntervalJoinSpec(keys.get(), type, from, to, condition.expression(), onError));
    }

    private static OptionalLong distance(BindContext context, String key) {
        if (!context.settings().has(key)) {
            return OptionalLong.empty();
        }
        String text = context.settings().text(key).strip();
        boolean before = text.startsWith("-");
        OptionalLong parsed = Durations.parse(before ? text.substring(1) : text);
        if (parsed.isEmpty()) {
            context.error(
                    Code.BAD_SETTING,
                    key,
                    "A distance of time is needed, not " + Excerpt.of(text) + ".",
                    "Write for example 10m, -1h30m or 0s.");
            return OptionalLong.empty();
        }
        return OptionalLong.of(before ? -parsed.getAsLong() : parsed.getAsLong());
    }
}
