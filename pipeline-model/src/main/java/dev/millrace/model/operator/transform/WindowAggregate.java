package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.problem.Code;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import dev.millrace.model.spec.WindowSpecs.Counted;
import dev.millrace.model.spec.WindowSpecs.OnClock;
import dev.millrace.model.spec.WindowSpecs.Refinement;
import dev.millrace.model.spec.WindowSpecs.Session;
import dev.millrace.model.spec.WindowSpecs.WindowAggregateSpec;
import dev.millrace.model.spec.WindowSpecs.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Aggregates per key and event-time window. */
public final class WindowAggregate extends TransformKind {

    private static final Needs KEYED_EVENT_TIME = new Needs(true, true, false);
    private static final List<SettingSpec> SETTINGS = allSettings();

    public WindowAggregate() {
        super("window-aggregate", "Window aggregate", "Aggregates rows per key and event-time window.");
    }

    private static List<SettingSpec> allSettings() {
        List<SettingSpec> all = new ArrayList<>(
                List.of(AggregateSettings.keys(), WindowSettings.spec(), AggregateSettings.aggregates()));
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
                What is computed, where in time, when results leave and how they relate are four settings: aggregates,
                window, early and late results with the allowed lateness, and what a result holds.

                **Where.** Every row is put into the windows that its event time lies in. A window holds from its start up
                to, and not including, its end; starts are counted from 1970-01-01T00:00Z, moved by the offset.

                - *Tumbling* windows lie side by side, *sliding* ones begin at every slide.
                - *Cumulating* windows begin together and end one step later each, up to the size.
                - A *session* holds a key's rows without a pause longer than the gap: from the first row to the gap after
                  the last. Rows exactly one gap apart are of one session (as in Apache Flink; Beam parts them). A late row
                  may join sessions that are still kept.
                - A *global* window holds everything and is complete at the end of the input.
                - Windows *by number of rows*: after so many rows of a key, the last ones, of which there may be fewer at
                  the beginning. What is left at the end of the input gives no result (as in Flink).

                With a time zone, windows of whole days begin at local midnight, so that a day has 23 or 25 hours when
                clocks change; steps of cumulating windows are hours that pass, and the last ends with the day. By
                processing time a row belongs where the clock stands when it comes in, and no row is late; such windows, and those by rows and
                global ones, also take rows without event time, and then so are their results.

                **When.** When the watermark has passed the last millisecond of a window it is complete: one row per key
                leaves with the keys, `window_start`, `window_end` and the aggregates, and with the last millisecond of the
                window as its event time. A key without rows in a window gives nothing. Results of windows that are not of
                event time have the latest event time of their rows.

                Early results come before, by rules: after a number of rows, or a time by the clock or by the watermark
                since the first row that no result holds; aligned to multiples of the time or not. Of several rules the
                first counts, or all, or one after the other. With an allowed lateness a complete window is kept for so
                long, and late results come of every row, or by rules likewise; when it is dropped, what no result holds yet
                leaves as a last late one. There is no result without new rows but the one at the watermark.
                When sessions become one, rules look at the rows of all of them that no result holds, and a time counts from
                the first of these; if the watermark has not passed the end of what they became, it is on time again.

                **How.** A result holds the rows since the last one (discarding), all so far (accumulating), or all so far
                after the last one has been taken back (retracting: the output is a changelog).

                At one instant: a watermark stands between two rows, so a row comes before the results of the watermark that
                it causes, and a row that comes when the watermark stands at the last millisecond of its window is late. By
                the clock, what is due at an instant comes before the rows of that instant. Of two results due together, the
                one at the watermark counts and not the early one.

                **Late rows.** A row all of whose windows have been dropped counts nowhere; it leaves by the output `late`
                as it came, if wanted with how far the watermark had passed its time and the last window it missed, and is
                counted. To have fewer late rows, let the source expect a longer disorder, or allow lateness.

                A row that cannot be worked on (an argument divides by zero, a sum overflows) counts in no window and leaves
                by `errors`, or fails the run, or is skipped, as chosen. Where it fails the run, a sum of a tumbling or
                sliding window must fit as a total, and need not on the way.

                One result per window at the watermark, over tumbling and sliding windows, is computed column by column;
                everything else row by row, which is slower.

                A `fold` of sliding windows has a value per window unless it says how values are put together; with sessions
                and overlapping windows by rows it must say so.

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
        ErrorPolicy onError = ErrorSettings.bind(context, input);
        Optional<WindowSpec> window = WindowSettings.bind(context);
        Optional<Refinement> refinement = window.flatMap(bound -> TriggerSettings.bind(context, bound));
        WindowOutputs outputs = new WindowOutputs(context, window);
        outputs.late(input);
        FieldNames names = new FieldNames(context).reserve(outputs.names());
        Optional<List<Integer>> keys = AggregateSettings.bindKeys(context, input, names);
        List<Field> fields = new ArrayList<>();
        keys.ifPresent(positions -> positions.forEach(position -> fields.add(input.field(position))));
        fields.addAll(outputs.bounds());
        Optional<List<AggregateCall>> calls = AggregateSettings.bindAggregates(context, input, names, fields);
        fields.addAll(outputs.pane());
        if (keys.isEmpty() || calls.isEmpty()) {
            return Optional.empty();
        }
        outputs.results(fields, refinement, input.eventTime());
        if (window.isPresent() && !canMerge(context, window.get(), calls.get())) {
            return Optional.empty();
        }
        return refinement.map(refined -> new WindowAggregateSpec(
                keys.get(), window.orElseThrow(), calls.get(), refined, outputs.columns(), onError));
    }

    /** Whether all aggregates can be put together from parts, where these windows need that. */
    private static boolean canMerge(BindContext context, WindowSpec window, List<AggregateCall> calls) {
        boolean sessions =
                window instanceof Session || (window instanceof OnClock clock && clock.window() instanceof Session);
        boolean slices = window instanceof Counted counted && counted.slide() < counted.size();
        boolean good = true;
        for (int i = 0; i < calls.size(); i++) {
            if ((sessions || slices) && !calls.get(i).mergeable()) {
                good = false;
                context.error(
                        Code.MISSING_SETTING,
                        "aggregates[" + i + "].merge",
                        (sessions ? "Sessions that meet become one" : "Windows by rows that overlap share their rows")
                                + ", and this fold does not say how two of its values become one.",
                        "Say in merge what becomes of accumulated and other, or use a reduce.");
            }
        }
        return good;
    }
}
