package dev.millrace.runtime.state;

/**
 * Timers of one operator, by the time for which they are set and, within one time, in the order in which they were set.
 * A timer belongs to a key (by its slot in the operator's table) and has a kind, a number that the operator chooses; it
 * is there only once for a key, a kind and a time. Belongs to one subtask's thread.
 */
public interface TimerQueue {

    /** What {@link #firstTime} gives when there is no timer. */
    long NONE = Long.MAX_VALUE;

    /** One timer. */
    record Timer(long time, int kind, int slot) {}

    /** Sets a timer, unless it is there. */
    void register(Timer timer);

    /** Takes a timer back; nothing happens if it is not there. */
    void delete(Timer timer);

    boolean isEmpty();

    /** The time of the first timer, or {@link #NONE}. */
    long firstTime();

    /**
     * Takes the first timer out.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    Timer poll();
}
