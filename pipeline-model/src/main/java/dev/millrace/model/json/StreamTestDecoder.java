package dev.millrace.model.json;

import dev.millrace.model.catalog.Timestamps;
import dev.millrace.model.document.Value;
import dev.millrace.model.json.Tree.BooleanTree;
import dev.millrace.model.json.Tree.ListTree;
import dev.millrace.model.json.Tree.NumberTree;
import dev.millrace.model.json.Tree.ObjectTree;
import dev.millrace.model.json.Tree.TextTree;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Suggestion;
import dev.millrace.model.streamtest.StreamTest;
import dev.millrace.model.streamtest.StreamTest.Action;
import dev.millrace.model.streamtest.StreamTest.AdvanceAction;
import dev.millrace.model.streamtest.StreamTest.Change;
import dev.millrace.model.streamtest.StreamTest.Details;
import dev.millrace.model.streamtest.StreamTest.EndAction;
import dev.millrace.model.streamtest.StreamTest.Expectation;
import dev.millrace.model.streamtest.StreamTest.IdleAction;
import dev.millrace.model.streamtest.StreamTest.IdleExpectation;
import dev.millrace.model.streamtest.StreamTest.Observation;
import dev.millrace.model.streamtest.StreamTest.RowAction;
import dev.millrace.model.streamtest.StreamTest.RowExpectation;
import dev.millrace.model.streamtest.StreamTest.Setup;
import dev.millrace.model.streamtest.StreamTest.Step;
import dev.millrace.model.streamtest.StreamTest.WatermarkAction;
import dev.millrace.model.streamtest.StreamTest.WatermarkExpectation;
import dev.millrace.model.streamtest.StreamTest.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a stream test of a tree; it goes on after every problem, so that all of them are told at once. */
final class StreamTestDecoder {

    private final ProblemList problems;

    StreamTestDecoder(ProblemList problems) {
        this.problems = problems;
    }

    Optional<StreamTest> decode(ObjectTree document) {
        return Fields.of(document, JsonPath.ROOT, problems, StreamTestNames.DOCUMENT)
                .map(fields -> {
                    fields.required("sources");
                    fields.required("steps");
                    List<Step> steps = new ArrayList<>();
                    fields.each("steps", (tree, path) -> step(tree, path).ifPresent(steps::add));
                    return new StreamTest(fields.text("description"), setup(fields), steps, expectations(fields));
                });
    }

    private Setup setup(Fields fields) {
        List<String> sources = new ArrayList<>();
        fields.each("sources", (tree, path) -> fields.textOf(tree, path).ifPresent(sources::add));
        List<Observation> observed = new ArrayList<>();
        fields.each(
                "observe",
                (tree, path) -> Fields.of(tree, path, problems, StreamTestNames.OBSERVATION)
                        .ifPresent(each -> observed.add(new Observation(
                                each.requiredText("port"), flag(each, "ordered"), flag(each, "watermarks")))));
        return new Setup(parameters(fields), time(fields, "startTime").orElse(0L), sources, observed);
    }

    private Map<String, Value> parameters(Fields fields) {
        Optional<Tree> parameters = fields.optional("parameters");
        if (parameters.isPresent() && parameters.get() instanceof ObjectTree object) {
            return Values.of(object).fields();
        }
        parameters.ifPresent(tree -> Fields.wrongType(tree, fields.path().field("parameters"), "an object", problems));
        return Map.of();
    }

    private Optional<Step> step(Tree tree, JsonPath path) {
        return Fields.of(tree, path, problems, StreamTestNames.STEP).flatMap(fields -> {
            List<Expectation> expected = expectations(fields);
            Optional<String> fails = fields.optional("fails").flatMap(code -> fields.textOf(code, path.field("fails")));
            return action(fields)
                    .map(action -> new Step(fields.text("comment"), fields.text("source"), action, expected, fails));
        });
    }

    private Optional<Action> action(Fields step) {
        for (String reserved : StreamTestNames.RESERVED) {
            if (step.optional(reserved).isPresent()) {
                problems.error(
                        Code.NOT_SUPPORTED,
                        step.path().field(reserved),
                        step.at(reserved),
                        "Steps \"" + reserved + "\" come with checkpoints, which this Millrace does not have yet.",
                        "Remove the step.");
                return Optional.empty();
            }
        }
        Optional<String> kind = only(step, StreamTestNames.ACTIONS, "A step does one thing");
        if (kind.isPresent() && !kind.get().equals("row")) {
            ofRowsOnly(step, List.of("time", "change"));
        }
        return kind.flatMap(name -> action(step, name));
    }

    private Optional<Action> action(Fields step, String kind) {
        return switch (kind) {
            case "row" -> row(step).map(values -> new RowAction(values, time(step, "time"), change(step)));
            case "watermark" -> watermark(step, false).map(WatermarkAction::new);
            case "idle", "active" -> marked(step, kind).map(yes -> new IdleAction(kind.equals("idle")));
            case "end" -> marked(step, kind).map(yes -> new EndAction());
            default -> time(step, kind).map(AdvanceAction::new);
        };
    }

    private List<Expectation> expectations(Fields of) {
        List<Expectation> expected = new ArrayList<>();
        of.each(
                "expect",
                (tree, path) -> Fields.of(tree, path, problems, StreamTestNames.EXPECTATION)
                        .flatMap(this::expectation)
                        .ifPresent(expected::add));
        return expected;
    }

    private Optional<Expectation> expectation(Fields fields) {
        String port = fields.text("port");
        Optional<String> kind = only(fields, StreamTestNames.OUTPUTS, "One thing is expected at a time");
        if (kind.isPresent() && !kind.get().equals("row")) {
            ofRowsOnly(fields, List.of("time", "change", "window", "pane", "timing"));
        }
        return kind.flatMap(name -> switch (name) {
            case "row" ->
                row(fields).map(values -> new RowExpectation(fields.text("comment"), port, values, details(fields)));
            case "watermark" -> watermark(fields, true).map(ms -> new WatermarkExpectation(port, ms));
            default -> marked(fields, name).map(yes -> new IdleExpectation(port, name.equals("idle")));
        });
    }

    private Details details(Fields fields) {
        return new Details(
                time(fields, "time"),
                change(fields),
                window(fields),
                pane(fields),
                choice(fields, "timing", StreamTestNames.TIMINGS));
    }

    private Optional<Change> change(Fields fields) {
        return choice(fields, "change", StreamTestNames.CHANGES)
                .map(name -> name.equals(StreamTestNames.of(Change.RETRACT)) ? Change.RETRACT : Change.INSERT);
    }

    private Optional<Window> window(Fields fields) {
        JsonPath path = fields.path().field("window");
        Optional<Tree> window = fields.optional("window");
        if (window.isPresent()
                && window.get() instanceof ListTree list
                && list.elements().size() == 2) {
            Optional<Long> start = time(list.elements().get(0), path.element(0));
            Optional<Long> end = time(list.elements().get(1), path.element(1));
            return start.flatMap(from -> end.map(to -> new Window(from, to)));
        }
        window.ifPresent(tree -> Fields.wrongType(tree, path, "a list of the window's start and end", problems));
        return Optional.empty();
    }

    private Optional<Long> pane(Fields fields) {
        Optional<Tree> pane = fields.optional("pane");
        if (pane.isPresent() && pane.get() instanceof NumberTree number) {
            Optional<Long> index = whole(number);
            if (index.isPresent() && index.get() >= 0) {
                return index;
            }
        }
        pane.ifPresent(tree -> Fields.wrongType(tree, fields.path().field("pane"), "a whole number from 0", problems));
        return Optional.empty();
    }

    private Optional<String> choice(Fields fields, String name, List<String> known) {
        Optional<String> given = fields.optional(name)
                .flatMap(tree -> fields.textOf(tree, fields.path().field(name)));
        if (given.isPresent() && !known.contains(given.get())) {
            problems.error(
                    Code.WRONG_TYPE,
                    fields.path().field(name),
                    fields.at(name),
                    "There is no " + name + " " + Excerpt.of(given.get()) + ".",
                    Suggestion.fix(given.get(), known));
            return Optional.empty();
        }
        return given;
    }

    /** The one of these fields that is there. */
    private Optional<String> only(Fields fields, List<String> names, String rule) {
        List<String> there =
                names.stream().filter(name -> fields.optional(name).isPresent()).toList();
        if (there.size() == 1) {
            return Optional.of(there.get(0));
        }
        String found = there.isEmpty() ? "there is none" : "there are " + String.join(" and ", there);
        problems.error(
                there.isEmpty() ? Code.MISSING_FIELD : Code.UNKNOWN_FIELD,
                fields.path(),
                fields.object().at(),
                rule + ": one of the fields " + String.join(", ", names) + " is needed, and " + found + ".");
        return Optional.empty();
    }

    private void ofRowsOnly(Fields fields, List<String> names) {
        for (String name : names) {
            if (fields.optional(name).isPresent()) {
                problems.error(
                        Code.UNKNOWN_FIELD,
                        fields.path().field(name),
                        fields.at(name),
                        "Only a row has a \"" + name + "\".",
                        "Remove it.");
            }
        }
    }

    private Optional<Value> row(Fields fields) {
        Tree tree = fields.optional("row").orElseThrow();
        if (tree instanceof ListTree || tree instanceof ObjectTree) {
            return Optional.of(Values.of(tree));
        }
        Fields.wrongType(
                tree,
                fields.path().field("row"),
                "a list of values in the order of the fields, or an object by field",
                problems);
        return Optional.empty();
    }

    private Optional<Long> watermark(Fields fields, boolean mayEnd) {
        Tree tree = fields.optional("watermark").orElseThrow();
        if (mayEnd && tree instanceof TextTree text && text.text().equals(StreamTestNames.END)) {
            return Optional.of(StreamTest.END);
        }
        return time(tree, fields.path().field("watermark"));
    }

    private Optional<Long> time(Fields fields, String name) {
        return fields.optional(name).flatMap(tree -> time(tree, fields.path().field(name)));
    }

    /** ISO 8601 text, or milliseconds since 1970. */
    private Optional<Long> time(Tree tree, JsonPath path) {
        Optional<Long> ms = Optional.empty();
        if (tree instanceof NumberTree number) {
            ms = whole(number);
        } else if (tree instanceof TextTree text) {
            var parsed = Timestamps.parse(text.text());
            ms = parsed.isPresent() ? Optional.of(parsed.getAsLong()) : Optional.empty();
        }
        if (ms.isEmpty()) {
            Fields.wrongType(
                    tree, path, "a time, such as \"2026-01-01T12:00:00Z\" or whole milliseconds since 1970,", problems);
        }
        return ms;
    }

    private static Optional<Long> whole(NumberTree number) {
        try {
            return Optional.of(number.number().longValueExact());
        } catch (ArithmeticException notWhole) {
            return Optional.empty();
        }
    }

    private boolean flag(Fields fields, String name) {
        Optional<Tree> tree = fields.optional(name);
        if (tree.isPresent() && !(tree.get() instanceof BooleanTree)) {
            Fields.wrongType(tree.get(), fields.path().field(name), "true or false", problems);
        }
        return tree.isPresent() && tree.get() instanceof BooleanTree value && value.value();
    }

    /** A field that is there to say that something happens: its value is true. */
    private Optional<Boolean> marked(Fields fields, String name) {
        Tree tree = fields.optional(name).orElseThrow();
        if (tree instanceof BooleanTree value && value.value()) {
            return Optional.of(true);
        }
        problems.error(Code.WRONG_TYPE, fields.path().field(name), tree.at(), "Expected true here, or nothing at all.");
        return Optional.empty();
    }
}
