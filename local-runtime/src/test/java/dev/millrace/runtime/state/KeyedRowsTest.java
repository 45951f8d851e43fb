package dev.millrace.runtime.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.expression.KeyHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows by key against a map of lists, with keys that lie densely, far apart, below zero, and null. */
class KeyedRowsTest {

    private record Stored(int row, long time, long value) {}

    private final KeyedRows rows = new KeyedRows(List.of(Scalar.BIGINT, Scalar.BIGINT), List.of(0));
    private final Map<@Nullable Long, List<Stored>> expected = new HashMap<>();
    private final Column[] columns = {Column.create(Scalar.BIGINT, 1), Column.create(Scalar.BIGINT, 1)};
    private final Column[] key = {columns[0]};
    private final int[] hash = new int[1];

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void holdsWhatAMapOfListsHolds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            Long value = key(random, i);
            List<Stored> ofKey = expected.computeIfAbsent(value, ignored -> new ArrayList<>());
            if (random.nextInt(5) < 2 && !ofKey.isEmpty()) {
                rows.remove(ofKey.remove(random.nextInt(ofKey.size())).row);
            } else {
                long time = random.nextInt(1000);
                ofKey.add(new Stored(add(value, time, i), time, i));
                ofKey.sort(Comparator.comparingLong(Stored::time));
            }
            assertEquals(ofKey, found(value), "seed " + seed + ", step " + i + ", key " + value);
        }
        expected.forEach((value, ofKey) -> assertEquals(ofKey, found(value), () -> "seed " + seed + ", key " + value));
        assertEquals(expected.values().stream().mapToInt(List::size).sum(), rows.size());
        assertEquals(expected.values().stream().filter(list -> !list.isEmpty()).count(), rows.keys());
    }

    /** Far apart at first, so that denser keys find some in the hash table when they come. */
    private static @Nullable Long key(SplittableRandom random, int step) {
        return switch (random.nextInt(step < 500 ? 3 : 8)) {
            case 0 -> (long) random.nextInt(40) * 1000;
            case 1 -> -random.nextLong(30);
            case 2 -> random.nextInt(10) == 0 ? null : random.nextLong(20) << 40;
            default -> random.nextLong(1 + step / 10);
        };
    }

    private int add(@Nullable Long value, long time, long number) {
        set(value);
        ((LongColumn) columns[1]).set(0, number);
        return rows.add(columns, 0, key, hash[0], time);
    }

    private void set(@Nullable Long value) {
        if (value == null) {
            columns[0].setNull(0);
        } else {
            columns[0].setNotNull(0);
            ((LongColumn) columns[0]).set(0, value);
        }
        KeyHash.hash(key, null, 1, hash);
    }

    private List<Stored> found(@Nullable Long value) {
        set(value);
        int found = rows.find(key, 0, hash[0]);
        if (value != null) {
            int[] keys = new int[1];
            columns[0].setNoNulls();
            rows.find(key, null, 1, hash, keys);
            assertEquals(found, keys[0], "one by one and together");
        }
        List<Stored> all = new ArrayList<>();
        for (int row = found == KeyedRows.NONE ? found : rows.first(found);
                row != KeyedRows.NONE;
                row = rows.next(row)) {
            long number = ((LongColumn) rows.column(row, 1)).values()[KeyedRows.position(row)];
            all.add(new Stored(row, rows.time(row), number));
        }
        return all;
    }
}
