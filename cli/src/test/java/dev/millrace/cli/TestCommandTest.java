package dev.millrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.cli.InProcess.Outcome;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TestCommandTest {

    private static final String PIPELINE = """
            {
              "millrace": 1,
              "name": "Odd",
              "nodes": [
                {"id": "rows", "kind": "rows-source", "settings": {"columns": [{"name": "n", "type": "int"}, {"name": "s", "type": "string"}], "rows": []}},
                {"id": "odd", "kind": "filter", "settings": {"condition": "n % 2 = 1"}},
                {"id": "out", "kind": "csv-sink", "settings": {"path": "out.csv"}}
              ],
              "edges": [{"from": "rows.out", "to": "odd.in"}, {"from": "odd.out", "to": "out.in"}]
            }
            """;

    private static final String PASSING = """
            {
              "streamTest": 1,
              "description": "Only odd numbers pass.",
              "sources": ["rows"],
              "steps": [
                {"row": [1, "a"], "expect": [{"port": "odd", "row": [1, "a"]}]},
                {"row": [2, "b"]},
                {"end": true}
              ]
            }
            """;

    /** With characters that XML must escape, or cannot hold. */
    private static final String FAILING = PASSING.replace("[1, \"a\"]}]", "[1, \"<&\\\"'\\u0007\"]}]");

    @TempDir
    private Path folder;

    private InProcess cli = new InProcess(Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        cli = new InProcess(folder.toRealPath());
        cli.write("odd.json", PIPELINE);
    }

    @Test
    void passingTestsExitWith0() throws IOException {
        cli.write("tests/good.json", PASSING);

        Outcome outcome = cli.run("test", "odd.json");

        assertEquals(
                List.of("pass  tests/good.json", "1 stream test: 1 passed, 0 failed"),
                outcome.outLines(),
                outcome.err());
        assertEquals(0, outcome.exitCode());
        assertFalse(Files.exists(cli.file("out.csv")));
    }

    @Test
    void differencesAreATableAndExitWith1() throws IOException {
        cli.write("tests/bad.json", FAILING);
        cli.write("tests/good.json", PASSING);

        Outcome outcome = cli.run("test", "odd.json");

        assertEquals(
                List.of(
                        "FAIL  tests/bad.json",
                        "      Only odd numbers pass.",
                        "      step  what          port  expected    came",
                        "      ----  ------------  ----  ----------  ------",
                        "         1  rows: (1, a)  odd   (1, <&\"'·)  (1, a)",
                        "pass  tests/good.json",
                        "2 stream tests: 1 passed, 1 failed"),
                outcome.outLines());
        assertEquals(1, outcome.exitCode());
        assertEquals("", outcome.err());
    }

    @Test
    void badTestExitsWith2AndNothingRuns() throws IOException {
        cli.write(
                "tests/bad.json",
                PASSING.replace("[2, \"b\"]", "[2.5, \"b\"]")
                        .replace("\"end\": true", "\"end\": true, \"source\": \"raws\""));
        cli.write("tests/good.json", PASSING);
        cli.write("tests/worse.json", PASSING.replace("\"steps\"", "\"step\""));

        Outcome outcome = cli.run("test", "odd.json");

        assertEquals(
                List.of(
                        "tests/bad.json:7:14: error: steps[1].row[0]: Field \"n\": 2.5 is not of type int. [BAD_STREAM_TEST]",
                        "tests/bad.json:8:29: error: steps[2].source: The source \"raws\" is not among the \"sources\" of the"
                                + " test. [BAD_STREAM_TEST]",
                        "    Did you mean \"rows\"?",
                        "tests/worse.json:1:1: error: steps: The field \"steps\" is missing here. [MISSING_FIELD]",
                        "tests/worse.json:5:3: error: step: There is no field \"step\" here. [UNKNOWN_FIELD]",
                        "    Did you mean \"steps\"?"),
                outcome.errLines());
        assertEquals("", outcome.out());
        assertEquals(2, outcome.exitCode());
    }

    @Test
    void brokenPipelineAndMissingTestsExitWith2() throws IOException {
        cli.write("broken.json", PIPELINE.replace("n % 2", "m % 2"));

        Outcome outcome = cli.run("test", "odd.json", "none.json");

        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.err().startsWith("odd.json: error: There is no folder tests"), outcome.err());
        assertTrue(
                outcome.err().contains("none.json: error: The file none.json does not exist. [UNREADABLE_FILE]"),
                outcome.err());
        cli.write("tests/good.json", PASSING);
        assertTrue(cli.run("test", "broken.json").err().startsWith("broken.json:6:"));
    }

    @Test
    void wrongUseExitsWith2() throws IOException {
        cli.write("tests/good.json", PASSING);

        assertEquals(2, cli.run("test").exitCode());
        assertEquals(2, cli.run("test", "odd.json", "--parallelism", "0").exitCode());
        assertEquals(
                2,
                cli.run("test", "odd.json", "--actual", "nowhere/actual.json").exitCode());
        assertEquals(2, cli.run("test", "odd.json", "--actual", "odd.json").exitCode());
        assertEquals(
                2, cli.run("test", "odd.json", "--junit", "tests/good.json").exitCode());
        assertEquals(PIPELINE, Files.readString(cli.file("odd.json")));
        assertEquals(PASSING, Files.readString(cli.file("tests/good.json")));
    }

    @Test
    void junitReportIsValidAndTellsTheDifferences() throws Exception {
        cli.write("tests/bad.json", FAILING);
        cli.write("tests/good.json", PASSING);

        Outcome outcome = cli.run("test", "odd.json", "--junit", "results.xml");

        assertEquals(1, outcome.exitCode(), outcome.err());
        String xml = Files.readString(cli.file("results.xml"));
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(TestCommandTest.class.getResource("junit.xsd")));
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
        assertTrue(xml.contains("tests=\"2\" failures=\"1\""), xml);
        assertTrue(xml.contains("name=\"bad\""), xml);
        assertTrue(xml.contains("expected (1, &lt;&amp;&quot;'·), came (1, a)"), xml);
    }

    @Test
    void whatReallyCameCanBeTakenOver() throws IOException {
        cli.write("tests/bad.json", FAILING);

        cli.run("test", "odd.json", "--actual", "actual.json");

        JsonNode actual = JsonMapper.shared().readTree(Files.readString(cli.file("actual.json")));
        assertEquals("failed", actual.get(0).get("result").stringValue());
        cli.write("tests/bad.json", actual.get(0).get("actual").toString());
        Outcome again = cli.run("test", "odd.json", "--parallelism", "3", "--seed", "5");
        assertEquals(0, again.exitCode(), again.out() + again.err());
    }
}
