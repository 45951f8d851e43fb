package dev.millrace.runtime.operator.join;

import java.util.Arrays;

/** A window with the numbers of the rows that lie in it, by side, in the order in which they were added. */
final class OpenWindow {

    final long start;
    final long end;
    private final int[][] rows = {new int[8], new int[8]};
    private final int[] sizes = new int[2];

    OpenWindow(long start, long end) {
        this.start = start;
        this.end = end;
    }

    void add(int side, int row) {
        if (sizes[side] == rows[side].length) {
            rows[side] = Arrays.copyOf(rows[side], 2 * sizes[side]);
        }
        rows[side][sizes[side]++] = row;
    }

    int size(int side) {
        return sizes[side];
    }

    int row(int side, int i) {
        return rows[side][i];
    }
}
