package dev.millrace.runtime.state;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;

/** Timers on the heap: a sorted set, and a map that knows which are there. */
final class HeapTimerQueue implements TimerQueue {

    private record Entry(Timer timer, long number) {}

    private final TreeSet<Entry> inOrder = new TreeSet<>(
            Comparator.comparingLong((Entry entry) -> entry.timer().time()).thenComparingLong(Entry::number));
    private final Map<Timer, Entry> known = new HashMap<>();
    private long next;

    @Override
    public void register(Timer timer) {
        if (!known.containsKey(timer)) {
            Entry entry = new Entry(timer, next++);
            known.put(timer, entry);
            inOrder.add(entry);
        }
    }

    @Override
    public void delete(Timer timer) {
        Entry entry = known.remove(timer);
        if (entry != null) {
            inOrder.remove(entry);
        }
    }

    @Override
    public boolean isEmpty() {
        return inOrder.isEmpty();
    }

    @Override
    public long firstTime() {
        return inOrder.isEmpty() ? NONE : inOrder.first().timer().time();
    }

    @Override
    public Timer poll() {
        Entry first = inOrder.pollFirst();
        if (first == null) {
            throw new NoSuchElementException("no timer");
        }
        known.remove(first.timer());
        return first.timer();
    }
}
