package dev.millrace.runtime.expression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.expression.KeyHashing;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.data.Column;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyHashTest {

    private static final int SIZE = 200;
    private static final List<DataType> TYPES = List.of(
            Scalar.BIGINT,
            Scalar.INT,
            Scalar.DOUBLE,
            Scalar.BOOLEAN,
            Scalar.STRING,
            Scalar.BYTES,
            Scalar.TIMESTAMP,
            Shapes.DECIMAL,
            Shapes.PAIR);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void columnsHashAsTheirBoxedValues(long seed) {
        Random random = new Random(seed);
        RandomValues values = new RandomValues(random, false);
        for (DataType type : TYPES) {
            Column column = column(type, values, random.nextInt(30));
            int[] rows = IntStream.range(0, SIZE)
                    .filter(row -> random.nextInt(3) > 0)
                    .toArray();
            int[] all = new int[SIZE];
            int[] some = new int[SIZE];

            KeyHash.hash(new Column[] {column}, null, SIZE, all);
            KeyHash.hash(new Column[] {column}, rows, rows.length, some);

            for (int row = 0; row < SIZE; row++) {
                assertEquals(KeyHashing.ofBoxed(column.boxed(row)), all[row], type.text() + ", seed " + seed);
            }
            for (int i = 0; i < rows.length; i++) {
                assertEquals(all[rows[i]], some[i], type.text() + ", seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void keysOfSeveralFieldsCombineInOrder(long seed) {
        RandomValues values = new RandomValues(new Random(seed), false);
        Column[] keys = {column(Scalar.BIGINT, values, 10), column(Scalar.STRING, values, 10)};
        int[] hashes = new int[SIZE];

        KeyHash.hash(keys, null, SIZE, hashes);

        for (int row = 0; row < SIZE; row++) {
            int first = KeyHashing.ofBoxed(keys[0].boxed(row));
            assertEquals(KeyHashing.combine(first, KeyHashing.ofBoxed(keys[1].boxed(row))), hashes[row]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 128, 720})
    void groupsOfManyAreThoseOfEach(int groups) {
        int[] hashes = new Random(8).ints(SIZE).toArray();
        int[] actual = new int[SIZE];

        KeyHash.keyGroups(hashes, SIZE, groups, actual);

        int[] expected = IntStream.of(hashes)
                .map(hash -> KeyHashing.keyGroup(hash, groups))
                .toArray();
        assertArrayEquals(expected, actual);
    }

    private static Column column(DataType type, RandomValues values, int nullsIn100) {
        Column column = Column.create(type, SIZE);
        for (int row = 0; row < SIZE; row++) {
            column.setBoxed(row, values.next(type, nullsIn100));
        }
        return column;
    }
}
