package dev.millrace.runtime.operator.pattern;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.FieldReference;
import dev.millrace.model.expression.RowEvaluator;
import dev.millrace.model.spec.PatternSpecs.EventField;
import dev.millrace.model.spec.PatternSpecs.PatternSpec;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.row.RowResults;
import dev.millrace.runtime.state.KeyedRows;
import dev.millrace.runtime.state.PartialMatches;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes matches, complete or not, to one output: key fields, then the fields. Plain fields of rows are copied as they are. */
final class MatchRows {

    private final RowResults results;
    private final boolean connected;
    private final int[] keys;
    private final MatchView view;
    private final KeyedRows rows;
    private final PartialMatches matches;
    private final StoredFields stored;
    /** By field, where it is copied from; null: it is computed. */
    private final @Nullable EventField[] copied;

    private final @Nullable RowEvaluator[] computed;
    private final @Nullable Object[] values;

    MatchRows(
            PatternSpec spec,
            List<Expression> fields,
            RowResults results,
            boolean connected,
            Store store,
            OperatorContext context) {
        this.results = results;
        this.connected = connected;
        this.stored = store.fields();
        this.keys = spec.keys().stream().mapToInt(stored::position).toArray();
        this.view = store.view();
        this.rows = store.rows();
        this.matches = store.matches();
        this.copied = new @Nullable EventField[fields.size()];
        this.computed = new @Nullable RowEvaluator[fields.size()];
        this.values = new @Nullable Object[fields.size()];
        int width = context.input().width();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) instanceof FieldReference reference
                    && spec.measures().seen().get(reference.index() - width) instanceof EventField event) {
                copied[i] = event;
            } else {
                computed[i] = RowEvaluator.of(fields.get(i));
            }
        }
    }

    /** Where the rows of matches are. */
    record Store(KeyedRows rows, PartialMatches matches, StoredFields fields, MatchView view) {}

    boolean connected() {
        return connected;
    }

    /**
     * Writes a match.
     *
     * @return its position in the batch of the results
     * @throws dev.millrace.model.expression.RowEvaluationException if a field cannot be computed; nothing is written
     * @throws dev.millrace.runtime.data.RowException likewise
     */
    int write(int link, int place, long time) {
        view.turnTo(link, PartialMatches.NONE);
        for (int i = 0; i < computed.length; i++) {
            RowEvaluator evaluator = computed[i];
            values[i] = evaluator == null ? null : evaluator.evaluate(view);
        }
        int at = results.append(place, time);
        Column[] to = results.batch().columns();
        int last = matches.row(link);
        for (int k = 0; k < keys.length; k++) {
            to[k].copy(at, rows.column(last, keys[k]), KeyedRows.position(last));
        }
        for (int i = 0; i < copied.length; i++) {
            Column column = to[keys.length + i];
            EventField event = copied[i];
            int row = event == null ? PartialMatches.NONE : view.row(event.step(), event.first());
            if (event == null) {
                column.setBoxed(at, values[i]);
            } else if (row == PartialMatches.NONE) {
                column.setNull(at);
            } else {
                column.copy(at, rows.column(row, stored.position(event.field())), KeyedRows.position(row));
            }
        }
        return at;
    }

    /** Writes a moment to the last field of a row. */
    void writeMoment(int at, long time) {
        Column[] to = results.batch().columns();
        to[to.length - 1].setBoxed(at, time);
    }
}
