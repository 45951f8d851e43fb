package dev.millrace.runtime.streamtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.json.StreamTestReader;
import dev.millrace.model.json.StreamTestWriter;
import dev.millrace.model.streamtest.StreamTest;
import dev.millrace.runtime.streamtest.StreamTestFiles.FileProblems;
import dev.millrace.runtime.streamtest.StreamTestFiles.Loaded;
import dev.millrace.runtime.streamtest.StreamTestFiles.LoadedTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StreamTestRunnerTest {

    private static final String SOURCE = """
            {"id": "%s", "kind": "rows-source", "settings": {
              "columns": [{"name": "at", "type": "timestamp"}, {"name": "k", "type": "string"}, {"name": "n", "type": "int", "nullable": false}],
              "rows": [], "eventTime": {"field": "at"}}}""";

    private static final String PIPELINE = "{\"millrace\": 1, \"name\": \"n\", \"nodes\": ["
            + SOURCE.formatted("a") + ", " + SOURCE.formatted("b") + ", "
            + """
            {"id": "untimed", "kind": "rows-source", "settings": {"columns": [{"name": "n", "type": "int"}], "rows": []}},
            {"id": "all", "kind": "union"},
            {"id": "w", "kind": "window-aggregate", "settings": {"keys": ["k"], "window": {"type": "tumbling", "size": "10ms"},
              "aggregates": [{"name": "total", "function": "sum", "argument": "n"}, {"name": "mean", "function": "avg", "argument": "n"}]}},
            {"id": "ratio", "kind": "project", "settings": {"columns": [{"name": "r", "expression": "100 / total"}]}},
            {"id": "late", "kind": "csv-sink", "settings": {"path": "late.csv"}},
            {"id": "out", "kind": "csv-sink", "settings": {"path": "out.csv"}},
            {"id": "rest", "kind": "discard-sink"}
            ], "edges": [
            {"from": "a.out", "to": "all.in"}, {"from": "b.out", "to": "all.in"}, {"from": "all.out", "to": "w.in"},
            {"from": "w.out", "to": "ratio.in"}, {"from": "w.late", "to": "late.in"}, {"from": "ratio.out", "to": "out.in"},
            {"from": "untimed.out", "to": "rest.in"}]}
            """;

    @TempDir
    private Path folder;

    private Path pipeline = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        pipeline = Files.writeString(folder.resolve("pipeline.json"), PIPELINE);
        Files.createDirectories(folder.resolve("tests"));
    }

    private Loaded load(String fields) throws IOException {
        Files.writeString(folder.resolve("tests/one.json"), "{\"streamTest\": 1, " + fields + "}");
        return StreamTestFiles.load(pipeline);
    }

    private LoadedTest loaded(String fields) throws IOException {
        Loaded loaded = load(fields);
        assertEquals(List.of(), problems(loaded));
        return loaded.tests().get(0);
    }

    private static List<String> problems(Loaded loaded) {
        List<String> problems = new ArrayList<>();
        for (FileProblems file : loaded.problems()) {
            file.problems()
                    .forEach(problem -> problems.add(problem.place().path().orElse("") + ": " + problem.message()));
        }
        return problems;
    }

    private List<String> differences(String fields, int parallelism) throws IOException, InterruptedException {
        LoadedTest test = loaded(fields);
        return Comparison.of(test.test(), test.run(parallelism, 3), parallelism == 1).stream()
                .map(Difference::text)
                .toList();
    }

    private List<String> differences(String fields) throws IOException, InterruptedException {
        List<String> differences = differences(fields, 1);
        assertEquals(differences, differences(fields, 2));
        return differences;
    }

    private static String window(String steps) {
        return "\"sources\": [\"all\"], \"observe\": [{\"port\": \"w\"}], \"steps\": [" + steps + "]";
    }

    private static String row(int time, String key, int value) {
        return "{\"row\": [" + "\"1970-01-01T00:00:00." + "%03d".formatted(time) + "Z\", \"" + key + "\", " + value
                + "], \"time\": " + time + "}";
    }

    private static final String COMPLETE =
            row(1, "x", 3) + ", " + row(2, "y", 4) + ", {\"watermark\": 9, \"expect\": [";

    @Test
    void whatIsExpectedAndComesIsNoDifference() throws Exception {
        assertEquals(
                List.of(),
                differences(
                        window(COMPLETE + "{\"row\": {\"k\": \"y\", \"total\": 4}, \"time\": 9, \"window\": [0, 10]},"
                                + " {\"row\": {\"k\": \"x\", \"total\": 3}}]}")));
    }

    @Test
    void whatDoesNotComeIsADifferenceAtItsStep() throws Exception {
        assertEquals(
                List.of(
                        "step 3 (all: watermark 1970-01-01T00:00:00.009Z) at w: expected (z, *, *, *, *), came nothing"),
                differences(window(COMPLETE
                        + "{\"row\": {\"k\": \"y\"}}, {\"row\": {\"k\": \"x\"}}, {\"row\": {\"k\": \"z\"}}]}")));
    }

    @Test
    void whatComesUnexpectedIsADifference() throws Exception {
        assertEquals(
                List.of("step 3 (all: watermark 1970-01-01T00:00:00.009Z) at w: expected nothing, came (x,"
                        + " 1970-01-01T00:00:00Z, 1970-01-01T00:00:00.010Z, 3, 3.0)"),
                differences(window(COMPLETE + "{\"row\": {\"k\": \"y\"}}]}")));
    }

    static Stream<String> wrongExpectations() {
        return Stream.of(
                "\"row\": {\"k\": \"z\", \"total\": 3}",
                "\"row\": {\"k\": \"x\", \"total\": 4}",
                "\"row\": {\"k\": \"x\", \"total\": null}",
                "\"row\": {\"k\": \"x\", \"mean\": 3.000001}",
                "\"row\": {\"k\": \"x\"}, \"time\": 8",
                "\"row\": {\"k\": \"x\"}, \"window\": [0, 11]",
                "\"row\": {\"k\": \"x\"}, \"window\": [1, 10]",
                "\"watermark\": 8",
                "\"idle\": true",
                "\"active\": true");
    }

    @ParameterizedTest
    @MethodSource("wrongExpectations")
    void wrongExpectationIsReported(String expectation) throws Exception {
        assertFalse(differences(window(COMPLETE + "{\"row\": {\"k\": \"y\"}}, {" + expectation + "}]}"))
                .isEmpty());
    }

    @Test
    void expectationAtAnotherStepIsReported() throws Exception {
        List<String> differences = differences(window(
                row(1, "x", 3) + ", {\"watermark\": 8, \"expect\": [{\"row\": {\"k\": \"x\"}}]}, {\"watermark\": 9}"));

        assertEquals(2, differences.size(), differences.toString());
    }

    @Test
    void expectationsAtNoStepHoldForAll() throws Exception {
        String steps = window(row(1, "x", 3) + ", " + row(12, "x", 5) + ", {\"watermark\": 9}, {\"watermark\": 19}");

        assertEquals(
                List.of(), differences(steps + ", \"expect\": [{\"row\": {\"total\": 5}}, {\"row\": {\"total\": 3}}]"));
        assertEquals(
                List.of("all steps at w: expected (*, *, *, 6, *), came (x, 1970-01-01T00:00:00.010Z,"
                        + " 1970-01-01T00:00:00.020Z, 5, 5.0)"),
                differences(steps + ", \"expect\": [{\"row\": {\"total\": 6}}, {\"row\": {\"total\": 3}}]"));
    }

    @Test
    void vagueExpectationLeavesTheRowToTheOneThatNeedsIt() throws Exception {
        assertEquals(List.of(), differences(window(COMPLETE + "{\"row\": {}}, {\"row\": {\"k\": \"x\"}}]}")));
        assertEquals(List.of(), differences(window(COMPLETE + "{\"row\": {}}, {\"row\": {\"k\": \"y\"}}]}")));
    }

    @Test
    void orderCountsWhereTheTestAsksForIt() throws Exception {
        String union =
                "\"sources\": [\"a\", \"b\"], \"observe\": [{\"port\": \"all\", \"ordered\": true, \"watermarks\":"
                        + " true}], \"steps\": [{\"source\": \"a\", \"watermark\": 4}, {\"source\": \"b\", \"watermark\": 3,"
                        + " \"expect\": [{\"watermark\": 3}]}, {\"source\": \"a\", \"end\": true},"
                        + " {\"source\": \"b\", \"row\": [\"1970-01-01T00:00:00.007Z\", \"k\", 1], \"expect\": [";

        assertEquals(List.of(), differences(union + "{\"row\": {\"n\": 1}}]}]"));
    }

    @Test
    void orderWithinAStepIsComparedOnlyWhereAsked() throws Exception {
        String words = "\"sources\": [\"all\"], \"observe\": [{\"port\": \"w\", \"watermarks\": true%s}], \"steps\": ["
                + row(1, "x", 3) + ", {\"watermark\": 9, \"expect\": [{\"watermark\": 9}, {\"row\": {\"k\": \"x\"}}]}]";

        assertEquals(List.of(), differences(words.formatted("")));
        assertEquals(2, differences(words.formatted(", \"ordered\": true"), 1).size());
    }

    @Test
    void watermarkFollowsTheSlowestSourceThatIsNotIdle() throws Exception {
        assertEquals(List.of(), differences("""
                        "sources": ["a", "b"], "observe": [{"port": "all", "watermarks": true}], "steps": [
                          {"source": "a", "watermark": 5},
                          {"source": "b", "watermark": 2, "expect": [{"watermark": 2}]},
                          {"source": "b", "idle": true, "expect": [{"watermark": 5}]},
                          {"source": "a", "watermark": 8, "expect": [{"watermark": 8}]},
                          {"source": "b", "active": true},
                          {"source": "b", "watermark": 7},
                          {"source": "b", "watermark": 20},
                          {"source": "a", "idle": true, "expect": [{"watermark": 20}]},
                          {"source": "b", "idle": true, "expect": [{"idle": true}]},
                          {"source": "b", "active": true, "expect": [{"active": true}]},
                          {"source": "a", "end": true},
                          {"source": "b", "end": true, "expect": [{"watermark": "end"}]}
                        ]"""));
    }

    @Test
    void failureIsADifferenceUnlessExpected() throws Exception {
        String steps = "\"sources\": [\"w.out\"], \"observe\": [{\"port\": \"out\"}], \"steps\": [{\"row\": [\"x\","
                + " \"1970-01-01T00:00:00Z\", \"1970-01-01T00:00:00.010Z\", %d, 0], \"time\": 9%s}]";

        List<String> unexpected = differences(steps.formatted(0, ""));
        assertTrue(unexpected.get(0).startsWith("step 1 (w.out: "), unexpected.toString());
        assertTrue(
                unexpected.get(0).contains("at ratio: expected nothing, came failure DIVISION_BY_ZERO"),
                unexpected.toString());
        assertEquals(List.of(), differences(steps.formatted(0, ", \"fails\": \"DIVISION_BY_ZERO\"")));
        assertEquals(
                1, differences(steps.formatted(0, ", \"fails\": \"OVERFLOW\"")).size());
        assertEquals(
                2,
                differences(steps.formatted(5, ", \"fails\": \"DIVISION_BY_ZERO\""))
                        .size());
    }

    @Test
    void sinksAreNotWritten() throws Exception {
        assertEquals(
                List.of(),
                differences("\"sources\": [\"a\", \"b\"], \"observe\": [{\"port\": \"out\"}], \"steps\": ["
                        + "{\"source\": \"a\", \"row\": [\"1970-01-01T00:00:00Z\", \"k\", 50]}, {\"source\": \"a\","
                        + " \"end\": true}, {\"source\": \"b\", \"end\": true, \"expect\": [{\"row\": [2]}]}]"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count(), "the pipeline and its tests");
        }
    }

    @Test
    void whatReallyCamePassesAsATest() throws Exception {
        LoadedTest test = loaded(window(COMPLETE + "]}, " + row(3, "x", 1) + ", {\"idle\": true}, {\"end\": true}")
                .replace("[{\"port\": \"w\"}]", "[{\"port\": \"w\"}, {\"port\": \"w.late\"}]"));
        StreamTest actual = ActualTest.of(test.test(), test.run(1, 1));

        Files.writeString(folder.resolve("tests/one.json"), StreamTestWriter.write(actual));
        LoadedTest again = StreamTestFiles.load(pipeline).tests().get(0);

        assertEquals(List.of(), Comparison.of(again.test(), again.run(1, 2), true));
        assertEquals(actual, new StreamTestReader().read(again.file()).test().orElseThrow());
        assertTrue(StreamTestWriter.write(actual).contains("\"port\": \"w.late\", \"row\""));
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                misfit(
                        "\"sources\": [\"c\"], \"steps\": [{\"end\": true}]",
                        "sources[0]: The pipeline has no node \"c\"."),
                misfit(
                        "\"sources\": [\"a.on\"], \"steps\": [{\"end\": true}]",
                        "sources[0]: The node \"a\" has no output \"on\"."),
                misfit("\"sources\": [], \"steps\": [{\"end\": true}]", "sources: No source is replaced."),
                misfit("\"sources\": [\"all\"], \"steps\": []", "steps: There is no step."),
                misfit(
                        "\"sources\": [\"a\"], \"steps\": [{\"end\": true}]",
                        "sources: What is expected depends on the source \"b\", which the test does not replace."),
                misfit(
                        window("{\"source\": \"b\", \"end\": true}"),
                        "steps[0].source: The source \"b\" is not among the" + " \"sources\" of the test."),
                misfit(window("{\"end\": true}, {\"watermark\": 1}"), "steps[1]: The source has ended before."),
                misfit(
                        window("{\"watermark\": 2}, {\"watermark\": 1}"),
                        "steps[1].watermark: The watermark goes back."),
                misfit(window("{\"row\": [null, \"x\", 1]}"), "steps[0]: The row has no event time."),
                misfit(
                        window("{\"row\": [null, \"x\"], \"time\": 1}"),
                        "steps[0].row: The row has 2 values, and the rows here have 3 fields."),
                misfit(
                        window("{\"row\": [null, 3, 1], \"time\": 1}"),
                        "steps[0].row[1]: Field \"k\": 3 is not of type string."),
                misfit(
                        window("{\"row\": {\"k\": \"x\"}, \"time\": 1}"),
                        "steps[0].row: The field \"n\" may not be null."),
                misfit(
                        window("{\"row\": {\"n\": 1, \"m\": 1}, \"time\": 1}"),
                        "steps[0].row.m: The rows here have no field \"m\"."),
                misfit(
                        window("{\"row\": {\"n\": 1}, \"time\": 9223372036854775807}"),
                        "steps[0].time: The event time 9223372036854775807 ms is out of range."),
                misfit(
                        window("{\"row\": {\"n\": 1}, \"time\": 1, \"change\": \"retract\"}"),
                        "steps[0].change: The rows of this source take no other rows back."),
                misfit(
                        window("{\"end\": true, \"expect\": [{\"row\": {}, \"pane\": 1}]}"),
                        "steps[0].expect[0].pane: The rows here have no field \"pane_index\"."),
                misfit(
                        window("{\"end\": true, \"expect\": [{\"row\": {}, \"change\": \"retract\"}]}"),
                        "steps[0].expect[0].change: The rows here take no other rows back."),
                misfit(
                        window("{\"end\": true, \"expect\": [{\"port\": \"v\", \"row\": {}}]}"),
                        "steps[0].expect[0].port: The pipeline has no node \"v\"."),
                misfit(
                        window("{\"end\": true, \"fails\": \"X\"}, {\"advanceTo\": 1}"),
                        "steps[0].fails: The pipeline fails here, and there are further steps."),
                misfit(window("{\"advanceTo\": -1}"), "steps[0].advanceTo: Processing time goes back, or too far."),
                misfit(
                        window("{\"advanceTo\": 9223372036854775807}"),
                        "steps[0].advanceTo: Processing time goes back, or too far."),
                misfit(
                        window("{\"end\": true, \"expect\": [{\"row\": {}}]}") + ", \"expect\": [{\"row\": {}}]",
                        "expect: The port \"w\" has expectations here and with the steps."),
                misfit("\"sources\": [\"all\"], \"steps\": [{\"end\": true}]", ": The test expects nothing."),
                misfit(
                        "\"sources\": [\"untimed\"], \"observe\": [{\"port\": \"rest\"}], \"steps\": [{\"watermark\": 1}]",
                        "steps[0]: A stream without event time has no watermark."),
                misfit(
                        "\"sources\": [\"untimed\"], \"observe\": [{\"port\": \"rest\"}], \"steps\": [{\"row\": [1], \"time\":"
                                + " 1}]",
                        "steps[0].time: The rows of this source have no event time."),
                misfit(
                        "\"parameters\": {\"p\": 1}, " + window("{\"end\": true}"),
                        "parameters.p: A value was given for \"p\", but the pipeline has no such parameter."));
    }

    private static Arguments misfit(String fields, String problem) {
        return Arguments.of(fields, problem);
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void testThatDoesNotFitIsRefused(String fields, String problem) throws IOException {
        String test = fields.startsWith("\"sources\": [\"a\"]")
                ? fields.replace("}]", ", \"expect\": [{\"port\": \"w\", \"watermark\": \"end\"}]}]")
                : fields;

        Loaded loaded = load(test);

        assertTrue(problems(loaded).contains(problem), problems(loaded).toString());
        assertEquals(List.of(), loaded.tests());
    }

    @Test
    void pipelineWithoutTestsIsRefused() throws IOException {
        assertTrue(
                problems(StreamTestFiles.load(pipeline)).get(0).endsWith("tests holds no test."),
                problems(StreamTestFiles.load(pipeline)).toString());
        Files.delete(folder.resolve("tests"));
        assertEquals(1, StreamTestFiles.load(pipeline).problems().size());
    }

    @Test
    void pipelineThatCannotRunIsRefused() throws IOException {
        Files.writeString(pipeline, PIPELINE.replace("100 / total", "100 / totals"));

        Loaded loaded = load(window("{\"end\": true}"));

        assertEquals(pipeline, loaded.problems().get(0).file());
    }
}
