package dev.millrace.runtime.operator.window;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One key's window: where it is, what has happened in it, and the slot that its aggregates are in. */
final class WindowState {

    final KeyWindows key;
    final int slot;

    /** A session's bounds move; only {@link KeyWindows} may know of it at once. */
    long start;

    long end;

    /** Whether a timer for the end is under way; it is renewed if it comes and the end has moved. */
    boolean endTimer;

    /** Rows that no pane has held yet. */
    long unsent;

    /** Of the first of these, when it came by the clock; of merged sessions the earlier one. */
    long firstMs;

    /** And by what the window goes by: its event time, or the clock. */
    long firstMoment;

    /** Number of the next pane. */
    long nextPane;

    /** Whether the watermark has passed the end, so that panes are late ones. */
    boolean passed;

    /** Whether it is gone; timers of it count no more. */
    boolean dropped;

    /** The latest event time of its rows. */
    long latest = Long.MIN_VALUE;

    /** How far the trigger in force has come; null: there is none. */
    @Nullable
    TriggerState trigger;

    /** Panes that the next one takes back, as rows of boxed values. */
    List<SentPane> sent = new ArrayList<>();

    WindowState(KeyWindows key, long start, long end, int slot) {
        this.key = key;
        this.start = start;
        this.end = end;
        this.slot = slot;
    }

    /** A pane as it left. */
    record SentPane(List<@Nullable Object> values, long timestamp) {}
}
