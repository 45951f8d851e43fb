package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.problem.Code;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import dev.millrace.model.spec.TransformSpecs.AggregateFunction;
import dev.millrace.model.spec.TransformSpecs.AggregateSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The aggregate so far, after every row. */
public final class Aggregate extends TransformKind {

    private static final String RESULTS = "results";
    private static final String CHANGES = "changes";
    private static final String STATE_TTL = "stateTtl";
    private static final long MOST_MS = 3_650L * 86_400_000;
    private static final Needs KEYED = new Needs(true, false, false);
    private static final List<SettingSpec> SETTINGS = List.of(
            AggregateSettings.keys(),
            AggregateSettings.aggregates(),
            SettingSpec.withDefault(
                    RESULTS,
                    "Results",
                    ChoiceType.of(
                            new Option("rows", "A row after every row"),
                            new Option(CHANGES, "A changelog: one row per key, kept up to date")),
                    Value.of("rows"),
                    "Whether every row gives a row that stays, or a new result takes the one before back. Only a changelog"
                            + " takes a changelog."),
            SettingSpec.optional(
                            STATE_TTL,
                            "Forget keys after",
                            new DurationType(1, MOST_MS),
                            "How far the watermark passes the latest event time of a key before the key is forgotten. Without"
                                    + " it every key is kept.")
                    .when(RESULTS, CHANGES),
            ErrorSettings.spec());

    public Aggregate() {
        super("aggregate", "Running aggregate", "Gives the aggregates so far after every row, per key.");
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    @Override
    public List<Port> outputs(Settings settings) {
        return ROWS_AND_ERRORS;
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
                One row out for each row in: the keys, then the aggregates over all rows with these keys so far, this one
                included. Rows with a null key form a group of their own. The row keeps its event time.

                As a changelog it gives one row per key, kept up to date: where a row changes a key's result, the old one is
                taken back and the new one comes, both with the event time of that row; a row that changes no aggregate gives
                nothing. Then the input may be a changelog too: a row that is taken back counts no more, and a key whose rows
                are all taken back has no result. Sums of doubles and deviations are exact there, so that nothing stays of
                what is taken back. `min`, `max` and `count_distinct` keep their values, and over a changelog `first`, `last`,
                `collect`, `argmin` and `argmax` keep the rows; of equal rows, the one that came first is taken back.
                Approximate aggregates cannot take rows back, and `reduce` and `fold` give no changelog. With `stateTtl`
                a key is forgotten when the watermark has passed its latest event time by that much: its result stays,
                the next row begins anew, and taking back a forgotten row has no effect.

                It needs no event time and no window, but it keeps state for every key for as long as the pipeline runs. For
                results per period use a window aggregate.

                - `count` counts rows, or with an argument the rows where it is not null.
                - `sum` of whole numbers is a bigint (a row that makes it overflow is an error), of doubles a double, of decimals a decimal
                  with 38 digits.
                - `avg` is a double, of decimals a decimal with at least 6 digits behind the point.
                - `min` and `max` have the type of their argument: numbers, texts, dates, timestamps, intervals.
                - `count_distinct` counts different values and keeps them all; `approx_count_distinct` counts them within
                  about 2 % in at most 4 KB.
                - `first` and `last` go by event time; of rows of one time, the one that came first or last counts.
                - `collect` is an array of all values by event time, those of one time as they came.
                - `stddev` divides by n - 1 (null for a single value), `stddev_pop` by n.
                - `argmin` and `argmax` give the argument of the row where another expression is smallest or largest; of
                  several, the one with the earliest event time, and of one time the one that came first.
                - `approx_quantile` is exact at 0 and 1 and within about 0.5 % of the rank between.

                - `reduce` is the first value, and with each further one what `update` makes of `accumulated` and `value`, which
                  must not depend on how values are grouped or ordered (`accumulated || value` does, the greater of two does
                  not): panes and sessions are put together by it too.
                - `fold` is `initial`, a constant of the given type, and with each row what `update` makes of `accumulated` and
                  the row's fields. `merge` says what becomes of `accumulated` and `other`, the values of different rows,
                  where these are put together.

                Expressions of reduce and fold are computed row by row, which is slower than the other aggregates. Where one
                fails, its row is one that cannot be worked on.

                Sums, averages and deviations of doubles over sliding windows and merged sessions are put together from
                parts, so that their last digits may differ from those of a sum row by row; they are the same in every run.

                All but the counts and `collect` are null as long as there was no value.

                A row that cannot be worked on (an argument divides by zero, a sum overflows) counts in no aggregate and
                leaves by the output `errors` as it came, if that is connected; it fails the run if not, or is dealt with as
                chosen.""",
                Example.settings(
                        "keys", Example.list("network"),
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
        FieldNames names = new FieldNames(context);
        Optional<List<Integer>> keys = AggregateSettings.bindKeys(context, input, names);
        List<Field> fields = new ArrayList<>();
        keys.ifPresent(positions -> positions.forEach(position -> fields.add(input.field(position))));
        Optional<List<AggregateCall>> calls = AggregateSettings.bindAggregates(context, input, names, fields);
        if (keys.isEmpty() || calls.isEmpty()) {
            return Optional.empty();
        }
        boolean changes = context.settings().text(RESULTS).equals(CHANGES);
        Optional<Long> timeToLive = changes ? context.settings().durationMs(STATE_TTL) : Optional.empty();
        context.output(OUT, input.withFields(fields).withChanges(changes ? Changes.RETRACT : Changes.INSERT_ONLY));
        boolean good = checkChanges(context, input, changes, calls.get()) && checkTime(context, input, timeToLive);
        return good
                ? Optional.of(new AggregateSpec(
                        keys.get(),
                        calls.get(),
                        changes,
                        timeToLive.isPresent() ? OptionalLong.of(timeToLive.get()) : OptionalLong.empty(),
                        onError))
                : Optional.empty();
    }

    private static boolean checkChanges(BindContext context, Schema input, boolean changes, List<AggregateCall> calls) {
        boolean takenBack = input.changes() == Changes.RETRACT;
        if (takenBack && !changes) {
            context.error(
                    Code.CHANGELOG_NOT_TAKEN,
                    RESULTS,
                    "A changelog comes in, whose rows may be taken back, but every row is to give a result that stays.",
                    "Let the results be a changelog too, or put a \"Changes as rows\" before, which makes every change a row"
                            + " of its own.");
            return false;
        }
        boolean good = true;
        for (int i = 0; i < calls.size() && changes; i++) {
            AggregateFunction function = calls.get(i).function();
            boolean folds = function == AggregateFunction.REDUCE || function == AggregateFunction.FOLD;
            if (!function.takesBack() && (takenBack || folds)) {
                notTaken(context, function, folds, takenBack, "aggregates[" + i + "].function");
                good = false;
            }
        }
        return good;
    }

    private static void notTaken(
            BindContext context, AggregateFunction function, boolean folds, boolean takenBack, String path) {
        String name = function.name().toLowerCase(Locale.ROOT);
        String other = function == AggregateFunction.APPROX_COUNT_DISTINCT ? "count_distinct" : "another function";
        context.error(
                Code.CHANGELOG_NOT_TAKEN,
                path,
                folds
                        ? "What " + name + " has made of a row cannot be taken out again, so it gives no changelog."
                        : "A changelog comes in, but " + name + " is a sketch, which cannot take rows back.",
                takenBack
                        ? "Use " + other + ", or put a \"Changes as rows\" before."
                        : "Let every row give a row, and put a \"Deduplicate\" by the keys behind that keeps the last one.");
    }

    private static boolean checkTime(BindContext context, Schema input, Optional<Long> timeToLive) {
        if (timeToLive.isEmpty() || input.eventTime()) {
            return true;
        }
        context.error(
                Code.NO_EVENT_TIME,
                STATE_TTL,
                "Keys are forgotten by event time, but the rows that come in have none.",
                "Set the event time of the source, or keep all keys.");
        return false;
    }
}
