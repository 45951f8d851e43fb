package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.Triggering;
import dev.millrace.runtime.reference.Triggering.After;
import dev.millrace.runtime.reference.Triggering.Combination;
import dev.millrace.runtime.reference.Triggering.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One to three rules of a trigger, drawn.
 *
 * @param clocked whether one of them waits for the clock
 */
record TriggerDraw(String json, Triggering meaning, boolean clocked) {

    static TriggerDraw of(Draw draw) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 1 + draw.random().nextInt(3); i > 0; i--) {
            After after = draw.oneOf(List.of(After.values()));
            boolean aligned = draw.oneIn(2);
            long amount = switch (after) {
                case ROWS -> 1L + draw.random().nextInt(5);
                // No row comes at a moment that ends with 6 to 8.
                case CLOCK -> 10L * (1 + draw.random().nextInt(100)) + (aligned ? 0 : 6);
                case WATERMARK -> draw.someSpan(1_500);
            };
            rules.add(new Rule(after, amount, after != After.ROWS && aligned));
        }
        Combination combination = draw.oneOf(List.of(Combination.values()));
        boolean repeat = !draw.oneIn(4);
        String json = rules.stream()
                .map(TriggerDraw::json)
                .collect(Collectors.joining(
                        ", ",
                        "{'rules': [",
                        "], 'combine': '"
                                + combination.name().toLowerCase(Locale.ROOT).replace('_', '-') + "', 'repeat': "
                                + repeat + "}"));
        return new TriggerDraw(
                json,
                new Triggering(rules, combination, repeat),
                rules.stream().anyMatch(rule -> rule.after() == After.CLOCK));
    }

    private static String json(Rule rule) {
        if (rule.after() == After.ROWS) {
            return "{'rows': " + rule.amount() + "}";
        }
        return "{'after': '" + rule.after().name().toLowerCase(Locale.ROOT) + "', 'delay': '" + rule.amount()
                + "ms', 'aligned': " + rule.aligned() + "}";
    }
}
