package dev.millrace.runtime.operator.pattern;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Function;
import dev.millrace.model.expression.RowEvaluator;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.spec.PatternSpecs.PatternSpec;
import dev.millrace.model.spec.PatternSpecs.Step;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.expression.VectorExpressions;
import dev.millrace.runtime.expression.VectorPredicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of all steps. What of a conjunction looks only at the row is evaluated for a whole batch at once, when
 * it comes, and gives one bit of the row's mask; the rest is evaluated against a match, once per match and row, and
 * only where that bit is set.
 */
final class Conditions implements Guard.Truths {

    /** One condition; either part may be missing. */
    private record Parts(
            @Nullable VectorPredicate ofRow, @Nullable RowEvaluator ofMatch) {}

    private final @Nullable Parts[] parts;
    private final MatchView view;
    private final int width;
    private final int[] selected;
    private final long always;

    // Of the match in hand.
    private long mask;
    private long known;
    private long truths;

    Conditions(PatternSpec spec, int width, int capacity, MatchView view) {
        this.view = view;
        this.width = width;
        this.selected = new int[capacity];
        this.parts = new @Nullable Parts[2 * spec.steps().size()];
        long unseen = 0;
        for (int i = 0; i < spec.steps().size(); i++) {
            Step step = spec.steps().get(i);
            parts[Automaton.condition(i)] = parts(step.condition(), capacity);
            parts[Automaton.until(i)] = parts(step.quantifier().until(), capacity);
        }
        for (int i = 0; i < parts.length; i++) {
            Parts condition = parts[i];
            if (condition != null && condition.ofRow() == null) {
                unseen |= 1L << i;
            }
        }
        this.always = unseen;
    }

    private @Nullable Parts parts(Optional<Expression> condition, int capacity) {
        if (condition.isEmpty()) {
            return null;
        }
        List<Expression> ofRow = new ArrayList<>();
        List<Expression> ofMatch = new ArrayList<>();
        split(condition.get(), ofRow, ofMatch);
        return new Parts(
                ofRow.isEmpty() ? null : VectorExpressions.predicate(all(ofRow), capacity),
                ofMatch.isEmpty() ? null : RowEvaluator.of(all(ofMatch)));
    }

    private void split(Expression expression, List<Expression> ofRow, List<Expression> ofMatch) {
        if (expression instanceof Call call && call.function() == Function.AND) {
            call.arguments().forEach(argument -> split(argument, ofRow, ofMatch));
            return;
        }
        boolean[] beyond = new boolean[1];
        StoredFields.fields(expression, field -> beyond[0] |= field >= width);
        (beyond[0] ? ofMatch : ofRow).add(expression);
    }

    private static Expression all(List<Expression> parts) {
        boolean nullable = parts.stream().anyMatch(Expression::nullable);
        return parts.size() == 1 ? parts.get(0) : new Call(Function.AND, parts, Scalar.BOOLEAN, nullable);
    }

    /** Whether some condition looks at the match. */
    boolean seeMatches() {
        for (Parts condition : parts) {
            if (condition != null && condition.ofMatch() != null) {
                return true;
            }
        }
        return false;
    }

    /**
     * Evaluates what looks only at the row for some rows of a batch.
     *
     * @param masks by row; bit c is set where condition c may be true
     * @throws RowException for a row for which a condition fails; the masks are of no use then
     */
    void evaluate(Batch batch, int @Nullable [] rows, int count, long[] masks) {
        for (int i = 0; i < count; i++) {
            masks[rows == null ? i : rows[i]] = always;
        }
        for (int c = 0; c < parts.length; c++) {
            Parts condition = parts[c];
            if (condition != null && condition.ofRow() != null) {
                int found = condition.ofRow().select(batch, rows, count, selected);
                for (int i = 0; i < found; i++) {
                    masks[selected[i]] |= 1L << c;
                }
            }
        }
    }

    /** Turns to a row, by its mask, and a match. */
    void turnTo(long rowMask, int link, int row) {
        mask = rowMask;
        known = 0;
        view.turnTo(link, row);
    }

    @Override
    public boolean isTrue(int condition) {
        long bit = 1L << condition;
        if ((known & bit) == 0) {
            known |= bit;
            Parts its = parts[condition];
            boolean holds = (mask & bit) != 0
                    && its != null
                    && (its.ofMatch() == null || its.ofMatch().isTrue(view));
            truths = holds ? truths | bit : truths & ~bit;
        }
        return (truths & bit) != 0;
    }
}
