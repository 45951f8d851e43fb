package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import dev.millrace.model.spec.TransformSpecs.AggregateSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The aggregate so far, after every row. */
public final class Aggregate extends TransformKind {

    private static final Needs KEYED = new Needs(true, false, false);
    private static final List<SettingSpec> SETTINGS =
            List.of(AggregateSettings.keys(), AggregateSettings.aggregates(), ErrorSettings.spec());

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
    public Needs needs() {
        return KEYED;
    }

    @Override
    public Manual manual() {
        return new Manual(
                """
                One row out for each row in: the keys, then the aggregates over all rows with these keys so far, this one
                included. Rows with a null key form a group of their own. The row keeps its event time.

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
        context.output(OUT, input.withFields(fields));
        return Optional.of(new AggregateSpec(keys.get(), calls.get(), onError));
    }
}
