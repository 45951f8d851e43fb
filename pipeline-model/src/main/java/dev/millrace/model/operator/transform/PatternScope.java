package dev.millrace.model.operator.transform;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.FieldReference;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.expression.Function;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.PatternSpecs.AggregateOf;
import dev.millrace.model.spec.PatternSpecs.EventCount;
import dev.millrace.model.spec.PatternSpecs.EventField;
import dev.millrace.model.spec.PatternSpecs.EventRow;
import dev.millrace.model.spec.PatternSpecs.KeyField;
import dev.millrace.model.spec.PatternSpecs.Moment;
import dev.millrace.model.spec.PatternSpecs.Seen;
import dev.millrace.model.spec.PatternSpecs.StepAggregate;
import java.util.ArrayList;
import java.util.List;

/**
 * What the expressions of a pattern see. They are compiled against a schema in which a step is a field of type row, so
 * that SQL's point looks into it; afterwards each reference is turned into a position of the spec's {@code seen}.
 */
final class PatternScope {

    private static final String EVENT_TIME = "event_time";

    /** A step that takes rows. */
    record Known(int step, String name, boolean mandatory) {}

    private final Schema input;
    private final List<Integer> keys;
    private final List<Known> steps;
    private final List<Field> aggregateFields;
    /** Behind the input's fields, or the keys. */
    private final List<Seen> named = new ArrayList<>();

    private final List<Seen> used = new ArrayList<>();

    PatternScope(Schema input, List<Integer> keys, List<Known> steps, List<Field> aggregateFields) {
        this.input = input;
        this.keys = keys;
        this.steps = steps;
        this.aggregateFields = aggregateFields;
        for (Known step : steps) {
            named.add(new EventRow(step.step(), false));
            named.add(new EventRow(step.step(), true));
            named.add(new EventCount(step.step()));
        }
        for (int i = 0; i < aggregateFields.size(); i++) {
            named.add(new AggregateOf(i));
        }
        if (input.eventTime()) {
            named.addAll(List.of(Moment.values()));
        }
    }

    /** The names that a step takes. */
    static List<String> names(String step) {
        return List.of(step, step + "_first", step + "_count");
    }

    /** The names that are there in any case, in the order of {@link Moment}. */
    static List<String> moments(Schema input) {
        return input.eventTime() ? List.of("match_start", "match_end", EVENT_TIME) : List.of();
    }

    /** The schema of conditions: the row in hand, and the match so far. */
    Schema ofCondition() {
        return schema(input.fields(), moments(input), false);
    }

    /** The schema of a match's fields; {@code complete}: what is mandatory is there. */
    Schema ofMatch(boolean complete) {
        List<String> ofMatch =
                moments(input).stream().filter(name -> !name.equals(EVENT_TIME)).toList();
        return schema(keys.stream().map(input::field).toList(), ofMatch, complete);
    }

    private Schema schema(List<Field> first, List<String> moments, boolean complete) {
        List<Field> fields = new ArrayList<>(first);
        DataType.Row row = new DataType.Row(input.fields());
        for (Known step : steps) {
            boolean nullable = !complete || !step.mandatory();
            List<String> names = names(step.name());
            fields.add(new Field(names.get(0), row, nullable));
            fields.add(new Field(names.get(1), row, nullable));
            fields.add(Field.required(names.get(2), Scalar.BIGINT));
        }
        fields.addAll(aggregateFields);
        for (String moment : moments) {
            fields.add(new Field(moment, Scalar.TIMESTAMP, !complete));
        }
        return Schema.of(fields, false);
    }

    /** A condition's expression with its references as the spec has them. */
    Expression inCondition(Expression compiled) {
        return rebound(compiled, true);
    }

    /** The expression of a match's field with its references as the spec has them. */
    Expression inMatch(Expression compiled) {
        return rebound(compiled, false);
    }

    /** What the expressions rebound so far look at. */
    List<Seen> seen() {
        return List.copyOf(used);
    }

    /** What an expression that was rebound looks at. */
    List<Seen> seenBy(Expression rebound) {
        List<Seen> all = new ArrayList<>();
        collect(rebound, all);
        return all;
    }

    private void collect(Expression expression, List<Seen> all) {
        if (expression instanceof FieldReference field && field.index() >= input.width()) {
            all.add(used.get(field.index() - input.width()));
        } else if (expression instanceof Call call) {
            call.arguments().forEach(argument -> collect(argument, all));
        }
    }

    private Expression rebound(Expression expression, boolean inHand) {
        int before = inHand ? input.width() : keys.size();
        if (expression instanceof FieldReference field) {
            return reference(field, inHand);
        }
        if (!(expression instanceof Call call)) {
            return expression;
        }
        if (call.function() == Function.ROW_FIELD
                && call.arguments().get(0) instanceof FieldReference row
                && row.index() >= before
                && named.get(row.index() - before) instanceof EventRow event
                && call.arguments().get(1) instanceof Literal position
                && position.value() instanceof Integer index) {
            Seen seen = new EventField(event.step(), event.first(), index);
            return new FieldReference(
                    position(seen), row.name() + "." + input.field(index).name(), call.type(), call.nullable());
        }
        List<Expression> arguments = call.arguments().stream()
                .map(argument -> rebound(argument, inHand))
                .toList();
        return new Call(call.function(), arguments, call.type(), call.nullable());
    }

    private FieldReference reference(FieldReference field, boolean inHand) {
        int before = inHand ? input.width() : keys.size();
        if (field.index() >= before) {
            return moved(field, named.get(field.index() - before));
        }
        return inHand ? field : moved(field, new KeyField(keys.get(field.index())));
    }

    private FieldReference moved(FieldReference field, Seen seen) {
        return new FieldReference(position(seen), field.name(), field.type(), field.nullable());
    }

    private int position(Seen seen) {
        if (!used.contains(seen)) {
            used.add(seen);
        }
        return input.width() + used.indexOf(seen);
    }

    /** The step whose rows are looked at, or -1. */
    static int stepOf(Seen seen, List<StepAggregate> aggregates) {
        if (seen instanceof EventRow row) {
            return row.step();
        }
        if (seen instanceof EventField field) {
            return field.step();
        }
        if (seen instanceof EventCount count) {
            return count.step();
        }
        return seen instanceof AggregateOf of ? aggregates.get(of.aggregate()).step() : -1;
    }
}
