package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Temporal joins against their definition. {@code -Dseed=} runs one case, {@code -Dseeds=} as many as wanted. */
class TemporalJoinRunTest {

    private static final List<String> OUTPUTS = List.of("out", "late-left", "late-right");
    private static final List<String> TABLES = List.of("o0", "o1", "o2");
    private static final String LAST = "'keys': ['k'], 'keep': 'last'";
    /** Takes versions back at times of their own: at the next row of a value, whatever its key. */
    private static final String LAST_OF_VALUE = "'keys': ['v'], 'keep': 'last'";

    private static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.range(0, Long.getLong("seeds", 10)) : LongStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRowMeetsTheVersionThatWasValidAtItsTime(long seed) {
        check(seed, "filter", "'condition': 'v >= 0'");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anUpdateIsANewVersion(long seed) {
        check(seed, "deduplicate", LAST);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aVersionThatIsTakenBackIsValidNoMore(long seed) {
        check(seed, "deduplicate", LAST_OF_VALUE);
    }

    private static void check(long seed, String kind, String kindSettings) {
        JoinInputs inputs = new JoinInputs(seed, true);
        boolean keepLeft = inputs.random().nextBoolean();
        boolean condition = inputs.random().nextInt(3) == 0;
        inputs.before("r", kind, kindSettings);
        String settings = "'keys': [{'left': 'k', 'right': 'k'}], 'type': '" + (keepLeft ? "left" : "inner") + "'"
                + (condition ? ", 'condition': 'MOD(v + right_v, 3) <> 0'" : "");

        Harness.Outcome outcome = inputs.run(inputs.json("temporal-join", settings, OUTPUTS), TABLES);

        List<List<@Nullable Object>> left = WindowJoinRunTest.without(outcome.rows("lt"), outcome.rows("o1"));
        List<Change> versions = changes(outcome.rows("rt"), outcome.rows("o2"));
        List<List<@Nullable Object>> expected = new ArrayList<>();
        for (List<@Nullable Object> row : left) {
            List<@Nullable Object> version = versionAt(versions, row.get(1), number(row, 0));
            boolean pair = version != null && (!condition || (number(row, 2) + number(version, 2)) % 3 != 0);
            if (pair || keepLeft) {
                List<@Nullable Object> joined = new ArrayList<>(row);
                joined.addAll(pair ? Objects.requireNonNull(version) : Arrays.asList(null, null, null));
                expected.add(joined);
            }
        }
        assertEquals(Harness.sort(expected), outcome.sorted("o0"), () -> "seed " + seed + " " + settings);
    }

    private record Change(long time, boolean retraction, List<@Nullable Object> values) {}

    /** Rows that are not late. A row that is taken back is so at the time of the row behind it, which caused that. */
    private static List<Change> changes(List<List<@Nullable Object>> rows, List<List<@Nullable Object>> late) {
        List<List<@Nullable Object>> toRemove = new ArrayList<>(late);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<@Nullable Object> row = rows.get(i);
            boolean retraction = row.size() > 3 && "retract".equals(row.get(3));
            if (!toRemove.remove(row)) {
                long time = number(rows.get(retraction ? i + 1 : i), 0);
                changes.add(new Change(time, retraction, row.subList(0, 3)));
            }
        }
        assertEquals(List.of(), toRemove);
        return changes;
    }

    private static @Nullable List<@Nullable Object> versionAt(List<Change> changes, @Nullable Object key, long time) {
        List<Change> upToThen = changes.stream()
                .filter(change -> key != null && key.equals(change.values.get(1)))
                .filter(change -> change.time <= time)
                .sorted(Comparator.comparingLong(Change::time))
                .toList();
        List<@Nullable Object> valid = null;
        for (Change change : upToThen) {
            if (!change.retraction) {
                valid = change.values;
            } else if (change.values.equals(valid)) {
                valid = null;
            }
        }
        return valid;
    }

    private static long number(List<@Nullable Object> row, int field) {
        return (Long) Objects.requireNonNull(row.get(field));
    }
}
