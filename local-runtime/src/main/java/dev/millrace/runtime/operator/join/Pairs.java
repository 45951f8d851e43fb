package dev.millrace.runtime.operator.join;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.expression.RowEvaluator;
import dev.millrace.model.spec.ErrorFields;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.row.BadResults;
import dev.millrace.runtime.operator.row.RowResults;
import dev.millrace.runtime.state.KeyedRows;
import dev.millrace.runtime.time.WindowArithmetic;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pair in hand: a left and a right row, either of which may be absent. Tests the condition on it, writes it to the
 * output, or does with it what the node's policy says if it cannot be worked on. The error output is the last one; it has
 * the fields of a pair, the kind of change if the output is a changelog, and what was wrong.
 */
final class Pairs {

    private static final Column[] ABSENT = new Column[0];

    private final RowResults results;
    private final BadResults errors;
    private final boolean errorsTellChange;
    private final @Nullable RowEvaluator condition;
    private final RowEvaluator.Row fields;
    private final int leftWidth;
    private final int rightWidth;

    // The pair in hand.
    private Column[] left = ABSENT;
    private int leftRow;
    private Column[] right = ABSENT;
    private int rightRow;
    private int place;
    private long time;
    private boolean retraction;

    /** @param errors the last output */
    Pairs(OperatorContext context, BadResults errors, int leftWidth, int rightWidth, Optional<Expression> condition) {
        this.leftWidth = leftWidth;
        this.rightWidth = rightWidth;
        this.condition = condition.map(RowEvaluator::of).orElse(null);
        this.fields =
                field -> field < leftWidth ? left[field].boxed(leftRow) : right[field - leftWidth].boxed(rightRow);
        this.results = new RowResults(context.outbox(0), context.outputSchemas().get(0), context.batchSize(), null);
        this.errors = errors;
        int width = context.outputSchemas().getLast().width();
        this.errorsTellChange = width > leftWidth + rightWidth + ErrorFields.FIELDS.size();
    }

    RowResults results() {
        return results;
    }

    /** Where what is written stands in the stream. */
    void at(int newPlace, long newTime, boolean takesBack) {
        place = newPlace;
        time = newTime;
        retraction = takesBack;
    }

    void left(Column[] columns, int row) {
        left = columns;
        leftRow = row;
    }

    void left(KeyedRows rows, int row) {
        left(rows.columns(row), KeyedRows.position(row));
    }

    void noLeft() {
        left = ABSENT;
    }

    void right(Column[] columns, int row) {
        right = columns;
        rightRow = row;
    }

    void right(KeyedRows rows, int row) {
        right(rows.columns(row), KeyedRows.position(row));
    }

    void noRight() {
        right = ABSENT;
    }

    /** Whether a row that has come in has a possible event time; if not, it has been dealt with. */
    boolean hasTime(int port, Batch batch, int row) {
        long[] timestamps = batch.timestamps();
        if (timestamps == null
                || (timestamps[row] <= WindowArithmetic.MOST_MS && timestamps[row] >= -WindowArithmetic.MOST_MS)) {
            return true;
        }
        at(batch.place(row), timestamps[row], batch.isRetraction(row));
        left = port == 0 ? batch.columns() : ABSENT;
        leftRow = row;
        right = port == 1 ? batch.columns() : ABSENT;
        rightRow = row;
        bad("EVENT_TIME_OUT_OF_RANGE", "the event time " + time + " ms is out of range");
        return false;
    }

    /** What the condition says of the pair. */
    enum Verdict {
        YES,
        NO,
        /** It could not be evaluated; the pair has been dealt with. */
        BAD
    }

    Verdict judge() {
        if (condition == null) {
            return Verdict.YES;
        }
        try {
            return condition.isTrue(fields) ? Verdict.YES : Verdict.NO;
        } catch (RowEvaluationException e) {
            bad(e.code().name(), Objects.requireNonNullElse(e.getMessage(), ""));
            return Verdict.BAD;
        }
    }

    /** Writes the pair, nulls for a row that is absent, and gives its position in the batch of results. */
    int give() {
        int at = giveLeft();
        copy(right, rightRow, rightWidth, results.batch().columns(), leftWidth, at);
        return at;
    }

    /** Writes the left row alone, without the right fields. */
    int giveLeft() {
        int at = results.append(place, time, retraction);
        copy(left, leftRow, leftWidth, results.batch().columns(), 0, at);
        return at;
    }

    private static void copy(Column[] from, int row, int width, Column[] to, int first, int at) {
        for (int c = 0; c < width; c++) {
            if (from.length == 0) {
                to[first + c].setNull(at);
            } else {
                to[first + c].copy(at, from[c], row);
            }
        }
    }

    /** The pair, or the row without the other, cannot be worked on. */
    private void bad(String code, String message) {
        errors.add(place, time, new RowException(RowException.NO_ROW, code, message), this::write);
    }

    private void write(Batch to, int at) {
        copy(left, leftRow, leftWidth, to.columns(), 0, at);
        copy(right, rightRow, rightWidth, to.columns(), leftWidth, at);
        if (errorsTellChange) {
            to.column(leftWidth + rightWidth).setBoxed(at, retraction ? "retract" : "insert");
        }
    }
}
