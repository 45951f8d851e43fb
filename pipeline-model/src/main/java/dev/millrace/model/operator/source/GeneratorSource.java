package dev.millrace.model.operator.source;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.IntegerType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.NumberType;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.EventTimeSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.SourceSpecs.GeneratedColumn;
import dev.millrace.model.spec.SourceSpecs.GeneratorSourceSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Rows that are computed from their number. */
public final class GeneratorSource extends SourceKind {

    private static final List<SettingSpec> SETTINGS = List.of(
            SettingSpec.optional(
                    "rows",
                    "Rows",
                    new IntegerType(0, Long.MAX_VALUE),
                    "How many rows there are. Unset: the source never ends."),
            SettingSpec.optional(
                    "rate",
                    "Rows per second",
                    new NumberType(0.001, 1e9),
                    "How fast the rows come. Unset: as fast as the pipeline takes them."),
            SettingSpec.withDefault(
                    "seed",
                    "Seed",
                    new IntegerType(Long.MIN_VALUE, Long.MAX_VALUE),
                    Value.of(1),
                    "Another seed gives other random values; the same seed always the same ones."),
            SettingSpec.required(
                    "columns",
                    "Columns",
                    new ListType(new RecordType(GeneratorColumns.specs()), 1),
                    "The fields of the rows, in this order, and how their values come about."),
            EventTimeSettings.ofSource());

    public GeneratorSource() {
        super("generator-source", "Generator", "Makes up rows, the same ones in every run.");
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    /** Any subtask can compute any row. */
    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public Manual manual() {
        return new Manual(
                """
                Row n (counted from 0) depends on n and the seed alone, so every run, on any machine and at any speed,
                gives the same rows. Each column has a generator:

                - `expression`: a SQL expression over the bigint `n`. The function `hash64(n)` is splitmix64's mix, so
                  that other programs can compute the same values.
                - `sequence`: start + n × step.
                - `uniform`: evenly spread from low to high, both included for whole numbers.
                - `normal`: the normal distribution with this mean and deviation.
                - `zipf`: a rank from 0 to count − 1, rank r with a probability in proportion to 1 / (r + 1) ^ exponent.
                  The usual picture of skewed keys.
                - `choice`: one of the values, with equal or given weights.
                - `time`: timestamps that begin at start time and go on by the interval, each moved back by a random
                  time of up to the disorder. The longest disorder of the event time should be at least as long.

                A column without a type has the one that goes with its generator: bigint for sequence and zipf, double for
                uniform and normal, string for choice, timestamp for time, and an expression's own.""",
                Example.settings(
                        "rows",
                        100_000,
                        "rate",
                        5_000,
                        "columns",
                        Example.list(
                                Example.record(
                                        "name", "at",
                                        "generator", "time",
                                        "startTime", "2026-01-01T00:00:00Z",
                                        "interval", "10ms",
                                        "disorder", "2s"),
                                Example.record("name", "user", "generator", "zipf", "count", 1_000),
                                Example.record(
                                        "name", "page",
                                        "generator", "choice",
                                        "values", Example.list("home", "search", "cart")),
                                Example.record(
                                        "name", "bucket",
                                        "generator", "expression",
                                        "expression", "MOD(n, 16)")),
                        "eventTime",
                        Example.record("field", "at", "maxDisorder", "2s")));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        List<Settings> settings = context.settings().records("columns");
        List<GeneratedColumn> columns = new ArrayList<>();
        FieldNames names = new FieldNames(context);
        for (int i = 0; i < settings.size(); i++) {
            String path = "columns[" + i + "]";
            boolean named =
                    settings.get(i).has("name") && names.take(settings.get(i).text("name"), path + ".name");
            Optional<GeneratedColumn> column = new GeneratorColumns(context, settings.get(i), path).bind();
            if (named) {
                column.ifPresent(columns::add);
            }
        }
        if (columns.size() != settings.size() || columns.isEmpty()) {
            return Optional.empty();
        }
        List<Field> fields = columns.stream().map(GeneratedColumn::field).toList();
        Schema schema = Schema.of(fields, EventTimeSettings.isSet(context));
        context.output(OUT, schema);
        Optional<EventTimeSpec> eventTime = EventTimeSettings.bind(context, schema);
        return Optional.of(spec(context.settings(), columns, eventTime));
    }

    private static GeneratorSourceSpec spec(
            Settings settings, List<GeneratedColumn> columns, Optional<EventTimeSpec> eventTime) {
        return new GeneratorSourceSpec(
                settings.number("rows").map(n -> OptionalLong.of(n.longValue())).orElseGet(OptionalLong::empty),
                settings.number("rate")
                        .map(n -> OptionalDouble.of(n.doubleValue()))
                        .orElseGet(OptionalDouble::empty),
                settings.number("seed").orElse(BigDecimal.ONE).longValue(),
                columns,
                eventTime);
    }
}
