package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Interval joins against their definition. {@code -Dseed=} runs one case, {@code -Dseeds=} as many as wanted. */
class IntervalJoinRunTest {

    private static final List<String> OUTPUTS = List.of("out", "late-left", "late-right");
    private static final List<String> TABLES = List.of("o0", "o1", "o2");
    private static final String[] TYPES = {"inner", "left", "right", "full"};

    private static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.range(0, Long.getLong("seeds", 30)) : LongStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pairsAndRowsAloneAreThoseOfTheDefinition(long seed) {
        JoinInputs inputs = new JoinInputs(seed, false);
        Settings settings = new Settings(inputs.random());

        Harness.Outcome outcome = inputs.run(inputs.json("interval-join", settings.json(), OUTPUTS), TABLES);

        assertEquals(List.of(), outcome.rows("o1"));
        assertEquals(List.of(), outcome.rows("o2"));
        assertEquals(
                Harness.sort(settings.joined(outcome.rows("lt"), outcome.rows("rt"))),
                outcome.sorted("o0"),
                () -> "seed " + seed + " " + settings.json());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void withLateRowsTheResultIsThatOfTheOthers(long seed) {
        JoinInputs inputs = new JoinInputs(seed, true);
        Settings settings = new Settings(inputs.random());

        Harness.Outcome outcome = inputs.run(inputs.json("interval-join", settings.json(), OUTPUTS), TABLES);

        List<List<@Nullable Object>> left = without(outcome.rows("lt"), outcome.rows("o1"));
        List<List<@Nullable Object>> right = without(outcome.rows("rt"), outcome.rows("o2"));
        assertEquals(
                Harness.sort(settings.joined(left, right)),
                outcome.sorted("o0"),
                () -> "seed " + seed + " " + settings.json());
    }

    private static List<List<@Nullable Object>> without(
            List<List<@Nullable Object>> rows, List<List<@Nullable Object>> removed) {
        List<List<@Nullable Object>> rest = new ArrayList<>(rows);
        removed.forEach(rest::remove);
        assertEquals(rows.size() - removed.size(), rest.size());
        return rest;
    }

    /** A join drawn at random, and what it means. */
    private static final class Settings {

        private final String type;
        private final long lower;
        private final long upper;
        private final boolean lowerInclusive;
        private final boolean upperInclusive;
        private final boolean condition;

        Settings(SplittableRandom random) {
            type = TYPES[random.nextInt(TYPES.length)];
            lower = random.nextLong(400) - 250;
            upper = lower + 2 + random.nextLong(400);
            lowerInclusive = random.nextBoolean();
            upperInclusive = random.nextBoolean();
            condition = random.nextBoolean();
        }

        String json() {
            return "'keys': [{'left': 'k', 'right': 'k'}], 'lower': '" + signed(lower) + "', 'upper': '"
                    + signed(upper) + "', 'lowerInclusive': " + lowerInclusive + ", 'upperInclusive': "
                    + upperInclusive + ", 'type': '" + type + "'"
                    + (condition ? ", 'condition': 'MOD(v + right_v, 3) <> 0'" : "");
        }

        private static String signed(long millis) {
            return (millis < 0 ? "-" : "") + Math.abs(millis) + "ms";
        }

        private boolean isPair(List<@Nullable Object> left, List<@Nullable Object> right) {
            long distance = (Long) Objects.requireNonNull(right.get(0)) - (Long) Objects.requireNonNull(left.get(0));
            long values = (Long) Objects.requireNonNull(left.get(2)) + (Long) Objects.requireNonNull(right.get(2));
            return left.get(1) != null
                    && left.get(1).equals(right.get(1))
                    && (lowerInclusive ? distance >= lower : distance > lower)
                    && (upperInclusive ? distance <= upper : distance < upper)
                    && (!condition || values % 3 != 0);
        }

        List<List<@Nullable Object>> joined(List<List<@Nullable Object>> left, List<List<@Nullable Object>> right) {
            List<List<@Nullable Object>> joined = new ArrayList<>();
            Set<Integer> rightPaired = new HashSet<>();
            for (List<@Nullable Object> l : left) {
                boolean paired = false;
                for (int r = 0; r < right.size(); r++) {
                    if (isPair(l, right.get(r))) {
                        joined.add(pair(l, right.get(r)));
                        rightPaired.add(r);
                        paired = true;
                    }
                }
                if (!paired && (type.equals("left") || type.equals("full"))) {
                    joined.add(pair(l, Arrays.asList(null, null, null)));
                }
            }
            for (int r = 0; r < right.size(); r++) {
                if (!rightPaired.contains(r) && (type.equals("right") || type.equals("full"))) {
                    joined.add(pair(Arrays.asList(null, null, null), right.get(r)));
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
}
