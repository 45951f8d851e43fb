package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.PatternStage;
import dev.millrace.runtime.reference.PatternStage.Fits;
import dev.millrace.runtime.reference.PatternStage.Follows;
import dev.millrace.runtime.reference.PatternStage.Skip;
import dev.millrace.runtime.reference.PatternStage.Step;
import dev.millrace.runtime.reference.PatternStage.Taken;
import dev.millrace.runtime.reference.PatternStage.Terms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of up to four steps, with everything that a step can have. Left out are corners where Flink, and so the
 * engine, depends on rows that have nothing to do with the match: a greedy step before one that must not come; a step of
 * n to m rows, or two optional steps in a row, beside "not followed by"; only optional steps behind "not next".
 */
final class PatternDraw implements DrawnKind {

    private static final Field BEGAN = Field.timestamp("began");
    private static final Fits NEVER = (row, match) -> false;

    /** A condition, for the engine and for the interpreter. */
    private record Condition(String sql, Fits fits) {}

    private record Drawn(String json, Step step) {}

    @Override
    public String key() {
        return "pattern";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        Shape shape = from.shape();
        // Matches of matches are too many.
        boolean matches = shape.fields().contains(BEGAN);
        if (matches || shape.changelog() || !shape.order().isDecided() || !shape.has(Field.Type.BIGINT)) {
            return Optional.empty();
        }
        int field = draw.field(shape, Field.Type.BIGINT);
        List<Integer> keys = draw.oneIn(4) ? List.of() : List.of(draw.field(shape, Field.Type.BIGINT));
        List<Drawn> steps = steps(draw, shape, field);
        if (endsOptionalBehindNotNext(steps)) {
            return Optional.empty();
        }
        long multiplying = steps.stream().filter(PatternDraw::multiplies).count();
        long within = multiplying == 0 && draw.oneIn(3) && !endsOpen(steps)
                ? 0
                : draw.someSpan(multiplying > 1 ? 400 : 1_000);
        boolean sincePrevious = draw.oneIn(4);
        List<Skip> skips = Arrays.asList(Skip.values());
        Skip skip = draw.random().nextBoolean() ? Skip.NONE : draw.oneOf(skips);
        int skipTo = draw.random().nextInt(steps.size());
        if (steps.get(skipTo).json().contains("'not-")) {
            skipTo = 0;
        }
        Terms terms = new Terms(steps.stream().map(Drawn::step).toList(), within, sincePrevious, skip, skipTo);
        return Optional.of(draft(shape, field, keys, steps, terms).from(from))
                .filter(draft -> draft.outputs().stream()
                        .allMatch(output -> Shape.different(output.shape().fields())));
    }

    private static boolean multiplies(Drawn step) {
        return step.step().follows() == Follows.BY_ANY
                || (step.step().max() > 1 && step.step().inner() == Follows.BY_ANY)
                || step.step().max() == Integer.MAX_VALUE;
    }

    private static boolean endsOptionalBehindNotNext(List<Drawn> steps) {
        int last = steps.size() - 1;
        while (last > 0 && steps.get(last).step().optional()) {
            last--;
        }
        return last < steps.size() - 1 && steps.get(last).step().follows() == Follows.NOT_NEXT;
    }

    private static boolean endsOpen(List<Drawn> steps) {
        return steps.getLast().step().follows() == Follows.NOT_BY;
    }

    private static List<Drawn> steps(Draw draw, Shape shape, int field) {
        int count = draw.random().nextInt(1, 5);
        List<Drawn> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Step before = i == 0 ? null : steps.get(i - 1).step();
            boolean mayForbid = before != null && !before.negative() && !before.optional() && !before.greedy();
            if (before != null && mayForbid && draw.oneIn(4)) {
                boolean ranged = before.min() < before.max() && before.max() < Integer.MAX_VALUE;
                steps.add(negative(draw, shape, field, i, ranged));
            } else {
                boolean mandatory = before != null && (before.greedy() || isSecondBehindNot(steps));
                steps.add(positive(draw, shape, field, i, mandatory));
            }
        }
        return steps;
    }

    private static boolean isSecondBehindNot(List<Drawn> steps) {
        return steps.size() > 1
                && steps.getLast().step().optional()
                && steps.get(steps.size() - 2).step().follows() == Follows.NOT_BY;
    }

    private static Drawn negative(Draw draw, Shape shape, int field, int number, boolean ranged) {
        Follows follows = ranged || draw.random().nextBoolean() ? Follows.NOT_NEXT : Follows.NOT_BY;
        Condition condition = ofRow(draw, shape, field);
        String json = "{'name': 's" + number + "', 'contiguity': '"
                + (follows == Follows.NOT_NEXT ? "not-next" : "not-followed-by") + "', 'condition': '"
                + condition.sql() + "'}";
        return new Drawn(json, new Step(follows, condition.fits(), 1, 1, false, false, Follows.BY, NEVER));
    }

    private static Drawn positive(Draw draw, Shape shape, int field, int number, boolean mandatory) {
        Follows follows = draw.oneOf(List.of(Follows.NEXT, Follows.BY, Follows.BY, Follows.BY_ANY));
        Condition condition = condition(draw, shape, field, number);
        StringBuilder json = new StringBuilder("{'name': 's" + number + "', 'condition': '" + condition.sql()
                + "', 'contiguity': '" + word(follows) + "'");
        int min = 1;
        int max = 1;
        boolean greedy = false;
        Follows inner = Follows.BY;
        Fits until = NEVER;
        if (draw.random().nextBoolean()) {
            inner = draw.oneOf(List.of(Follows.NEXT, Follows.BY, Follows.BY, Follows.BY_ANY));
            min = 1 + draw.random().nextInt(2);
            max = draw.oneOf(List.of(min, min + 1, min + 2, Integer.MAX_VALUE, Integer.MAX_VALUE));
            json.append(", 'inner': '")
                    .append(innerWord(inner))
                    .append("', 'min': ")
                    .append(min);
            if (max == min) {
                json.append(", 'times': 'times'");
            } else if (max < Integer.MAX_VALUE) {
                json.append(", 'times': 'range', 'max': ").append(max);
            } else {
                json.append(", 'times': 'or-more'");
                if (draw.oneIn(3)) {
                    Condition ends = ofRow(draw, shape, field);
                    until = ends.fits();
                    json.append(", 'until': '").append(ends.sql()).append("'");
                }
            }
            greedy = max > min && inner != Follows.BY_ANY && draw.oneIn(3);
        }
        boolean optional = !mandatory && draw.oneIn(4);
        json.append(", 'greedy': ")
                .append(greedy)
                .append(", 'optional': ")
                .append(optional)
                .append('}');
        return new Drawn(
                json.toString(), new Step(follows, condition.fits(), min, max, optional, greedy, inner, until));
    }

    private static String word(Follows follows) {
        return switch (follows) {
            case NEXT -> "next";
            case BY -> "followed-by";
            case BY_ANY -> "followed-by-any";
            case NOT_NEXT -> "not-next";
            case NOT_BY -> "not-followed-by";
        };
    }

    private static String innerWord(Follows inner) {
        return inner == Follows.NEXT ? "consecutive" : inner == Follows.BY ? "relaxed" : "combinations";
    }

    /** What looks at the row alone, or at rows that have been taken as well. */
    private static Condition condition(Draw draw, Shape shape, int field, int number) {
        Condition first = ofRow(draw, shape, field);
        String name = shape.name(field);
        String step = "s" + number;
        Condition second = switch (draw.random().nextInt(8)) {
            case 0 ->
                new Condition(
                        "(" + step + "." + name + " IS NULL OR " + name + " >= " + step + "." + name + ")",
                        (row, match) -> {
                            Object last = value(last(match, number), field);
                            return last == null || (row.value(field) instanceof Long now && now >= (Long) last);
                        });
            case 1 ->
                new Condition(
                        step + "_count < 2",
                        (row, match) -> match.stream()
                                        .filter(each -> each.step() == number)
                                        .count()
                                < 2);
            case 2 ->
                new Condition("COALESCE(total_s" + number + ", 0) < 40", (row, match) -> {
                    Object total = total(match, number, field);
                    return total == null || (Long) total < 40;
                });
            case 3 ->
                new Condition(
                        "(match_start IS NULL OR event_time - match_start < INTERVAL `0.5` SECOND)",
                        (row, match) -> match.isEmpty()
                                || row.time() - match.get(0).row().time() < 500);
            default -> new Condition("", (row, match) -> true);
        };
        return second.sql().isEmpty()
                ? first
                : new Condition(
                        first.sql() + " AND " + second.sql(),
                        (row, match) ->
                                first.fits().is(row, match) && second.fits().is(row, match));
    }

    private static Condition ofRow(Draw draw, Shape shape, int field) {
        String name = shape.name(field);
        int number = draw.random().nextInt(3);
        return switch (draw.random().nextInt(4)) {
            case 0 -> new Condition(name + " > 0", (row, match) -> row.value(field) instanceof Long v && v > 0);
            case 1 -> new Condition(name + " <= 10", (row, match) -> row.value(field) instanceof Long v && v <= 10);
            case 2 ->
                new Condition(
                        "MOD(" + name + ", 3) = " + number,
                        (row, match) -> row.value(field) instanceof Long v && v % 3 == number);
            default -> new Condition(name + " IS NOT NULL", (row, match) -> row.value(field) != null);
        };
    }

    private Draft draft(Shape shape, int field, List<Integer> keys, List<Drawn> steps, Terms terms) {
        List<Field> fields = new ArrayList<>();
        keys.forEach(key -> fields.add(shape.fields().get(key)));
        List<String> values = new ArrayList<>();
        List<String> aggregates = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).json().contains("'not-")) {
                continue;
            }
            fields.addAll(List.of(
                    Field.bigint("count" + i),
                    Field.bigint("first" + i),
                    Field.bigint("last" + i),
                    Field.bigint("sum" + i)));
            String step = "s" + i;
            aggregates.add("{'name': 'total_" + step + "', 'step': '" + step + "', 'function': 'sum', 'argument': '"
                    + shape.name(field) + "'}");
            values.add(value("count" + i, step + "_count"));
            values.add(value("first" + i, step + "_first." + shape.name(field)));
            values.add(value("last" + i, step + "." + shape.name(field)));
            values.add(value("sum" + i, "total_" + step));
        }
        fields.add(BEGAN);
        fields.add(Field.timestamp("ended"));
        values.add(value("began", "match_start"));
        values.add(value("ended", "match_end"));
        String json = (keys.isEmpty() ? "" : "'keys': ['" + shape.name(keys.get(0)) + "'], ") + "'steps': ["
                + String.join(", ", steps.stream().map(Drawn::json).toList()) + "], 'aggregates': ["
                + String.join(", ", aggregates) + "], 'fields': [" + String.join(", ", values) + "]"
                + (terms.within() == 0
                        ? ""
                        : ", 'within': '" + terms.within() + "ms', 'withinFrom': '"
                                + (terms.sincePrevious() ? "previous" : "first") + "'")
                + ", 'skip': '" + terms.skip().name().toLowerCase(Locale.ROOT).replace('_', '-') + "'"
                + (terms.skip() == Skip.TO_FIRST || terms.skip() == Skip.TO_LAST
                        ? ", 'skipTo': 's" + terms.skipTo() + "'"
                        : "");
        List<Field> timedOut = new ArrayList<>(fields);
        timedOut.add(Field.timestamp("timed_out_at"));
        Order order = Order.perKey(keys.isEmpty() ? List.of() : List.of(0));
        return Draft.of(key(), json, () -> new PatternStage(terms, keys, match -> said(terms, match, field)))
                .output("out", shape.withFields(fields).withOrder(order))
                .output("timed-out", shape.withFields(timedOut).withOrder(order))
                .output("late", shape.withOrder(shape.order().keyed(keys)));
    }

    private static String value(String name, String value) {
        return "{'name': '" + name + "', 'value': '" + value + "'}";
    }

    private static List<@Nullable Object> said(Terms terms, List<Taken> match, int field) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < terms.steps().size(); i++) {
            int step = i;
            if (terms.steps().get(i).negative()) {
                continue;
            }
            values.add(match.stream().filter(each -> each.step() == step).count());
            values.add(value(
                    match.stream()
                            .filter(each -> each.step() == step)
                            .findFirst()
                            .orElse(null),
                    field));
            values.add(value(last(match, step), field));
            values.add(total(match, step, field));
        }
        values.add(match.getFirst().row().time());
        values.add(match.getLast().row().time());
        return values;
    }

    private static @Nullable Taken last(List<Taken> match, int step) {
        return match.reversed().stream()
                .filter(each -> each.step() == step)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object value(@Nullable Taken taken, int field) {
        return taken == null ? null : taken.row().value(field);
    }

    private static @Nullable Object total(List<Taken> match, int step, int field) {
        List<Long> values = match.stream()
                .filter(each -> each.step() == step && each.row().value(field) != null)
                .map(each -> (Long) each.row().known(field))
                .toList();
        return values.isEmpty()
                ? null
                : (Object) values.stream().mapToLong(Long::longValue).sum();
    }
}
