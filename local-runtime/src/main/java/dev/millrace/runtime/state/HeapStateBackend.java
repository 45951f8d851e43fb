package dev.millrace.runtime.state;

import dev.millrace.model.schema.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** State on the Java heap. */
public final class HeapStateBackend implements StateBackend {

    private final Map<String, KeyedTables> tables = new HashMap<>();
    private final Map<String, KeyedRows> rows = new HashMap<>();
    private final Map<String, RowStore> rowStores = new HashMap<>();
    private final Map<String, PartialMatches> matches = new HashMap<>();
    private final Map<String, TimerQueue> timers = new HashMap<>();

    @Override
    public KeyedTables tables(String node, String name, List<DataType> keys, List<AccumulatorType> accumulators) {
        return tables.computeIfAbsent(node + "/" + name, ignored -> new HeapKeyedTables(keys, accumulators));
    }

    @Override
    public KeyedRows rows(String node, String name, List<DataType> types, List<Integer> keyFields) {
        return rows.computeIfAbsent(node + "/" + name, ignored -> new KeyedRows(types, keyFields));
    }

    @Override
    public RowStore rowStore(String node, String name, List<DataType> types) {
        return rowStores.computeIfAbsent(node + "/" + name, ignored -> new RowStore(types));
    }

    @Override
    public PartialMatches matches(String node, String name, KeyedRows of) {
        return matches.computeIfAbsent(node + "/" + name, ignored -> new PartialMatches(of));
    }

    @Override
    public TimerQueue timers(String node, String name) {
        return timers.computeIfAbsent(node + "/" + name, ignored -> new HeapTimerQueue());
    }

    private static final class HeapKeyedTables implements KeyedTables {

        private final List<DataType> keys;
        private final List<AccumulatorType> accumulators;
        private final TreeMap<Long, KeyedTable> byNamespace = new TreeMap<>();
        /** The table dropped last: the next window has about as many keys, so its memory fits. */
        private @Nullable KeyedTable spare;

        HeapKeyedTables(List<DataType> keys, List<AccumulatorType> accumulators) {
            this.keys = List.copyOf(keys);
            this.accumulators = List.copyOf(accumulators);
        }

        @Override
        public KeyedTable table(long namespace) {
            KeyedTable table = byNamespace.get(namespace);
            if (table == null) {
                table = make();
                byNamespace.put(namespace, table);
            }
            return table;
        }

        private KeyedTable make() {
            KeyedTable table = spare;
            if (table == null) {
                return new HeapKeyedTable(keys, accumulators);
            }
            spare = null;
            table.clear();
            return table;
        }

        @Override
        public Optional<KeyedTable> find(long namespace) {
            return Optional.ofNullable(byNamespace.get(namespace));
        }

        @Override
        public void drop(long namespace) {
            spare = byNamespace.remove(namespace);
        }

        @Override
        public long[] namespaces() {
            return byNamespace.keySet().stream().mapToLong(Long::longValue).toArray();
        }
    }
}
