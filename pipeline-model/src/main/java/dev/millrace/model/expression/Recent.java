package dev.millrace.model.expression;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the last key gave: patterns are nearly always the same from row to row. Safe between threads, which may
 * compute a value twice.
 */
final class Recent<K, V> {

    private record Entry<K, V>(K key, V value) {}

    private final Function<K, V> compute;
    private volatile @Nullable Entry<K, V> last;

    Recent(Function<K, V> compute) {
        this.compute = compute;
    }

    V get(K key) {
        Entry<K, V> entry = last;
        if (entry == null || !entry.key().equals(key)) {
            entry = new Entry<>(key, compute.apply(key));
            last = entry;
        }
        return entry.value();
    }
}
