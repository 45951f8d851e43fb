package dev.millrace.runtime.operator.window;

import dev.millrace.runtime.state.RowStore;
import java.util.Arrays;

/**
 * Numbers of stored rows: while there is a limit, a heap with the row on top that comes last; otherwise a list as they
 * came.
 */
final class RowHeap {

    private int[] rows = new int[4];
    private int[] scratch = {};
    private int size;

    int size() {
        return size;
    }

    int get(int i) {
        return rows[i];
    }

    /** The row that comes last, of a heap. */
    int last() {
        return rows[0];
    }

    void clear() {
        size = 0;
    }

    /** Adds to a list. */
    void append(int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size++] = row;
    }

    /** Adds to a heap. */
    void push(int row, RankOrder order, RowStore store) {
        append(row);
        int at = size - 1;
        while (at > 0 && order.compare(store, rows[(at - 1) >>> 1], row) < 0) {
            rows[at] = rows[(at - 1) >>> 1];
            at = (at - 1) >>> 1;
        }
        rows[at] = row;
    }

    /** Puts a row in the place of the last one of a heap; it may have the same number. */
    void replaceLast(int row, RankOrder order, RowStore store) {
        int at = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && order.compare(store, rows[child], rows[child + 1]) < 0) {
                child++;
            }
            if (order.compare(store, row, rows[child]) >= 0) {
                break;
            }
            rows[at] = rows[child];
            at = child;
            child = 2 * at + 1;
        }
        rows[at] = row;
    }

    /** Sorts rows by merging longer and longer runs; those that are in order already are not touched. */
    void sort(RankOrder order, RowStore store) {
        if (scratch.length < size) {
            scratch = new int[rows.length];
        }
        int[] from = rows;
        int[] to = scratch;
        for (int run = 1; run < size; run *= 2) {
            for (int start = 0; start < size; start += 2 * run) {
                merge(from, to, start, Math.min(start + run, size), Math.min(start + 2 * run, size), order, store);
            }
            int[] merged = to;
            to = from;
            from = merged;
        }
        rows = from;
        scratch = to;
    }

    private static void merge(int[] from, int[] to, int start, int middle, int end, RankOrder order, RowStore store) {
        if (middle == end || order.compare(store, from[middle - 1], from[middle]) < 0) {
            System.arraycopy(from, start, to, start, end - start);
            return;
        }
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = right == end || (left < middle && order.compare(store, from[left], from[right]) < 0);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }
}
