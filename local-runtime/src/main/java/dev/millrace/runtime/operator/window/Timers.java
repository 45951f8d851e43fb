package dev.millrace.runtime.operator.window;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Timers by time; those of one time in the order in which they were set. */
final class Timers {

    static final long NONE = Long.MAX_VALUE;

    /** What a timer is for. */
    enum Purpose {
        /** The window is complete. */
        END,
        /** The window is dropped. */
        DROP,
        /** A rule of its trigger is met. */
        RULE
    }

    /**
     * A timer.
     *
     * @param trigger whose rule it is; null: not of a rule
     */
    record Timer(
            long time,
            long number,
            Purpose purpose,
            WindowState window,
            @Nullable TriggerState trigger,
            int rule) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int order = Long.compare(time, other.time);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Timer> queue = new PriorityQueue<>();
    private long number;

    void set(long time, Purpose purpose, WindowState window) {
        queue.add(new Timer(time, number++, purpose, window, null, 0));
    }

    void set(long time, WindowState window, TriggerState trigger, int rule) {
        queue.add(new Timer(time, number++, Purpose.RULE, window, trigger, rule));
    }

    /** When the next one is due, or {@link #NONE}; those of dropped windows are forgotten. */
    long nextTime() {
        Timer first = queue.peek();
        while (first != null && first.window.dropped) {
            queue.remove();
            first = queue.peek();
        }
        return first == null ? NONE : first.time;
    }

    Timer take() {
        return queue.remove();
    }
}
