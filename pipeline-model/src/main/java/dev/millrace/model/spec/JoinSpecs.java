package dev.millrace.model.spec;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.schema.Field;
import dev.millrace.model.spec.WindowSpecs.WindowSpec;
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

    /**
     * Pairs of rows with equal keys that lie in one window, when the watermark has completed it. Output 0: the left fields,
     * the right ones (not of SEMI and ANTI), {@code window_start}, {@code window_end}; event time the window's last ms.
     * Outputs 1 and 2: late rows, left and right. Output 3: errors.
     *
     * @param window of event time: tumbling, sliding, cumulating, these by local days, or session
     * @param condition over the pair's fields
     */
    public record WindowJoinSpec(
            JoinKeys keys, WindowSpec window, JoinType type, Optional<Expression> condition, ErrorPolicy onError)
            implements OperatorSpec {}

    /**
     * Left rows, each with the right row that was valid at its time: of its key, the latest one up to it, if that was not
     * taken back by then. Output 0: the left fields, then the right ones; event time that of the left row. Outputs 1 and 2:
     * late rows, left and right. Output 3: errors.
     *
     * @param type INNER or LEFT
     * @param condition over the pair's fields
     */
    public record TemporalJoinSpec(JoinKeys keys, JoinType type, Optional<Expression> condition, ErrorPolicy onError)
            implements OperatorSpec {}

    /**
     * Rows, each with the rows of a file that have its key. Output 0: the row's fields, then the table's. Output 1: errors.
     *
     * @param table what is read, without event time
     * @param fields of the table
     * @param keys positions in the input's schema, and of the table's fields that must be equal
     * @param type INNER or LEFT
     * @param condition over the pair's fields
     * @param reloadMs the table is read again so long after it was; empty: never
     */
    public record LookupJoinSpec(
            SourceSpec table,
            List<Field> fields,
            JoinKeys keys,
            JoinType type,
            Optional<Expression> condition,
            OptionalLong reloadMs,
            ErrorPolicy onError)
            implements OperatorSpec {
        public LookupJoinSpec {
            fields = List.copyOf(fields);
        }
    }
}
