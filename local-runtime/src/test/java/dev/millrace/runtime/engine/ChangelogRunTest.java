package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a changelog adds up to is what the query gives of all rows, and no row is taken back that is not there. {@code
 * -Dseed=} runs one case, {@code -Dseeds=} as many as wanted.
 */
class ChangelogRunTest {

    private static final String[] TYPES = {"inner", "left", "right", "full", "semi", "anti"};
    private static final String NOTHING = "'condition': 'v >= 0'";
    private static final String LAST = "'keys': ['k', 'v'], 'keep': 'last'";

    private static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.range(0, Long.getLong("seeds", 30)) : LongStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void joinsAddUpToTheirDefinition(long seed) {
        JoinInputs inputs = new JoinInputs(seed, true);
        SplittableRandom random = inputs.random();
        String type = TYPES[random.nextInt(TYPES.length)];
        boolean condition = random.nextBoolean();
        boolean leftChanges = random.nextBoolean();
        boolean rightChanges = random.nextBoolean();
        boolean broadcast = !leftChanges && !type.equals("right") && !type.equals("full") && random.nextBoolean();
        inputs.before("l", leftChanges ? "deduplicate" : "filter", leftChanges ? LAST : NOTHING);
        inputs.before("r", rightChanges ? "deduplicate" : "filter", rightChanges ? LAST : NOTHING);
        String settings = "'keys': [{'left': 'k', 'right': 'k'}], 'type': '" + type + "', 'broadcast': " + broadcast
                + (condition ? ", 'condition': 'MOD(v + right_v, 3) <> 0'" : "");

        Harness.Outcome outcome = inputs.run(inputs.json("join", settings, List.of("out")), List.of("o0"));

        List<List<@Nullable Object>> left = sum(outcome.rows("lt"), leftChanges);
        List<List<@Nullable Object>> right = sum(outcome.rows("rt"), rightChanges);
        boolean changes = leftChanges || rightChanges || !(type.equals("inner") || type.equals("semi"));
        assertEquals(
                Harness.sort(joined(type, condition, left, right)),
                Harness.sort(sum(outcome.rows("o0"), changes)),
                () -> "seed " + seed + " " + settings);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void stateThatIsForgottenIsForgottenAtTheSamePlace(long seed) {
        JoinInputs inputs = new JoinInputs(seed, true);
        String type = TYPES[inputs.random().nextInt(TYPES.length)];
        String settings = "'keys': [{'left': 'k', 'right': 'k'}], 'type': '" + type + "', 'stateTtl': '"
                + (1 + inputs.random().nextInt(500)) + "ms'";

        Harness.Outcome outcome = inputs.run(inputs.json("join", settings, List.of("out")), List.of("o0"));

        assertTrue(outcome.telemetry().failure().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void firstAndLastRowsOfAKey(long seed) {
        for (String keep : List.of("first", "last")) {
            JoinInputs inputs = new JoinInputs(seed, true);
            inputs.before("l", "filter", NOTHING);
            String settings = "'keys': ['k', 'v'], 'keep': '" + keep + "'";

            Harness.Outcome outcome = inputs.run(inputs.single("deduplicate", settings), List.of("o0"));

            Map<List<@Nullable Object>, List<@Nullable Object>> kept = new LinkedHashMap<>();
            for (List<@Nullable Object> row : outcome.rows("lt")) {
                if (keep.equals("last")) {
                    kept.put(row.subList(1, 3), row);
                } else {
                    kept.putIfAbsent(row.subList(1, 3), row);
                }
            }
            assertEquals(
                    Harness.sort(new ArrayList<>(kept.values())),
                    Harness.sort(sum(outcome.rows("o0"), keep.equals("last"))),
                    () -> "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theFirstRowsOfAKeyInAnOrder(long seed) {
        JoinInputs inputs = new JoinInputs(seed, true);
        SplittableRandom random = inputs.random();
        int count = 1 + random.nextInt(6);
        boolean changes = random.nextBoolean();
        boolean numbered = random.nextBoolean();
        boolean descending = random.nextBoolean();
        inputs.before("l", changes ? "deduplicate" : "filter", changes ? LAST : NOTHING);
        String settings = "'keys': ['k'], 'count': " + count + ", 'order': [{'field': 'v', 'direction': '"
                + (descending ? "descending" : "ascending") + "'}, {'field': 't', 'direction': 'ascending'}]"
                + (numbered ? ", 'rowNumber': 'n'" : "");

        Harness.Outcome outcome = inputs.run(inputs.single("top-n", settings), List.of("o0"));

        assertEquals(
                Harness.sort(first(sum(outcome.rows("lt"), changes), count, numbered, descending)),
                Harness.sort(sum(outcome.rows("o0"), true)),
                () -> "seed " + seed + " " + settings);
    }

    private static List<List<@Nullable Object>> first(
            List<List<@Nullable Object>> rows, int count, boolean numbered, boolean descending) {
        Comparator<List<@Nullable Object>> byValue = Comparator.comparingLong(row -> number(row, 2));
        Comparator<List<@Nullable Object>> order = (descending ? byValue.reversed() : byValue)
                .thenComparingLong((List<@Nullable Object> row) -> number(row, 0));
        Map<String, Long> taken = new HashMap<>();
        List<List<@Nullable Object>> first = new ArrayList<>();
        for (List<@Nullable Object> row : rows.stream().sorted(order).toList()) {
            long n = taken.merge(String.valueOf(row.get(1)), 1L, Long::sum);
            if (n <= count) {
                List<@Nullable Object> given = new ArrayList<>(row);
                if (numbered) {
                    given.add(n);
                }
                first.add(given);
            }
        }
        return first;
    }

    private static long number(List<@Nullable Object> row, int field) {
        return (Long) Objects.requireNonNull(row.get(field));
    }

    /** The rows that are there in the end. */
    private static List<List<@Nullable Object>> sum(List<List<@Nullable Object>> rows, boolean changes) {
        if (!changes) {
            return rows;
        }
        List<List<@Nullable Object>> there = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> values = row.subList(0, row.size() - 1);
            if ("insert".equals(row.get(row.size() - 1))) {
                there.add(values);
            } else {
                int at = there.lastIndexOf(values);
                assertTrue(at >= 0, () -> "taken back, but not there: " + values);
                there.remove(at);
            }
        }
        return there;
    }

    private static List<List<@Nullable Object>> joined(
            String type, boolean condition, List<List<@Nullable Object>> left, List<List<@Nullable Object>> right) {
        List<List<@Nullable Object>> joined = new ArrayList<>();
        boolean[] paired = new boolean[right.size()];
        List<@Nullable Object> nulls = Arrays.asList(null, null, null);
        for (List<@Nullable Object> l : left) {
            boolean any = false;
            for (int r = 0; r < right.size(); r++) {
                List<@Nullable Object> other = right.get(r);
                boolean isPair = l.get(1) != null
                        && l.get(1).equals(other.get(1))
                        && (!condition || (number(l, 2) + number(other, 2)) % 3 != 0);
                if (isPair) {
                    any = true;
                    paired[r] = true;
                    if (!type.equals("semi") && !type.equals("anti")) {
                        joined.add(pair(l, other));
                    }
                }
            }
            if (type.equals(any ? "semi" : "anti")) {
                joined.add(l);
            } else if (!any && (type.equals("left") || type.equals("full"))) {
                joined.add(pair(l, nulls));
            }
        }
        for (int r = 0; r < right.size(); r++) {
            if (!paired[r] && (type.equals("right") || type.equals("full"))) {
                joined.add(pair(nulls, right.get(r)));
            }
        }
        return joined;
    }

    private static List<@Nullable Object> pair(List<@Nullable Object> left, List<@Nullable Object> right) {
        List<@Nullable Object> pair = new ArrayList<>(left);
        pair.addAll(right);
        return pair;
    }
}
