package dev.millrace.runtime.expression;

import dev.millrace.runtime.data.Column;
import org.jspecify.annotations.Nullable;

/** Null masks of results: never touched where no argument has nulls. */
final class Nulls {

    private Nulls() {}

    /** The result is null where the argument is. */
    static void copy(Column out, Column from, int span) {
        out.copyNulls(from, span);
    }

    /** The result is null where either argument is. */
    static void merge(Column out, Column left, Column right, int span) {
        if (!right.hasNulls()) {
            out.copyNulls(left, span);
        } else if (!left.hasNulls()) {
            out.copyNulls(right, span);
        } else {
            System.arraycopy(left.nulls(), 0, out.overwriteNulls(), 0, span);
            or(right.nulls(), out.nulls(), span);
        }
    }

    private static void or(boolean[] from, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] |= from[i];
        }
    }

    /** Selects the rows in which neither column is null; {@code out} may be {@code rows}. */
    static int given(Column left, Column right, int @Nullable [] rows, int count, int[] out) {
        if (!left.hasNulls()) {
            return right.hasNulls() ? given(right, rows, count, out) : Selections.copy(rows, count, out);
        }
        int given = given(left, rows, count, out);
        return right.hasNulls() ? given(right, out, given, out) : given;
    }

    /** Selects the rows in which a column is not null; {@code out} may be {@code rows}. */
    static int given(Column column, int @Nullable [] rows, int count, int[] out) {
        if (!column.hasNulls()) {
            return Selections.copy(rows, count, out);
        }
        return select(column.nulls(), false, rows, count, out);
    }

    /** Selects the rows in which a flag has this value; {@code out} may be {@code rows}. */
    static int select(boolean[] flags, boolean wanted, int @Nullable [] rows, int count, int[] out) {
        int opposite = wanted ? 0 : 1;
        int found = 0;
        if (rows == null) {
            for (int i = 0; i < count; i++) {
                out[found] = i;
                found += (flags[i] ? 1 : 0) ^ opposite;
            }
        } else {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                out[found] = row;
                found += (flags[row] ? 1 : 0) ^ opposite;
            }
        }
        return found;
    }
}
