package dev.millrace.runtime.operator.join;

import java.util.Arrays;

/**
 * Windows by their end, and, where a local clock leaves out a day and several end together, by their start: a sorted array
 * whose beginning is given up now and then.
 */
final class OpenWindows {

    private OpenWindow[] windows = new OpenWindow[16];
    private int first;
    private int behind;

    /** The end of the window that ends first, or {@link Long#MAX_VALUE}. */
    long firstEnd() {
        return first == behind ? Long.MAX_VALUE : windows[first].end;
    }

    OpenWindow removeFirst() {
        return windows[first++];
    }

    /** The window, made if it is not there. */
    OpenWindow get(long start, long end) {
        int at = position(start, end);
        if (at < behind && windows[at].end == end && windows[at].start == start) {
            return windows[at];
        }
        OpenWindow window = new OpenWindow(start, end);
        insert(at, window);
        return window;
    }

    /** Of the first window that does not come before; mostly that is one of the last. */
    private int position(long start, long end) {
        if (first == behind || isBefore(windows[behind - 1], start, end)) {
            return behind;
        }
        int low = first;
        int high = behind - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBefore(windows[middle], start, end)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isBefore(OpenWindow window, long start, long end) {
        return window.end < end || (window.end == end && window.start < start);
    }

    private void insert(int at, OpenWindow window) {
        int position = at;
        if (behind == windows.length) {
            int size = behind - first;
            OpenWindow[] roomy = size > windows.length / 2 ? new OpenWindow[2 * windows.length] : windows;
            System.arraycopy(windows, first, roomy, 0, size);
            Arrays.fill(roomy, size, roomy.length, null);
            windows = roomy;
            position -= first;
            first = 0;
            behind = size;
        }
        System.arraycopy(windows, position, windows, position + 1, behind - position);
        windows[position] = window;
        behind++;
    }

    /** Windows that are open. */
    int size() {
        return behind - first;
    }
}
