package dev.millrace.runtime.operator.pattern;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.FieldReference;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.PatternSpecs.EventField;
import dev.millrace.model.spec.PatternSpecs.EventRow;
import dev.millrace.model.spec.PatternSpecs.PatternSpec;
import dev.millrace.model.spec.PatternSpecs.Seen;
import dev.millrace.model.spec.PatternSpecs.Step;
import dev.millrace.model.spec.PatternSpecs.StepAggregate;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.state.KeyedRows;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Which fields of a row are kept while it waits and while it is part of a match: the keys, and what is looked at. */
final class StoredFields {

    private final Schema input;
    private final int[] fields;
    /** By field of the input, its position among those kept, or -1. */
    private final int[] positions;

    private final Column[] view;

    /** @param all whether every field may be asked for */
    StoredFields(PatternSpec spec, Schema input, boolean all) {
        this.input = input;
        TreeSet<Integer> kept = new TreeSet<>(spec.keys());
        if (all) {
            IntStream.range(0, input.width()).forEach(kept::add);
        }
        IntConsumer keep = field -> {
            if (field < input.width()) {
                kept.add(field);
            }
        };
        for (Seen seen : spec.measures().seen()) {
            switch (seen) {
                case EventField field -> kept.add(field.field());
                case EventRow ignored -> IntStream.range(0, input.width()).forEach(kept::add);
                default -> {}
            }
        }
        for (Step step : spec.steps()) {
            step.condition().ifPresent(condition -> looksBeyondTheRow(condition, input.width(), keep));
            step.quantifier().until().ifPresent(until -> looksBeyondTheRow(until, input.width(), keep));
        }
        for (StepAggregate aggregate : spec.measures().aggregates()) {
            aggregate.call().argument().ifPresent(argument -> fields(argument, keep));
            aggregate.call().filter().ifPresent(filter -> fields(filter, keep));
            aggregate.call().details().by().ifPresent(by -> fields(by, keep));
            if (aggregate.call().details().folding().isPresent()) {
                IntStream.range(0, input.width()).forEach(kept::add);
            }
        }
        this.fields = kept.stream().mapToInt(Integer::intValue).toArray();
        this.positions = new int[input.width()];
        Arrays.fill(positions, -1);
        for (int i = 0; i < fields.length; i++) {
            positions[fields[i]] = i;
        }
        this.view = new Column[fields.length];
    }

    private static void looksBeyondTheRow(Expression condition, int width, IntConsumer keep) {
        boolean[] beyond = new boolean[1];
        fields(condition, field -> beyond[0] |= field >= width);
        if (beyond[0]) {
            fields(condition, keep);
        }
    }

    /** Tells the positions that an expression refers to. */
    static void fields(Expression expression, IntConsumer to) {
        switch (expression) {
            case FieldReference field -> to.accept(field.index());
            case Literal ignored -> {}
            case Call call -> call.arguments().forEach(argument -> fields(argument, to));
        }
    }

    List<DataType> types() {
        return Arrays.stream(fields)
                .mapToObj(field -> input.field(field).type())
                .toList();
    }

    /** Where the key fields are among those kept. */
    List<Integer> keys(List<Integer> keys) {
        return keys.stream().map(key -> positions[key]).toList();
    }

    /** The position of a field of the input among those kept. */
    int position(int field) {
        return positions[field];
    }

    /** Writes a row that was kept to columns like the input's; fields that were not kept are null. */
    void write(KeyedRows rows, int row, Batch to, int at) {
        for (int field = 0; field < positions.length; field++) {
            if (positions[field] < 0) {
                to.column(field).setNull(at);
            } else {
                to.column(field).copy(at, rows.column(row, positions[field]), KeyedRows.position(row));
            }
        }
    }

    /** The columns of a batch that are kept, until the next call. */
    Column[] of(Column[] columns) {
        for (int i = 0; i < fields.length; i++) {
            view[i] = columns[fields[i]];
        }
        return view;
    }
}
