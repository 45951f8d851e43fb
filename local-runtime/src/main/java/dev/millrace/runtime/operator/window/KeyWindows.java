package dev.millrace.runtime.operator.window;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key's windows, ascending by their end. Two that are open together may end together: of sliding windows of local days,
 * where a clock leaves out a day.
 */
final class KeyWindows {

    /** The key's row in the table of keys. */
    int slot;

    private final List<WindowState> windows = new ArrayList<>(2);

    KeyWindows(int slot) {
        this.slot = slot;
    }

    boolean isEmpty() {
        return windows.isEmpty();
    }

    @Nullable
    WindowState find(long start, long end) {
        for (int at = position(end); at < windows.size() && windows.get(at).end == end; at++) {
            if (windows.get(at).start == start) {
                return windows.get(at);
            }
        }
        return null;
    }

    void add(WindowState window) {
        windows.add(position(window.end), window);
    }

    void remove(WindowState window) {
        int at = position(window.end);
        while (windows.get(at).start != window.start) {
            at++;
        }
        windows.remove(at);
    }

    /** The windows that have a moment in common with, or touch, a stretch of time. */
    List<WindowState> touching(long start, long end) {
        List<WindowState> found = new ArrayList<>(2);
        for (int at = position(start); at < windows.size() && windows.get(at).start <= end; at++) {
            found.add(windows.get(at));
        }
        return found;
    }

    /** The position of the first window that ends at a moment or later. */
    private int position(long end) {
        int low = 0;
        int high = windows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (windows.get(middle).end < end) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
