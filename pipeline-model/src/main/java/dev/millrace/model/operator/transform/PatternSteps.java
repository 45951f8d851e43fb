package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Suggestion;
import dev.millrace.model.spec.PatternSpecs.Contiguity;
import dev.millrace.model.spec.PatternSpecs.Quantifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The steps of a pattern as they are written: which follow which, how often, and whether that can be. */
final class PatternSteps {

    private static final int MOST_STEPS = 30;
    private static final java.util.regex.Pattern NAME = java.util.regex.Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    /** A step without its expressions. */
    record Written(String name, Contiguity contiguity, Quantifier quantifier, Settings settings) {
        boolean negative() {
            return contiguity.negative();
        }

        boolean repeats() {
            return quantifier.max() > 1;
        }
    }

    private final BindContext context;
    private final List<Written> steps = new ArrayList<>();
    private boolean good = true;

    private PatternSteps(BindContext context) {
        this.context = context;
    }

    /** All steps, or empty if one is wrong, which is reported. */
    static Optional<List<Written>> read(BindContext context) {
        PatternSteps reading = new PatternSteps(context);
        reading.readAll();
        return reading.good ? Optional.of(reading.steps) : Optional.empty();
    }

    private void readAll() {
        List<Settings> all = context.settings().records("steps");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            String path = "steps[" + i + "].";
            Settings settings = all.get(i);
            String name = settings.text("name");
            if (!NAME.matcher(name).matches()) {
                error(
                        path + "name",
                        Excerpt.of(name) + " cannot name a step.",
                        "Use letters, digits and _, and no digit first.");
            } else if (!names.add(name)) {
                error(path + "name", "There are two steps " + Excerpt.of(name) + ".", "Give one of them another name.");
            }
            Contiguity contiguity = Contiguity.valueOf(
                    settings.text("contiguity").toUpperCase(Locale.ROOT).replace('-', '_'));
            Quantifier quantifier = contiguity.negative() ? Quantifier.ONCE : quantifier(settings, path);
            steps.add(new Written(name, contiguity, quantifier, settings));
        }
        good &= !all.isEmpty();
        checkSize();
        checkNegative();
        checkGreedy();
    }

    private Quantifier quantifier(Settings settings, String path) {
        String times = settings.text("times");
        boolean optional = settings.flag("optional");
        if (times.equals("once")) {
            return new Quantifier(1, 1, optional, false, Contiguity.FOLLOWED_BY, Optional.empty());
        }
        int n = (int) settings.integer("min");
        boolean ranged = times.equals("range");
        if (ranged && !settings.has("max")) {
            good = false;
            return Quantifier.ONCE;
        }
        int max = times.equals("times") ? n : ranged ? (int) settings.integer("max") : Quantifier.UNLIMITED;
        if (max < Math.max(1, n)) {
            error(
                    path + (ranged ? "max" : "min"),
                    ranged
                            ? "From " + n + " to " + max + " times: the second must not be smaller."
                            : "A step that takes no row can be left out.",
                    ranged ? "Make m at least n." : "Make n at least 1.");
        }
        Contiguity inner = switch (settings.text("inner")) {
            case "consecutive" -> Contiguity.NEXT;
            case "combinations" -> Contiguity.FOLLOWED_BY_ANY;
            default -> Contiguity.FOLLOWED_BY;
        };
        boolean greedy = settings.flag("greedy") && !times.equals("times");
        if (greedy && inner == Contiguity.FOLLOWED_BY_ANY) {
            error(
                    path + "greedy",
                    "A step that passes over rows that fit cannot be greedy.",
                    "Choose another contiguity in between, or do without greedy.");
        }
        return new Quantifier(Math.max(1, n), Math.max(1, max), optional || n == 0, greedy, inner, Optional.empty());
    }

    private void checkSize() {
        long rows = steps.stream()
                .mapToLong(step -> step.quantifier().limited()
                        ? step.quantifier().max()
                        : step.quantifier().min())
                .sum();
        if (steps.size() > MOST_STEPS || rows > PatternSettings.MOST_ROWS) {
            error(
                    "steps",
                    "The pattern has " + steps.size() + " steps that ask for up to " + rows + " rows; it may have "
                            + MOST_STEPS + " and " + PatternSettings.MOST_ROWS + ".",
                    "Ask for fewer, or for n or more rows.");
        }
    }

    private void checkNegative() {
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).negative()) {
                continue;
            }
            String path = "steps[" + i + "].contiguity";
            if (i == 0) {
                error(path, "A pattern cannot begin with a row that must not come.", "Put a step before it.");
            } else if (steps.get(i - 1).quantifier().optional()) {
                error(
                        path,
                        "What must not come cannot follow the optional step "
                                + Excerpt.of(steps.get(i - 1).name()) + ".",
                        "Use two patterns, one with the step and one without.");
            }
            boolean last = i == steps.size() - 1;
            if (last
                    && steps.get(i).contiguity() == Contiguity.NOT_FOLLOWED_BY
                    && !context.settings().has("within")) {
                error(
                        path,
                        "A pattern that ends with a row that must not come needs a time after which it has not come.",
                        "Set within.");
            }
        }
    }

    private void checkGreedy() {
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i - 1).quantifier().greedy()
                    && steps.get(i).quantifier().optional()) {
                error(
                        "steps[" + i + "].optional",
                        "An optional step cannot follow the greedy step "
                                + Excerpt.of(steps.get(i - 1).name()) + ".",
                        "Use two patterns, one with the step and one without.");
            }
        }
    }

    /** The position of a step that takes rows; if there is none of the name, that is reported. */
    static Optional<Integer> find(BindContext context, List<Written> steps, String name, String path) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).negative()) {
                names.add(steps.get(i).name());
                if (steps.get(i).name().equals(name)) {
                    return Optional.of(i);
                }
            }
        }
        context.error(
                Code.BAD_SETTING,
                path,
                "There is no step " + Excerpt.of(name) + " that takes rows.",
                Suggestion.fix(name, names));
        return Optional.empty();
    }

    private void error(String path, String message, String fix) {
        good = false;
        context.error(Code.BAD_SETTING, path, message, fix);
    }
}
