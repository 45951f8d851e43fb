package dev.millrace.model.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyHashingTest {

    /** Computed with Flink 2.3's MathUtils and KeyGroupRangeAssignment. */
    @ParameterizedTest
    @CsvSource({
        "0, 593689054, 94, 94",
        "1, 68075478, 86, 198",
        "-1, 1982413648, 80, 208",
        "2, 1085422463, 127, 143",
        "42, 1134849565, 29, 685",
        "1000, 3506311, 7, 631",
        "-1000, 696921294, 78, 174",
        "123456789, 1088346449, 81, 209",
        "2147483647, 1653689534, 62, 14",
        "-2147483648, 1718298732, 108, 12",
        "-2089875627, 0, 0, 0",
        "-1035494534, 0, 0, 0"
    })
    void groupsAreFlinks(int hash, int murmur, int groupOf128, int groupOf720) {
        assertEquals(murmur, KeyHashing.murmur(hash));
        assertEquals(groupOf128, KeyHashing.keyGroup(hash, 128));
        assertEquals(groupOf720, KeyHashing.keyGroup(hash, 720));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0",
        "1, 0, 0, 0, 1",
        "42, 0, 0, 0, 42",
        "43, 0, 0, 1, 43",
        "63, 0, 0, 1, 63",
        "64, 0, 1, 1, 64",
        "85, 0, 1, 1, 85",
        "86, 0, 1, 2, 86",
        "127, 0, 1, 2, 127"
    })
    void subtasksHaveRangesOfGroups(int group, int of1, int of2, int of3, int of128) {
        assertEquals(of1, KeyHashing.subtask(group, 1, 128));
        assertEquals(of2, KeyHashing.subtask(group, 2, 128));
        assertEquals(of3, KeyHashing.subtask(group, 3, 128));
        assertEquals(of128, KeyHashing.subtask(group, 128, 128));
    }

    @Test
    void equalKeysHaveEqualHashes() {
        assertEquals(KeyHashing.ofBoxed(-5), KeyHashing.ofBoxed(-5L));
        assertEquals(KeyHashing.ofBoxed(0.0), KeyHashing.ofBoxed(-0.0));
        assertEquals(KeyHashing.ofBoxed(Double.NaN), KeyHashing.ofBoxed(Double.longBitsToDouble(0x7ff8000000000001L)));
        assertEquals(KeyHashing.ofBoxed(new BigDecimal("1.50")), KeyHashing.ofBoxed(new BigDecimal("1.5")));
        assertEquals(KeyHashing.ofBoxed(new BigDecimal("0.00")), KeyHashing.ofBoxed(BigDecimal.ZERO));
        assertEquals(KeyHashing.ofBoxed("straße"), KeyHashing.ofBoxed("straße".getBytes(StandardCharsets.UTF_8)));
        assertEquals(KeyHashing.ofBoxed(Arrays.asList(1, null)), KeyHashing.ofBoxed(Arrays.asList(1L, null)));
        assertEquals(KeyHashing.ofNull(), KeyHashing.ofBoxed(null));
    }

    @Test
    void textsOfEveryLengthDiffer() {
        Set<Integer> hashes = new HashSet<>();

        IntStream.range(0, 64).mapToObj("a"::repeat).map(KeyHashing::ofBoxed).forEach(hashes::add);
        IntStream.range(0, 64)
                .mapToObj(i -> "b" + "a".repeat(i))
                .map(KeyHashing::ofBoxed)
                .forEach(hashes::add);

        assertEquals(128, hashes.size());
    }

    @Test
    void aTextHashesWhereverItStands() {
        byte[] heap = "..campaign-17..".getBytes(StandardCharsets.UTF_8);

        assertEquals(KeyHashing.ofBoxed("campaign-17"), KeyHashing.of(heap, 2, 11));
        assertEquals(KeyHashing.ofBoxed("paign"), KeyHashing.of(heap, 5, 5));
    }

    @Test
    void consecutiveKeysSpreadOverTheGroups() {
        for (int parallelism : new int[] {2, 4, 7}) {
            int[] rows = new int[parallelism];
            for (long key = 0; key < 10_000; key++) {
                int group = KeyHashing.keyGroup(KeyHashing.of(key), 128);
                rows[KeyHashing.subtask(group, rows.length, 128)]++;
            }
            int fair = 10_000 / rows.length;
            assertTrue(Arrays.stream(rows).allMatch(count -> Math.abs(count - fair) < fair / 5), Arrays.toString(rows));
        }
    }
}
