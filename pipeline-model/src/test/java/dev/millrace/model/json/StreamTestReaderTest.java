package dev.millrace.model.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.streamtest.StreamTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StreamTestReaderTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(StreamTestSchema.text(), InputFormat.JSON);

    /** Every field that there is. */
    private static final String EVERYTHING = """
            {
              "streamTest": 1,
              "description": "Everything that the format has.",
              "parameters": {"limit": 3, "name": "x"},
              "startTime": "2026-01-01T00:00:00Z",
              "sources": ["a", "b.out"],
              "observe": [
                {"port": "w.out", "ordered": true, "watermarks": true}
              ],
              "steps": [
                {"comment": "first", "source": "a", "row": [1, null, "x"], "time": "2026-01-01T00:00:00.001Z"},
                {"source": "b.out", "row": {"k": "x", "list": [1, 2]}, "change": "retract"},
                {
                  "source": "a",
                  "watermark": "2026-01-01T00:00:59.999Z",
                  "expect": [
                    {"comment": "why", "port": "w.out", "row": {"n": 2}, "time": "2026-01-01T00:00:59.999Z", "change": "insert", "window": ["2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z"], "pane": 0, "timing": "on_time"},
                    {"port": "w.out", "watermark": "2026-01-01T00:00:59.999Z"},
                    {"port": "w.out", "idle": true},
                    {"port": "w.out", "active": true}
                  ]
                },
                {"source": "a", "idle": true},
                {"source": "a", "active": true},
                {"advanceTo": "2026-01-01T00:01:00Z"},
                {"source": "a", "end": true, "fails": "OVERFLOW"}
              ],
              "expect": [
                {"port": "w.late", "row": [1, 2]},
                {"port": "w.late", "watermark": "end"}
              ]
            }
            """;

    private static List<String> problems(String text) {
        return new StreamTestReader()
                .read(text).problems().stream()
                        .map(problem -> problem.place().path().orElse("")
                                + problem.place()
                                        .span()
                                        .map(span -> " " + span.line() + ":" + span.column())
                                        .orElse("")
                                + ": " + problem.message())
                        .toList();
    }

    private static String test(String fields) {
        return "{\"streamTest\": 1, " + fields + "}";
    }

    private static String step(String fields) {
        return test("\"sources\": [\"a\"], \"steps\": [{" + fields + "}]");
    }

    private static String expectation(String fields) {
        return step("\"end\": true, \"expect\": [{" + fields + "}]");
    }

    @Test
    void whatIsReadIsWrittenTheSame() {
        StreamTest test = new StreamTestReader().read(EVERYTHING).test().orElseThrow();

        assertEquals(EVERYTHING, StreamTestWriter.write(test));
    }

    @Test
    void timesMayBeMilliseconds() {
        StreamTest texts = new StreamTestReader()
                .read(step("\"watermark\": \"1970-01-01T00:00:01.500Z\""))
                .test()
                .orElseThrow();

        assertEquals(
                texts,
                new StreamTestReader().read(step("\"watermark\": 1500")).test().orElseThrow());
    }

    @Test
    void timesThatNoTextReachesAreWrittenAsMilliseconds() {
        String text = step("\"watermark\": -9007199254740993");
        StreamTest test = new StreamTestReader().read(text).test().orElseThrow();

        assertEquals(
                test,
                new StreamTestReader().read(StreamTestWriter.write(test)).test().orElseThrow());
    }

    @Test
    void schemaAcceptsWhatTheReaderDoes() {
        assertEquals(List.of(), SCHEMA.validate(EVERYTHING, InputFormat.JSON));
    }

    @Test
    void publishedSchemaIsThatOfTheFormat() throws IOException {
        Path published = Path.of("..", "docs", "stream-test.schema.json");
        if (Boolean.getBoolean("write-docs")) {
            Files.writeString(published, StreamTestSchema.text());
        }

        assertEquals(
                StreamTestSchema.text(),
                Files.readString(published),
                "write it anew: mvn -pl pipeline-model test -Dtest=StreamTestReaderTest -Dwrite-docs=true");
    }

    @Test
    void examplesOfTheFormatPageAreTests() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "stream-tests.md"));
        String[] parts = page.split("```json\n|```", -1);
        int examples = 0;
        for (String part : parts) {
            if (part.startsWith("{\n  \"streamTest\"")) {
                examples++;
                assertEquals(List.of(), problems(part));
            }
        }

        assertTrue(examples > 0, "the page shows no test");
    }

    static Stream<Arguments> badTexts() {
        return Stream.of(
                Arguments.of("[]", " 1:1: Expected an object, {\"streamTest\": 1, …}, here, and found a list."),
                Arguments.of(
                        "{}",
                        "streamTest 1:1: The field \"streamTest\" with the format's version is missing: this is no stream"
                                + " test."),
                Arguments.of("{\"streamTest\": 2}", "streamTest 1:16: This Millrace reads stream tests of version 1."),
                Arguments.of(test("\"steps\": []"), "sources 1:1: The field \"sources\" is missing here."),
                Arguments.of(test("\"sources\": []"), "steps 1:1: The field \"steps\" is missing here."),
                Arguments.of(
                        test("\"sources\": [], \"steps\": [], \"step\": 1"),
                        "step 1:47: There is no field \"step\" here."),
                Arguments.of(
                        test("\"sources\": [3], \"steps\": []"),
                        "sources[0] 1:31: Expected a text here, and found a number."),
                Arguments.of(
                        test("\"sources\": [], \"steps\": [], \"parameters\": 1"),
                        "parameters 1:61: Expected an object here, and found a number."),
                Arguments.of(
                        test("\"sources\": [], \"steps\": [], \"observe\": [{\"port\": \"a\", \"ordered\": 1}]"),
                        "observe[0].ordered 1:84: Expected true or false here, and found a number."),
                Arguments.of(
                        step(""),
                        "steps[0] 1:47: A step does one thing: one of the fields row, watermark, idle, active, end,"
                                + " advanceTo is needed, and there is none."),
                Arguments.of(
                        step("\"idle\": true, \"end\": true"),
                        "steps[0] 1:47: A step does one thing: one of the fields row, watermark, idle, active, end,"
                                + " advanceTo is needed, and there are idle and end."),
                Arguments.of(step("\"end\": false"), "steps[0].end 1:55: Expected true here, or nothing at all."),
                Arguments.of(
                        step("\"row\": 1"),
                        "steps[0].row 1:55: Expected a list of values in the order of the fields, or an object by field"
                                + " here, and found a number."),
                Arguments.of(
                        step("\"watermark\": \"soon\""),
                        "steps[0].watermark 1:61: Expected a time, such as \"2026-01-01T12:00:00Z\" or whole milliseconds"
                                + " since 1970, here, and found the text \"soon\"."),
                Arguments.of(
                        step("\"watermark\": 1.5"),
                        "steps[0].watermark 1:61: Expected a time, such as \"2026-01-01T12:00:00Z\" or whole milliseconds"
                                + " since 1970, here, and found a number."),
                Arguments.of(
                        step("\"watermark\": \"end\""),
                        "steps[0].watermark 1:61: Expected a time, such as \"2026-01-01T12:00:00Z\" or whole milliseconds"
                                + " since 1970, here, and found the text \"end\"."),
                Arguments.of(step("\"end\": true, \"time\": 1"), "steps[0].time 1:69: Only a row has a \"time\"."),
                Arguments.of(
                        step("\"checkpoint\": \"c\""),
                        "steps[0].checkpoint 1:62: Steps \"checkpoint\" come with checkpoints, which this Millrace does not"
                                + " have yet."),
                Arguments.of(
                        step("\"restore\": \"c\""),
                        "steps[0].restore 1:59: Steps \"restore\" come with checkpoints, which this Millrace does not have"
                                + " yet."),
                Arguments.of(
                        expectation("\"port\": \"a\""),
                        "steps[0].expect[0] 1:72: One thing is expected at a time: one of the fields row, watermark, idle,"
                                + " active is needed, and there is none."),
                Arguments.of(
                        expectation("\"row\": [], \"change\": \"delete\""),
                        "steps[0].expect[0].change 1:94: There is no change \"delete\"."),
                Arguments.of(
                        expectation("\"row\": [], \"timing\": \"ontime\""),
                        "steps[0].expect[0].timing 1:94: There is no timing \"ontime\"."),
                Arguments.of(
                        expectation("\"row\": [], \"pane\": -1"),
                        "steps[0].expect[0].pane 1:92: Expected a whole number from 0 here, and found a number."),
                Arguments.of(
                        expectation("\"row\": [], \"window\": [1]"),
                        "steps[0].expect[0].window 1:94: Expected a list of the window's start and end here, and found a"
                                + " list."),
                Arguments.of(
                        expectation("\"idle\": true, \"pane\": 1"),
                        "steps[0].expect[0].pane 1:95: Only a row has a \"pane\"."));
    }

    @ParameterizedTest
    @MethodSource("badTexts")
    void badTextIsRefusedWithItsPlace(String text, String expected) {
        assertEquals(List.of(expected), problems(text));
        assertTrue(new StreamTestReader().read(text).test().isEmpty());
    }

    @Test
    void textThatIsNoJsonIsRefused() {
        assertFalse(problems("{\"streamTest\": 1,").isEmpty());
    }

    @Test
    void fileThatIsMissingIsRefused(@TempDir Path folder) {
        List<Problem> problems =
                new StreamTestReader().read(folder.resolve("none.json")).problems();

        assertTrue(problems.get(0).message().endsWith("none.json does not exist."), problems.toString());
    }
}
