package dev.millrace.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.cli.InProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class RunCommandTest {

    private static final String PAGE = "../docs/format.md";

    private static final String FLOW = """
            parameter {"name": "least", "type": "int", "default": 2}
            rows
            filter {"condition": "a >= ${least}"}
            table-sink {}
            """;

    @TempDir
    private Path folder;

    private InProcess cli = new InProcess(Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        cli = new InProcess(folder.toRealPath());
        cli.write("pipeline.json", ChainedNodes.document(FLOW));
    }

    @Test
    void printsTheTableToTheOutputAndEverythingElseToTheError() {
        Outcome run = cli.run("run", "pipeline.json");

        assertEquals(0, run.exitCode());
        assertEquals(List.of("out (2 rows)", "a  s", "-  -", "2  y", "3  z"), run.outLines());
        assertTrue(run.errLines().get(0).startsWith("finished in "), run.err());
        assertEquals("  out: 2 rows", run.errLines().get(1));
    }

    @Test
    void setReplacesTheDefaultAndTheLastOneCounts() {
        assertEquals(
                "out (1 row)",
                cli.run("run", "pipeline.json", "--set", "least=3").outLines().get(0));
        assertEquals(
                "out (3 rows)",
                cli.run("run", "pipeline.json", "--set", "least=0").outLines().get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 128})
    void parallelismChangesNoRow(int parallelism) {
        Outcome run = cli.run("run", "pipeline.json", "--parallelism", String.valueOf(parallelism));

        assertEquals(0, run.exitCode(), run.err());
        assertEquals(
                List.of("2  y", "3  z"),
                run.outLines().stream().skip(3).sorted().toList());
    }

    @Test
    void rowsLimitsWhatIsPrintedToTheNewest() {
        assertEquals(
                List.of("out (2 rows)", "a  s", "-  -", "3  z", "(1 row before is not shown)"),
                cli.run("run", "pipeline.json", "--rows", "1").outLines());
    }

    @Test
    void consoleSinksPrintAsRowsCome() throws IOException {
        cli.write("console.json", ChainedNodes.document("rows\nconsole-sink {\"limit\": 2}\n"));

        List<String> lines = cli.run("run", "console.json").outLines();

        assertEquals(2, lines.size(), lines.toString());
        assertTrue(lines.get(0).contains("\"x\""), lines.toString());
    }

    @Test
    void plainProgressIsLinesAutoOnATerminalABarAndNoneNothing() throws IOException {
        cli.write(
                "slow.json",
                ChainedNodes.document(
                        "rows-source {\"columns\": [{\"name\": \"a\", \"type\": \"int\"}], \"rows\": [[1], [2]],"
                                + " \"arrivals\": [\"0s\", \"1300ms\"]}\ndiscard\n"));

        Outcome plain = cli.run("run", "slow.json", "--progress", "plain");
        Outcome auto = cli.run("run", "slow.json");
        Outcome bar = cli.runOnTerminal(true, "run", "slow.json");
        Outcome colorless = cli.runOnTerminal(false, "run", "slow.json");
        Outcome none = cli.run("run", "slow.json", "--progress", "none");

        assertAll(
                () -> assertTrue(plain.err().lines().anyMatch(line -> line.startsWith("running 1")), plain.err()),
                () -> assertTrue(auto.err().lines().anyMatch(line -> line.startsWith("running 1")), auto.err()),
                () -> assertFalse(plain.err().contains("\r") || plain.err().contains("\u001B"), plain.err()),
                () -> assertTrue(bar.err().contains("\r"), bar.err()),
                () -> assertTrue(bar.err().contains("\u001B["), bar.err()),
                () -> assertTrue(colorless.err().contains("\r"), colorless.err()),
                () -> assertFalse((colorless.err() + colorless.out()).contains("\u001B"), colorless.err()),
                () -> assertFalse(none.err().contains("running"), none.err()));
    }

    @Test
    void statisticsHoldWhatThePageSays() throws IOException {
        cli.run("run", "pipeline.json", "--parallelism", "2", "--stats", "stats.json");

        JsonNode stats = JsonMapper.shared().readTree(Files.readString(cli.file("stats.json")));
        JsonNode filter = node(stats, "m");
        assertAll(
                () -> assertEquals(1, stats.get("stats").intValue()),
                () -> assertEquals("Case", stats.get("pipeline").stringValue()),
                () -> assertEquals("finished", stats.get("state").stringValue()),
                () -> assertEquals(2, stats.get("parallelism").intValue()),
                () -> assertEquals(3, stats.get("rows").intValue()),
                () -> assertTrue(stats.get("wallMs").isNumber()
                        && stats.get("rowsPerSecond").isNumber()),
                () -> assertEquals(List.of("in", "m", "out"), ids(stats)),
                () -> assertEquals(3, filter.get("rowsIn").intValue()),
                () -> assertEquals(2, filter.get("rowsOut").intValue()),
                () -> assertEquals(2, node(stats, "out").get("rowsIn").intValue()),
                () -> assertEquals(
                        "in.out", stats.get("edges").get(0).get("from").stringValue()));
    }

    @Test
    void everyFieldOfTheStatisticsIsOnThePage() throws IOException {
        cli.run("run", "pipeline.json", "--stats", "good.json");
        cli.write("broken.json", ChainedNodes.document("rows\nfilter {\"condition\": \"1 / (a - 2) > 0\"}\ndiscard\n"));
        assertEquals(1, cli.run("run", "broken.json", "--stats", "bad.json").exitCode());
        JsonNode good = JsonMapper.shared().readTree(Files.readString(cli.file("good.json")));
        JsonNode bad = JsonMapper.shared().readTree(Files.readString(cli.file("bad.json")));

        String page = Files.readString(Path.of(PAGE));

        assertEquals("failed", bad.get("state").stringValue());
        assertEquals("m", bad.get("failure").get("node").stringValue());
        List<String> missing = Stream.of(
                        good,
                        bad,
                        bad.get("failure"),
                        good.get("nodes").get(0),
                        good.get("edges").get(0))
                .flatMap(object -> object.propertyNames().stream())
                .distinct()
                .filter(name -> !page.contains("`" + name + "`"))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void malformedLinesAreSkippedAndCountedOrLeaveByTheErrorOutput() throws IOException {
        cli.write("data.csv", "a,s\n1,x\ntwo,y\n3\n4,z\n");
        String source = "csv-source {\"path\": \"data.csv\", \"columns\": [{\"name\": \"a\", \"type\": \"int\"}],"
                + " \"onMalformed\": \"%s\"}\ntable-sink {}\n";
        cli.write("skip.json", ChainedNodes.document(source.formatted("skip")));
        cli.write(
                "output.json", ChainedNodes.document(source.formatted("output")).replace("in.out", "in.errors"));

        cli.write("auto.json", ChainedNodes.document(source.formatted("auto")).replace("in.out", "in.errors"));

        Outcome skipped = cli.run("run", "skip.json", "--stats", "stats.json");
        Outcome errors = cli.run("run", "output.json");

        JsonNode stats = JsonMapper.shared().readTree(Files.readString(cli.file("stats.json")));
        assertAll(
                () -> assertEquals(List.of("1", "4"), skipped.outLines().subList(3, 5)),
                () -> assertTrue(skipped.err().contains("2 rows dropped at in"), skipped.err()),
                () -> assertEquals(2, stats.get("dropped").intValue()),
                () -> assertEquals(errors.out(), cli.run("run", "auto.json").out()),
                () -> assertEquals(2, stats.get("errors").intValue()),
                () -> assertTrue(errors.out().contains("out (2 rows)"), errors.out()),
                () -> assertTrue(errors.out().contains("seen \"two\""), errors.out()));
    }

    @Test
    void aReplayGivesRowsInTheOrderOfTheirArrival() throws IOException {
        String rows = "rows-source {\"columns\": [{\"name\": \"at\", \"type\": \"timestamp\"}, {\"name\": \"n\","
                + " \"type\": \"int\"}], \"rows\": [[\"2026-01-01T00:00:00Z\", 1], [\"2026-01-01T10:00:00Z\", 2]],"
                + " \"eventTime\": {\"field\": \"at\", \"arrivalField\": \"at\"}}\ntable-sink {}\n";
        cli.write("replay.json", ChainedNodes.document(rows));

        Outcome atOnce = cli.run("run", "replay.json", "--replay");
        Outcome paced = cli.run("run", "replay.json", "--replay", "--speed", "1000000");

        assertEquals(0, atOnce.exitCode(), atOnce.err());
        assertEquals(atOnce.out(), paced.out());
        assertTrue(atOnce.out().contains("out (2 rows)"), atOnce.out());
    }

    @Test
    void aRunThatFailsLeavesTheOldResult() throws IOException {
        Path result = cli.write("result.csv", "old\n");
        cli.write(
                "broken.json",
                ChainedNodes.document(
                        "rows\nfilter {\"condition\": \"1 / (a - 3) < 9\"}\ncsv-sink {\"path\": \"result.csv\"}\n"));

        assertEquals(1, cli.run("run", "broken.json").exitCode());

        assertEquals("old\n", Files.readString(result));
        try (Stream<Path> left = Files.list(folder)) {
            assertTrue(left.noneMatch(path -> path.toString().endsWith(".part")));
        }
    }

    private static JsonNode node(JsonNode stats, String id) {
        return stats.get("nodes")
                .valueStream()
                .filter(node -> node.get("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(JsonNode stats) {
        List<String> ids = new ArrayList<>();
        stats.get("nodes").forEach(node -> ids.add(node.get("id").stringValue()));
        return ids;
    }
}
