package dev.millrace.model.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers what the last few validations computed, and nothing older: the next validation of nearly the same document
 * finds nearly everything, and the memory is bounded by a few documents. Thread-safe; each validation has its own
 * {@link Call}.
 */
final class Recent<K, V> {

    private static final int CALLS = 4;

    private volatile List<Map<K, V>> calls = List.of();

    /** One validation; used by one thread. */
    final class Call {
        private final List<Map<K, V>> earlier = calls;
        private final Map<K, V> used = new HashMap<>();

        V get(K key, Supplier<V> compute) {
            V known = used.get(key);
            for (int i = 0; known == null && i < earlier.size(); i++) {
                known = earlier.get(i).get(key);
            }
            V value = known == null ? compute.get() : known;
            used.put(key, value);
            return value;
        }

        void end() {
            remember(used);
        }
    }

    Call begin() {
        return new Call();
    }

    private synchronized void remember(Map<K, V> used) {
        List<Map<K, V>> newest = new ArrayList<>(List.of(used));
        newest.addAll(calls.subList(0, Math.min(calls.size(), CALLS - 1)));
        calls = List.copyOf(newest);
    }
}
