package dev.millrace.model.spec;

import dev.millrace.model.expression.Expression;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Two streams together. Input 0 is the left one, input 1 the right one. */
public final class JoinSpecs {

    private JoinSpecs() {}

    /** Which rows a join gives beside, or instead of, the pairs. */
    public enum JoinType {
        INNER,
        LEFT,
        RIGHT,
        FULL,
        SEMI,
        ANTI;

        /** Whether left rows without a partner are given with nulls. */
        public boolean keepsLeft() {
            return this == LEFT || this == FULL;
        }

        /** Whether right rows without a partner are given with nulls. */
        public boolean keepsRight() {
            return this == RIGHT || this == FULL;
        }

        /** Whether the rows that come out are left rows and not pairs. */
        public boolean leftOnly() {
            return this == SEMI || this == ANTI;
        }
    }

    /**
     * Fields that must be equal, pairwise of one type. Null is equal to nothing.
     *
     * @param left positions in the left schema
     * @param right positions in the right schema, as many
     */
    public record JoinKeys(List<Integer> left, List<Integer> right) {
        public JoinKeys {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /**
     * Pairs of rows with equal keys of which the right one's event time is in [left + lowerMs, left + upperMs]. Output
     * 0: the left fields, then the right ones; event time the later of both, or for a row without partner the time at
     * which it can have none any more. Outputs 1 and 2: late rows, left and right.
     * Output 3 {@code errors}: pairs for which the condition fails.
     *
     * @param type not SEMI or ANTI
     * @param condition over the pair's fields
     */
    public record IntervalJoinSpec(
            JoinKeys keys,
            JoinType type,
            long lowerMs,
            long upperMs,
            Optional<Expression> condition,
            ErrorPolicy onError)
            implements OperatorSpec {}

    /**
     * Pairs of rows with equal keys, whenever they come; either input may be a changelog. Event time, where both inputs
     * have it, is that of the row that caused the result. Output 1 {@code errors}: pairs for which the condition fails.
     *
     * @param condition over the pair's fields
     * @param stateTtlMs rows are forgotten when the watermark has passed their event time by that much
     * @param broadcastRight every subtask gets every right row, and left rows stay where they are
     */
    public record JoinSpec(
            JoinKeys keys,
            JoinType type,
            Optional<Expression> condition,
            OptionalLong stateTtlMs,
            boolean broadcastRight,
            ErrorPolicy onError)
            implements OperatorSpec {}
}
