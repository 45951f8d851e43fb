package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.expression.Expression;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.operator.transform.PatternScope.Known;
import dev.millrace.model.operator.transform.PatternSteps.Written;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.PatternSpecs.Measures;
import dev.millrace.model.spec.PatternSpecs.PatternSpec;
import dev.millrace.model.spec.PatternSpecs.Quantifier;
import dev.millrace.model.spec.PatternSpecs.Seen;
import dev.millrace.model.spec.PatternSpecs.Skip;
import dev.millrace.model.spec.PatternSpecs.SkipKind;
import dev.millrace.model.spec.PatternSpecs.Step;
import dev.millrace.model.spec.PatternSpecs.StepAggregate;
import dev.millrace.model.spec.PatternSpecs.Within;
import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Binds one node's pattern: steps first, then what expressions see of them, then the expressions. */
final class PatternBinding {

    private static final String TIMED_OUT_AT = "timed_out_at";

    private final BindContext context;
    private final Schema input;
    private final Settings settings;
    private final ErrorPolicy onError;

    PatternBinding(BindContext context, Schema input) {
        this.context = context;
        this.input = input;
        this.settings = context.settings();
        this.onError = ErrorSettings.bind(context, input);
        context.output(Pattern.LATE, input);
    }

    /** The spec, or empty if something is wrong, which is reported. */
    Optional<OperatorSpec> bind() {
        FieldNames names = new FieldNames(context).reserve(List.of(TIMED_OUT_AT));
        Optional<List<Integer>> keys = AggregateSettings.bindKeys(context, input, names);
        Optional<Within> within = within();
        Optional<List<Written>> written = PatternSteps.read(context);
        if (keys.isEmpty() || written.isEmpty() || !distinctNames(written.get())) {
            return Optional.empty();
        }
        List<Field> aggregateFields = new ArrayList<>();
        Optional<List<StepAggregate>> aggregates = aggregates(written.get(), aggregateFields);
        Optional<Skip> skip = skip(written.get());
        if (aggregates.isEmpty()) {
            return Optional.empty();
        }
        PatternScope scope = new PatternScope(input, keys.get(), known(written.get()), aggregateFields);
        Optional<List<Step>> steps = steps(written.get(), scope, aggregates.get());
        Optional<Fields> fields = fields(scope, names, keys.get());
        if (steps.isEmpty() || skip.isEmpty() || fields.isEmpty() || within.isPresent() != settings.has("within")) {
            return Optional.empty();
        }
        Measures measures = new Measures(
                scope.seen(),
                aggregates.get(),
                fields.get().complete(),
                fields.get().timedOut());
        return Optional.of(new PatternSpec(keys.get(), steps.get(), within, skip.get(), measures, onError));
    }

    private Optional<Within> within() {
        if (settings.has("within") && !input.eventTime()) {
            context.error(
                    Code.NO_EVENT_TIME,
                    "within",
                    "A time within which a match must be complete needs rows that carry event time, but the input has none.",
                    "Set the event time of the source, or leave within unset.");
            return Optional.empty();
        }
        boolean sincePrevious = settings.text("withinFrom").equals("previous");
        return settings.durationMs("within").map(ms -> new Within(ms, sincePrevious));
    }

    private static List<Known> known(List<Written> written) {
        List<Known> known = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            if (!written.get(i).negative()) {
                known.add(new Known(
                        i, written.get(i).name(), !written.get(i).quantifier().optional()));
            }
        }
        return known;
    }

    /** What expressions see must have names of its own beside the fields of the rows. */
    private boolean distinctNames(List<Written> written) {
        FieldNames names = new FieldNames(context).reserve(input.names()).reserve(PatternScope.moments(input));
        boolean good = true;
        for (int i = 0; i < written.size(); i++) {
            if (!written.get(i).negative()) {
                for (String name : PatternScope.names(written.get(i).name())) {
                    good &= names.take(name, "steps[" + i + "].name");
                }
            }
        }
        List<Settings> aggregates = settings.records("aggregates");
        for (int i = 0; i < aggregates.size(); i++) {
            good &= aggregates.get(i).has("name")
                    && names.take(aggregates.get(i).text("name"), "aggregates[" + i + "].name");
        }
        return good;
    }

    private Optional<List<StepAggregate>> aggregates(List<Written> written, List<Field> fields) {
        List<StepAggregate> bound = new ArrayList<>();
        List<Settings> all = settings.records("aggregates");
        for (int i = 0; i < all.size(); i++) {
            String path = "aggregates[" + i + "]";
            Optional<Integer> step = all.get(i).has("step")
                    ? PatternSteps.find(context, written, all.get(i).text("step"), path + ".step")
                    : Optional.empty();
            Optional<AggregateCall> call = AggregateSettings.bind(context, all.get(i), path, input);
            if (step.isPresent() && call.isPresent()) {
                bound.add(new StepAggregate(step.get(), call.get()));
                boolean nullable = !call.get().function().neverNull();
                fields.add(new Field(all.get(i).text("name"), call.get().type(), nullable));
            }
        }
        return bound.size() == all.size() ? Optional.of(bound) : Optional.empty();
    }

    private Optional<Skip> skip(List<Written> written) {
        SkipKind kind =
                SkipKind.valueOf(settings.text("skip").toUpperCase(Locale.ROOT).replace('-', '_'));
        if (kind != SkipKind.TO_FIRST && kind != SkipKind.TO_LAST) {
            return Optional.of(new Skip(kind, -1));
        }
        return settings.has("skipTo")
                ? PatternSteps.find(context, written, settings.text("skipTo"), "skipTo")
                        .map(step -> new Skip(kind, step))
                : Optional.empty();
    }

    private Optional<List<Step>> steps(List<Written> written, PatternScope scope, List<StepAggregate> aggregates) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Written step = written.get(i);
            Optional<String> condition = text(step, "condition");
            boolean loops = !step.negative() && !step.quantifier().limited();
            Optional<String> until = loops ? text(step, "until") : Optional.empty();
            Optional<Expression> bound = condition(condition, i, "condition", written, scope, aggregates);
            Optional<Expression> boundUntil = condition(until, i, "until", written, scope, aggregates);
            if (bound.isPresent() == condition.isPresent() && boundUntil.isPresent() == until.isPresent()) {
                Quantifier q = step.quantifier();
                steps.add(new Step(
                        step.name(),
                        step.contiguity(),
                        bound,
                        new Quantifier(q.min(), q.max(), q.optional(), q.greedy(), q.inner(), boundUntil)));
            }
        }
        return steps.size() == written.size() ? Optional.of(steps) : Optional.empty();
    }

    private static Optional<String> text(Written step, String key) {
        return step.settings().optionalText(key).filter(text -> !text.isBlank());
    }

    private Optional<Expression> condition(
            Optional<String> text,
            int step,
            String key,
            List<Written> written,
            PatternScope scope,
            List<StepAggregate> aggregates) {
        String path = "steps[" + step + "]." + key;
        Optional<Expression> bound = text.flatMap(
                        given -> context.expression(path, given, scope.ofCondition(), Scalar.BOOLEAN))
                .map(scope::inCondition);
        for (Seen seen : bound.map(scope::seenBy).orElse(List.of())) {
            int of = PatternScope.stepOf(seen, aggregates);
            if (of > step) {
                context.error(
                        Code.BAD_SETTING,
                        path,
                        "The step " + Excerpt.of(written.get(of).name()) + " comes later, so it has no rows yet.",
                        "Move the condition to the later step.");
                return Optional.empty();
            }
        }
        return bound;
    }

    private record Fields(List<Expression> complete, List<Expression> timedOut) {}

    private Optional<Fields> fields(PatternScope scope, FieldNames names, List<Integer> keys) {
        List<Field> complete = new ArrayList<>();
        List<Field> timedOut = new ArrayList<>();
        keys.forEach(key -> complete.add(input.field(key)));
        keys.forEach(key -> timedOut.add(input.field(key)));
        Fields bound = new Fields(new ArrayList<>(), new ArrayList<>());
        List<Settings> all = settings.records("fields");
        for (int i = 0; i < all.size(); i++) {
            Settings field = all.get(i);
            String path = "fields[" + i + "]";
            String name = field.text("name");
            boolean named = field.has("name") && names.take(name, path + ".name");
            Optional<Expression> value = field.has("value")
                    ? Expressions.column(context, path + ".value", field.text("value"), scope.ofMatch(true))
                    : Optional.empty();
            Optional<Expression> partial = value.flatMap(
                    ignored -> context.expression(path + ".value", field.text("value"), scope.ofMatch(false)));
            if (named && value.isPresent() && partial.isPresent()) {
                bound.complete().add(scope.inMatch(value.get()));
                bound.timedOut().add(scope.inMatch(partial.get()));
                complete.add(new Field(name, value.get().type(), value.get().nullable()));
                timedOut.add(Field.nullable(name, partial.get().type()));
            }
        }
        if (bound.complete().size() < all.size() || all.isEmpty()) {
            return Optional.empty();
        }
        timedOut.add(Field.required(TIMED_OUT_AT, Scalar.TIMESTAMP));
        context.output(TransformKind.OUT, Schema.of(complete, input.eventTime()));
        context.output(Pattern.TIMED_OUT, Schema.of(timedOut, input.eventTime()));
        return Optional.of(bound);
    }
}
