package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Window joins against their definition. {@code -Dseed=} runs one case, {@code -Dseeds=} as many as wanted. */
class WindowJoinRunTest {

    private static final List<String> OUTPUTS = List.of("out", "late-left", "late-right", "errors");
    private static final List<String> TABLES = List.of("o0", "o1", "o2", "o3");
    private static final String[] TYPES = {"inner", "left", "right", "full", "semi", "anti"};

    private static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.range(0, Long.getLong("seeds", 15)) : LongStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void resultsOfEveryKindOfWindowAreThoseOfTheDefinition(long seed) {
        JoinInputs inputs = new JoinInputs(seed, false);
        Settings settings = new Settings(inputs.random());

        Harness.Outcome outcome = inputs.run(inputs.json("window-join", settings.json(), OUTPUTS), TABLES);

        assertEquals(List.of(), outcome.rows("o1"));
        assertEquals(List.of(), outcome.rows("o2"));
        List<List<@Nullable Object>> errors = new ArrayList<>();
        List<List<@Nullable Object>> expected = settings.joined(outcome.rows("lt"), outcome.rows("rt"), errors);
        assertEquals(Harness.sort(expected), outcome.sorted("o0"), () -> "seed " + seed + " " + settings.json());
        assertEquals(
                Harness.sort(errors),
                Harness.sort(outcome.rows("o3").stream()
                        .map(row -> row.subList(0, 6))
                        .toList()),
                () -> "seed " + seed + " " + settings.json());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inTumblingWindowsTheResultIsThatOfTheRowsThatAreNotLate(long seed) {
        JoinInputs inputs = new JoinInputs(seed, true);
        Settings settings = new Settings(inputs.random());
        settings.form = 0;

        Harness.Outcome outcome = inputs.run(inputs.json("window-join", settings.json(), OUTPUTS), TABLES);

        List<List<@Nullable Object>> left = without(outcome.rows("lt"), outcome.rows("o1"));
        List<List<@Nullable Object>> right = without(outcome.rows("rt"), outcome.rows("o2"));
        assertEquals(
                Harness.sort(settings.joined(left, right, new ArrayList<>())),
                outcome.sorted("o0"),
                () -> "seed " + seed + " " + settings.json());
    }

    static List<List<@Nullable Object>> without(
            List<List<@Nullable Object>> rows, List<List<@Nullable Object>> removed) {
        List<List<@Nullable Object>> rest = new ArrayList<>(rows);
        removed.forEach(rest::remove);
        assertEquals(rows.size() - removed.size(), rest.size());
        return rest;
    }

    private record Window(long start, long end) {
        boolean holds(List<@Nullable Object> row) {
            return start <= number(row, 0) && number(row, 0) < end;
        }
    }

    /** A join drawn at random, and what it means. */
    private static final class Settings {

        private final String type;
        private final long step;
        private final int steps;
        private final long offset;
        private final boolean condition;
        private int form;

        Settings(SplittableRandom random) {
            type = TYPES[random.nextInt(TYPES.length)];
            form = random.nextInt(4);
            step = 1L + random.nextInt(300);
            steps = 1 + random.nextInt(4);
            offset = random.nextLong(step);
            condition = random.nextBoolean();
        }

        String json() {
            String window = switch (form) {
                case 0 -> "'size': '" + step + "ms', 'offset': '" + offset + "ms'";
                case 1 ->
                    "'type': 'sliding', 'size': '" + step * steps + "ms', 'slide': '" + step + "ms', 'offset': '"
                            + offset + "ms'";
                case 2 ->
                    "'type': 'cumulating', 'size': '" + step * steps + "ms', 'step': '" + step + "ms', 'offset': '"
                            + offset + "ms'";
                default -> "'type': 'session', 'gap': '" + step + "ms'";
            };
            return "'keys': [{'left': 'k', 'right': 'k'}], 'window': {" + window + "}, 'type': '" + type + "'"
                    + (condition ? ", 'condition': 'MOD(10, v + right_v - 7) <> 1'" : "");
        }

        /** Empty: it cannot be said, because a remainder by zero would be needed. */
        private @Nullable Boolean accepts(List<@Nullable Object> left, List<@Nullable Object> right) {
            long divisor = number(left, 2) + number(right, 2) - 7;
            if (!condition) {
                return true;
            }
            return divisor == 0 ? null : (Boolean) (10 % divisor != 1);
        }

        List<List<@Nullable Object>> joined(
                List<List<@Nullable Object>> left,
                List<List<@Nullable Object>> right,
                List<List<@Nullable Object>> errors) {
            List<List<@Nullable Object>> joined = new ArrayList<>();
            Set<Object> keys = new HashSet<>();
            left.forEach(row -> keys.add(String.valueOf(row.get(1))));
            right.forEach(row -> keys.add(String.valueOf(row.get(1))));
            for (Object key : keys) {
                List<List<@Nullable Object>> lefts = ofKey(left, key);
                List<List<@Nullable Object>> rights = ofKey(right, key);
                if (key.equals("null") && form == 3) {
                    lefts.forEach(row -> join(around(row), List.of(row), List.of(), joined, errors));
                    rights.forEach(row -> join(around(row), List.of(), List.of(row), joined, errors));
                } else if (key.equals("null")) {
                    windows(lefts, List.of()).forEach(window -> join(window, lefts, List.of(), joined, errors));
                    windows(rights, List.of()).forEach(window -> join(window, List.of(), rights, joined, errors));
                } else {
                    windows(lefts, rights).forEach(window -> join(window, lefts, rights, joined, errors));
                }
            }
            return joined;
        }

        private static List<List<@Nullable Object>> ofKey(List<List<@Nullable Object>> rows, Object key) {
            return rows.stream()
                    .filter(row -> String.valueOf(row.get(1)).equals(key))
                    .toList();
        }

        private Window around(List<@Nullable Object> row) {
            return new Window(number(row, 0), number(row, 0) + step);
        }

        private Set<Window> windows(List<List<@Nullable Object>> lefts, List<List<@Nullable Object>> rights) {
            TreeSet<Long> times = new TreeSet<>();
            lefts.forEach(row -> times.add(number(row, 0)));
            rights.forEach(row -> times.add(number(row, 0)));
            Set<Window> windows = new HashSet<>();
            if (form == 3) {
                Window session = null;
                for (long time : times) {
                    boolean same = session != null && time <= session.end;
                    if (session != null && !same) {
                        windows.add(session);
                    }
                    session = new Window(same && session != null ? session.start : time, time + step);
                }
                if (session != null) {
                    windows.add(session);
                }
                return windows;
            }
            for (long time : times) {
                long period = form == 2 ? step * steps : step;
                long last = Math.floorDiv(time - offset, period) * period + offset;
                for (int i = 0; i < steps; i++) {
                    Window window = switch (form) {
                        case 0 -> new Window(last, last + step);
                        case 1 -> new Window(last - i * step, last - i * step + steps * step);
                        default -> new Window(last, last + (i + 1) * step);
                    };
                    if (window.start <= time && time < window.end) {
                        windows.add(window);
                    }
                }
            }
            return windows;
        }

        private void join(
                Window window,
                List<List<@Nullable Object>> left,
                List<List<@Nullable Object>> right,
                List<List<@Nullable Object>> joined,
                List<List<@Nullable Object>> errors) {
            List<List<@Nullable Object>> rights =
                    right.stream().filter(window::holds).toList();
            boolean[] paired = new boolean[rights.size()];
            boolean leftOnly = type.equals("semi") || type.equals("anti");
            for (List<@Nullable Object> l : left.stream().filter(window::holds).toList()) {
                boolean any = false;
                // A left row that is only asked whether it has a partner looks no further than the first.
                for (int r = 0; r < rights.size() && !(leftOnly && any); r++) {
                    Boolean accepted = accepts(l, rights.get(r));
                    if (accepted == null) {
                        errors.add(concat(l, rights.get(r)));
                    } else if (accepted) {
                        any = true;
                        paired[r] = true;
                        if (!leftOnly) {
                            joined.add(concat(l, rights.get(r), window));
                        }
                    }
                }
                if (type.equals(any ? "semi" : "anti")) {
                    joined.add(concat(l, List.of(), window));
                } else if (!any && (type.equals("left") || type.equals("full"))) {
                    joined.add(concat(l, Arrays.asList(null, null, null), window));
                }
            }
            for (int r = 0; r < rights.size(); r++) {
                if (!paired[r] && (type.equals("right") || type.equals("full"))) {
                    joined.add(concat(Arrays.asList(null, null, null), rights.get(r), window));
                }
            }
        }

        private static List<@Nullable Object> concat(
                List<@Nullable Object> left, List<@Nullable Object> right, Window window) {
            List<@Nullable Object> row = concat(left, right);
            row.add(window.start);
            row.add(window.end);
            return row;
        }

        private static List<@Nullable Object> concat(List<@Nullable Object> left, List<@Nullable Object> right) {
            List<@Nullable Object> row = new ArrayList<>(left);
            row.addAll(right);
            return row;
        }
    }

    private static long number(List<@Nullable Object> row, int field) {
        return (Long) Objects.requireNonNull(row.get(field));
    }
}
