package dev.millrace.runtime.expression;

import org.jspecify.annotations.Nullable;

/** Arithmetic on ascending row numbers. */
final class Selections {

    /** A dense loop over this many rows for each that is asked for still costs less than following the selection. */
    private static final int DENSE_SPAN = 3;

    private Selections() {}

    /** One more than the last row asked for. */
    static int span(int @Nullable [] rows, int count) {
        return rows == null || count == 0 ? count : rows[count - 1] + 1;
    }

    /** The rows that a dense loop should run over, which include all that are asked for; -1: follow the selection. */
    static int denseSize(int @Nullable [] rows, int count) {
        int span = span(rows, count);
        return span <= count * DENSE_SPAN ? span : -1;
    }

    /** Copies the given rows, written out. */
    static int copy(int @Nullable [] rows, int count, int[] out) {
        if (rows == null) {
            for (int i = 0; i < count; i++) {
                out[i] = i;
            }
        } else {
            System.arraycopy(rows, 0, out, 0, count);
        }
        return count;
    }

    /** The given rows without those of {@code removed}, a subset; {@code out} may be {@code rows}. */
    static int without(int @Nullable [] rows, int count, int[] removed, int removedCount, int[] out) {
        int next = 0;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (next < removedCount && removed[next] == row) {
                next++;
            } else {
                out[kept++] = row;
            }
        }
        return kept;
    }

    /** Both of two disjoint selections, in order; {@code out} is neither of them. */
    static int union(int[] first, int firstCount, int[] second, int secondCount, int[] out) {
        int i = 0;
        int j = 0;
        int count = 0;
        while (i < firstCount && j < secondCount) {
            out[count++] = first[i] < second[j] ? first[i++] : second[j++];
        }
        System.arraycopy(first, i, out, count, firstCount - i);
        System.arraycopy(second, j, out, count + firstCount - i, secondCount - j);
        return firstCount + secondCount;
    }
}
