package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.EventTimeSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.TimeSpecs.WatermarkSpec;
import java.util.List;
import java.util.Optional;

/** Gives rows event time and watermarks further down than their source. */
public final class Watermark extends TransformKind {

    private static final Needs ONE_ORDER = new Needs(false, false, true);
    private static final List<Port> OUTPUTS = List.of(Port.output(OUT, "Rows"), ErrorSettings.port());
    private static final List<SettingSpec> SETTINGS = List.of(EventTimeSettings.ofOperator(IN), ErrorSettings.spec());

    public Watermark() {
        super("watermark", "Watermark", "Gives rows their event time and says how late they may be.");
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
        return ONE_ORDER;
    }

    @Override
    public Manual manual() {
        return new Manual(
                """
                Event time is mostly given at the source. Where the timestamp only comes to be further down (parsed out of a
                text, say), or where a stream needs another idea of what is late, this operator gives it: what event time and
                watermarks the rows had is forgotten. The choices are those of the sources.

                - *Behind the latest row*: the latest event time so far, less the longest disorder, less 1 ms.
                - *At the latest row*: the same without disorder.
                - *Where an expression says so*: after a row for which the expression is not null, the watermark is its
                  value. A value behind the watermark changes nothing.
                - *From a field*: the same with a field's value.
                - *At the end only*: everything is on time, and windows are complete when the input is over.
                - *Ingestion time*: a row happens when it comes in, by the clock.

                A watermark W says that no row with a time up to and including W will come (as in Apache Flink). It stands
                between the row that caused it and the next one.

                A row whose event time is null or out of range, or whose watermark expression fails, is an error: it leaves
                by the output `errors` with a text that says why, or fails the run, or is skipped, as chosen. The operator
                sees all rows in their order, so it runs in one subtask.""",
                Example.settings(
                        "eventTime",
                        Example.record(
                                "field", "time",
                                "strategy", "punctuated",
                                "watermark", "CASE WHEN magnitude IS NULL THEN time END")));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        Schema input = input(context);
        context.output(OUT, Schema.of(input.fields(), true));
        ErrorPolicy onError = ErrorSettings.bind(context, input);
        return EventTimeSettings.bind(context, input).map(time -> new WatermarkSpec(time, onError));
    }
}
