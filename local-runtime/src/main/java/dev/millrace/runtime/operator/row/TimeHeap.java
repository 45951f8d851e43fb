package dev.millrace.runtime.operator.row;

import java.util.Arrays;

/** Numbers by time, least first: a binary heap in two arrays. */
public final class TimeHeap {

    private long[] times = new long[64];
    private int[] values = new int[64];
    private int size;

    public boolean isEmpty() {
        return size == 0;
    }

    /** The least time, or {@link Long#MAX_VALUE} if there is none. */
    public long time() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    public void add(long time, int value) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        int at = size++;
        while (at > 0 && times[(at - 1) >>> 1] > time) {
            move((at - 1) >>> 1, at);
            at = (at - 1) >>> 1;
        }
        times[at] = time;
        values[at] = value;
    }

    /** Takes the number with the least time. */
    public int poll() {
        int first = values[0];
        size--;
        long time = times[size];
        int value = values[size];
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (times[child] >= time) {
                break;
            }
            move(child, at);
            at = child;
        }
        times[at] = time;
        values[at] = value;
        return first;
    }

    private void move(int from, int to) {
        times[to] = times[from];
        values[to] = values[from];
    }
}
