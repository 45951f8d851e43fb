package dev.millrace.runtime.streamtest;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.streamtest.BoundStreamTest;
import dev.millrace.model.streamtest.BoundStreamTest.BoundStep;
import dev.millrace.model.streamtest.BoundStreamTest.Expected;
import dev.millrace.model.streamtest.BoundStreamTest.ExpectedRow;
import dev.millrace.model.streamtest.BoundStreamTest.Port;
import dev.millrace.model.streamtest.StreamTest.AdvanceAction;
import dev.millrace.model.telemetry.RunFailure;
import dev.millrace.runtime.streamtest.Output.RowOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what came out with what was expected: step by step, or over all steps where a port's expectations say so. */
public final class Comparison {

    private static final int LONGEST_STEP = 60;

    private final BoundStreamTest test;
    private final StreamTestRun run;
    private final boolean ordered;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(BoundStreamTest test, StreamTestRun run, boolean ordered) {
        this.test = test;
        this.run = run;
        this.ordered = ordered;
    }

    /**
     * What differs, in the order of the steps.
     *
     * @param ordered whether the order within a step counts where the test asks for it: it does at parallelism 1
     */
    public static List<Difference> of(BoundStreamTest test, StreamTestRun run, boolean ordered) {
        Comparison comparison = new Comparison(test, run, ordered);
        comparison.compare();
        return List.copyOf(comparison.differences);
    }

    private void compare() {
        for (int step = 0; step < test.steps().size(); step++) {
            for (int port = 0; port < test.ports().size(); port++) {
                if (!test.ports().get(port).atAnyStep()) {
                    compare(
                            port,
                            step + 1,
                            test.steps().get(step).expected(),
                            run.outputs().get(step));
                }
            }
            if (run.failure().isPresent() && run.failedStep() == step) {
                failed(step, run.failure().get());
                return;
            }
            Optional<String> fails = test.steps().get(step).step().fails();
            if (fails.isPresent()) {
                differences.add(new Difference(step + 1, what(step + 1), "pipeline", "failure " + fails.get(), ""));
            }
        }
        List<Output> all = run.outputs().stream().flatMap(List::stream).toList();
        for (int port = 0; port < test.ports().size(); port++) {
            if (test.ports().get(port).atAnyStep()) {
                compare(port, 0, test.expected(), all);
            }
        }
    }

    private void failed(int step, RunFailure failure) {
        String expected = test.steps()
                .get(step)
                .step()
                .fails()
                .map(code -> "failure " + code)
                .orElse("");
        if (!expected.equals("failure " + failure.code())) {
            differences.add(new Difference(
                    step + 1,
                    what(step + 1),
                    failure.node().orElse("pipeline"),
                    expected,
                    "failure " + failure.code() + ": " + failure.message()));
        }
    }

    private void compare(int position, int step, List<Expected> allExpected, List<Output> allOutputs) {
        Port port = test.ports().get(position);
        List<Expected> expected =
                allExpected.stream().filter(each -> each.port() == position).toList();
        List<Output> outputs = allOutputs.stream()
                .filter(each -> each.port() == position && (port.watermarks() || each instanceof RowOutput))
                .toList();
        Matching matching = Matching.of(expected, outputs);
        boolean timed = expected.stream()
                .anyMatch(
                        each -> each instanceof ExpectedRow row && row.timeMs().isPresent());
        Schema schema = port.schema();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            if (!matching.came(i)) {
                missing.add(OutputText.of(expected.get(i), schema));
            }
        }
        List<String> unexpected = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            if (!matching.wasExpected(i)) {
                unexpected.add(OutputText.of(outputs.get(i), schema, timed));
            }
        }
        for (int i = 0; i < Math.max(missing.size(), unexpected.size()); i++) {
            add(step, port, i < missing.size() ? missing.get(i) : "", i < unexpected.size() ? unexpected.get(i) : "");
        }
        if (missing.isEmpty() && unexpected.isEmpty() && ordered && port.ordered() && !matching.inOrder()) {
            for (int i = 0; i < expected.size(); i++) {
                String wanted = OutputText.of(expected.get(i), schema);
                String came = OutputText.of(outputs.get(i), schema, timed);
                if (!Matching.of(List.of(expected.get(i)), List.of(outputs.get(i)))
                        .came(0)) {
                    add(step, port, "next: " + wanted, came);
                }
            }
        }
    }

    private void add(int step, Port port, String expected, String actual) {
        differences.add(new Difference(step, what(step), port.name(), expected, actual));
    }

    private String what(int number) {
        if (number == 0) {
            return "all steps";
        }
        BoundStep step = test.steps().get(number - 1);
        String text = step.step().action() instanceof AdvanceAction advance
                ? OutputText.advance(advance)
                : OutputText.of(step, test.sources().get(step.source()));
        return text.length() <= LONGEST_STEP ? text : text.substring(0, LONGEST_STEP - 1) + "…";
    }
}
