package dev.millrace.cli.streamtest;

import dev.millrace.cli.report.Amounts;
import dev.millrace.cli.report.Terminal;
import dev.millrace.cli.report.TextTable;
import dev.millrace.model.json.StreamTestWriter;
import dev.millrace.model.json.StreamTestWriter.Actual;
import dev.millrace.runtime.streamtest.ActualTest;
import dev.millrace.runtime.streamtest.Difference;
import dev.millrace.runtime.streamtest.StreamTestFiles.LoadedTest;
import dev.millrace.runtime.streamtest.StreamTestRun;
import java.util.ArrayList;
import java.util.List;

/** What came of the tests of one call: for people as it happens, for programs at the end. */
public final class TestReport {

    private static final String RED = "\u001B[31m";
    private static final String GREEN = "\u001B[32m";
    private static final String PLAIN = "\u001B[0m";

    private final Terminal terminal;
    private final List<Result> results = new ArrayList<>();

    public TestReport(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * One test's result.
     *
     * @param differences none: it passed
     */
    public record Result(LoadedTest test, StreamTestRun run, List<Difference> differences) {
        public Result {
            differences = List.copyOf(differences);
        }

        boolean passed() {
            return differences.isEmpty();
        }
    }

    /** Takes and prints a result. */
    public void add(Result result) {
        results.add(result);
        String verdict = result.passed() ? colored(GREEN, "pass") : colored(RED, "FAIL");
        String description = result.test().test().test().description();
        terminal.out().println(verdict + "  " + result.test().file());
        if (result.passed()) {
            return;
        }
        if (!description.isEmpty()) {
            terminal.out().println("      " + description.replaceAll("\\R\\s*", " "));
        }
        lines(result.differences()).forEach(line -> terminal.out().println("      " + line));
    }

    /** The differences as a table. */
    static List<String> lines(List<Difference> differences) {
        TextTable table = new TextTable(
                List.of("step", "what", "port", "expected", "came"), List.of(true, false, false, false, false));
        for (Difference difference : differences) {
            table.add(List.of(
                    difference.step() == 0 ? "" : String.valueOf(difference.step()),
                    difference.what(),
                    difference.port(),
                    difference.expected().isEmpty() ? "nothing" : difference.expected(),
                    difference.actual().isEmpty() ? "nothing" : difference.actual()));
        }
        return table.lines();
    }

    private String colored(String color, String word) {
        return terminal.colorsOut() ? color + word + PLAIN : word;
    }

    /** Prints the last line; gives whether all passed. */
    public boolean finish() {
        long failed = results.stream().filter(result -> !result.passed()).count();
        terminal.out()
                .println(Amounts.counted(results.size(), "stream test") + ": " + (results.size() - failed) + " passed, "
                        + failed + " failed");
        return failed == 0;
    }

    public List<Result> results() {
        return List.copyOf(results);
    }

    /** Every test as it would have to be written for what really came out. */
    public String actual() {
        return StreamTestWriter.writeAll(results.stream()
                .map(result -> new Actual(
                        result.test().pipelineFile().toString(),
                        result.test().file().toString(),
                        result.passed() ? "passed" : "failed",
                        ActualTest.of(result.test().test(), result.run())))
                .toList());
    }
}
