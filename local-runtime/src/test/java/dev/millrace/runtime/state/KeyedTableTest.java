package dev.millrace.runtime.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyedTableTest {

    private static final int ROWS = 256;

    static List<List<DataType>> keyTypes() {
        return List.of(
                List.of(DataType.Scalar.BIGINT),
                List.of(DataType.Scalar.INT),
                List.of(DataType.Scalar.STRING),
                List.of(DataType.Scalar.DOUBLE),
                List.of(DataType.Scalar.BOOLEAN, DataType.Scalar.STRING),
                List.of(DataType.Scalar.TIMESTAMP, DataType.Scalar.BIGINT));
    }

    @ParameterizedTest
    @MethodSource("keyTypes")
    void everyKeyHasOneSlotInTheOrderOfFirstSight(List<DataType> types) {
        SplittableRandom random = new SplittableRandom(42);
        KeyedTable table = HeapTables.create(types, List.of(AccumulatorType.LONG));
        for (int life = 0; life < 3; life++) {
            fillAndCheck(table, types, random);
            Arrays.fill(table.longs(0), 0, table.size(), 17);
            table.clear();
        }
    }

    @ParameterizedTest
    @MethodSource("keyTypes")
    void copiedSlotsAreFoundAgainByAnotherTable(List<DataType> types) {
        SplittableRandom random = new SplittableRandom(7);
        KeyedTable table = HeapTables.create(types, List.of(AccumulatorType.LONG, AccumulatorType.OBJECT));
        fillAndCheck(table, types, random);
        int size = table.size();
        int[] hashes = new int[size];
        table.hashes(0, size, hashes);
        for (int slot = 0; slot < size; slot++) {
            table.longs(0)[slot] = hashes[slot];
            table.objects(1)[slot] = slot;
        }
        int[] chosen = random.ints(0, size).distinct().limit(size / 2).toArray();
        KeyedTable copy = HeapTables.create(types, List.of(AccumulatorType.LONG, AccumulatorType.OBJECT));
        copy.copySlots(table, new int[] {0}, 0, 1);

        copy.copySlots(table, chosen, 0, chosen.length);

        int[] slots = new int[chosen.length];
        table.slots(copy, 0, chosen.length, slots);
        assertEquals(chosen.length, copy.size());
        assertTrue(Arrays.equals(chosen, slots));
        assertEquals(size, table.size());
        for (int i = 0; i < chosen.length; i++) {
            assertEquals(hashes[chosen[i]], copy.longs(0)[i]);
            assertEquals(chosen[i], copy.objects(1)[i]);
        }
    }

    private static void fillAndCheck(KeyedTable table, List<DataType> types, SplittableRandom random) {
        Map<List<@Nullable Object>, Integer> expected = new HashMap<>();
        for (int round = 0; round < 20; round++) {
            Column[] keys =
                    types.stream().map(type -> Column.create(type, ROWS)).toArray(Column[]::new);
            int[] hashes = new int[ROWS];
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                List<@Nullable Object> key = randomKey(types, random);
                rows.add(key);
                hashes[row] = key.hashCode();
                for (int k = 0; k < keys.length; k++) {
                    keys[k].setBoxed(row, key.get(k));
                }
            }
            int[] slots = new int[ROWS];
            table.slots(keys, hashes, null, 0, ROWS, slots);
            for (int row = 0; row < ROWS; row++) {
                int slot = expected.computeIfAbsent(rows.get(row), key -> expected.size());
                assertEquals(slot, slots[row], "row " + row + " of " + rows.get(row));
            }
        }
        assertEquals(expected.size(), table.size());
        assertKeysReadBack(table, types, expected);
        assertTrue(Arrays.stream(table.longs(0), 0, table.size()).allMatch(value -> value == 0));
    }

    private static void assertKeysReadBack(
            KeyedTable table, List<DataType> types, Map<List<@Nullable Object>, Integer> expected) {
        Column[] columns =
                types.stream().map(type -> Column.create(type, table.size())).toArray(Column[]::new);
        table.keys(0, table.size(), columns, 0);
        expected.forEach((key, slot) -> {
            for (int k = 0; k < columns.length; k++) {
                assertEquals(key.get(k), columns[k].boxed(slot));
            }
        });
    }

    private static List<@Nullable Object> randomKey(List<DataType> types, SplittableRandom random) {
        List<@Nullable Object> key = new ArrayList<>();
        for (DataType type : types) {
            int n = random.nextInt(400) - 1;
            key.add(n < 0 ? null : value((DataType.Scalar) type, n));
        }
        return key;
    }

    private static Object value(DataType.Scalar type, int n) {
        return switch (type) {
            case BOOLEAN -> n % 2 == 0;
            case INT -> 7 * n;
            case BIGINT -> n % 3 == 0 ? n * 1_000_000_007L : n % 3 == 1 ? 2 * n : -n;
            case TIMESTAMP -> n * 1_000_000_007L;
            case DOUBLE -> n / 7.0;
            case STRING -> "schlüssel " + n;
            default -> throw new IllegalArgumentException(type.text());
        };
    }

    @ParameterizedTest
    @MethodSource("keyTypes")
    void slotsOfAnotherTableAreFoundByKey(List<DataType> types) {
        SplittableRandom random = new SplittableRandom(7);
        KeyedTable from = HeapTables.create(types, List.of());
        Column[] keys = types.stream().map(type -> Column.create(type, ROWS)).toArray(Column[]::new);
        int[] hashes = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            List<@Nullable Object> key = randomKey(types, random);
            hashes[row] = Objects.hash(key.toArray());
            for (int k = 0; k < keys.length; k++) {
                keys[k].setBoxed(row, key.get(k));
            }
        }
        int[] slots = new int[ROWS];
        from.slots(keys, hashes, null, 0, ROWS, slots);
        KeyedTable to = HeapTables.create(types, List.of());
        int[] backwards = new int[ROWS];
        Arrays.setAll(backwards, i -> ROWS - 1 - i);
        int[] reversedHashes = new int[ROWS];
        Arrays.setAll(reversedHashes, i -> hashes[ROWS - 1 - i]);
        to.slots(keys, reversedHashes, backwards, 0, ROWS, new int[ROWS]);
        int[] targets = new int[from.size()];

        to.slots(from, 0, from.size(), targets);

        assertEquals(from.size(), to.size());
        assertEquals(from.size(), Arrays.stream(targets).distinct().count());
    }
}
