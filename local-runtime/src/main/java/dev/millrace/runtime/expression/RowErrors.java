package dev.millrace.runtime.expression;

import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import org.jspecify.annotations.Nullable;

/** Finds the first row in error after a loop has reported that there may be one. */
final class RowErrors {

    /** Computes one row's value for its error. */
    @FunctionalInterface
    interface Check {
        /** @throws RowEvaluationException if the row has no value */
        void row(int row);
    }

    /** Evaluates all there is on one row, as a selection. */
    @FunctionalInterface
    interface Attempt {
        void row(int[] row);
    }

    private RowErrors() {}

    /** Checks the given rows that are not null in the result. */
    static void find(Column out, int @Nullable [] rows, int count, Check check) {
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (!out.isNull(row)) {
                try {
                    check.row(row);
                } catch (RowEvaluationException e) {
                    throw at(row, e);
                }
            }
        }
    }

    /**
     * The error of the first of the given rows that has one. Column by column, a later row's error may be met before an
     * earlier row's, and which is first must not depend on how rows are cut into batches.
     *
     * @param met the error that was met
     */
    static RowException first(RowException met, int @Nullable [] rows, int count, Attempt attempt) {
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (row >= met.row()) {
                break;
            }
            try {
                attempt.row(new int[] {row});
            } catch (RowException e) {
                return e;
            }
        }
        return met;
    }

    static RowException at(int row, RowEvaluationException cause) {
        String message = cause.getMessage();
        return new RowException(row, cause.code().name(), message == null ? "" : message);
    }
}
