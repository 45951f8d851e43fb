package dev.millrace.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.cli.InProcess.Outcome;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.templates.TemplateLibrary;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command but run. */
class CommandsTest {

    private static final String GOOD = ChainedNodes.document("rows\nfilter {\"condition\": \"a > 1\"}\ndiscard\n");
    private static final String BAD = ChainedNodes.document("rows\nfilter {\"condition\": \"b > 1\"}\ndiscard\n");

    @TempDir
    private Path folder;

    private InProcess cli = new InProcess(Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        cli = new InProcess(folder.toRealPath());
    }

    @Test
    void validateSaysOfEachFileWhetherItCanRun() throws IOException {
        cli.write("good.json", GOOD);
        cli.write("bad.json", BAD);

        Outcome both = cli.run("validate", "good.json", "bad.json");

        assertEquals(2, both.exitCode());
        assertEquals(List.of("good.json: can run", "bad.json: 1 error, 0 warnings"), both.outLines());
        assertEquals(0, cli.run("validate", "good.json").exitCode());
    }

    @Test
    void validateAsJsonNamesCodePlaceAndPositionInTheExpression() throws IOException {
        cli.write("good.json", GOOD);
        cli.write("bad.json", BAD);

        Outcome both = cli.run("validate", "--json", "good.json", "bad.json");

        JsonNode reports = JsonMapper.shared().readTree(both.out());
        JsonNode problem = reports.get(1).get("problems").get(0);
        assertAll(
                () -> assertEquals(2, both.exitCode()),
                () -> assertEquals("", both.err()),
                () -> assertTrue(reports.get(0).get("valid").booleanValue()),
                () -> assertEquals("BAD_EXPRESSION", problem.get("code").stringValue()),
                () -> assertEquals("error", problem.get("severity").stringValue()),
                () -> assertEquals("m", problem.get("node").stringValue()),
                () -> assertEquals(4, problem.get("line").intValue()),
                () -> assertEquals(1, problem.get("expression").get("column").intValue()));
    }

    @Test
    void formattingKeepsTheMeaningAndASecondTimeChangesNothing() throws IOException {
        Path file = cli.write("pipeline.json", GOOD);
        var before = new PipelineReader().read(file).pipeline();

        assertEquals(1, cli.run("fmt", "--check", "pipeline.json").exitCode());
        assertEquals(
                "formatted pipeline.json", cli.run("fmt", "pipeline.json").out().strip());
        String once = Files.readString(file);
        Outcome again = cli.run("fmt", "pipeline.json");

        assertEquals(before, new PipelineReader().read(file).pipeline());
        assertEquals(0, again.exitCode());
        assertEquals("", again.out());
        assertEquals(once, Files.readString(file));
        assertEquals(0, cli.run("fmt", "--check", "pipeline.json").exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void picturesAreDrawnInBothThemes(String theme) throws IOException {
        cli.run("new", "earthquakes-by-network", folder.resolve("quakes").toString());
        String document = folder.resolve("quakes/pipeline.json").toString();

        assertEquals(
                0,
                cli.run("render", document, "-o", "picture.png", "--theme", theme)
                        .exitCode());
        assertEquals(
                0,
                cli.run("render", document, "-o", "picture.svg", "--theme", theme)
                        .exitCode());

        BufferedImage picture = ImageIO.read(cli.file("picture.png").toFile());
        int corner = picture.getRGB(2, 2) & 0xFF;
        String svg = Files.readString(cli.file("picture.svg"));
        assertAll(
                () -> assertTrue(picture.getWidth() > 1_000 && picture.getHeight() > 300, picture.toString()),
                () -> assertEquals(theme.equals("light"), corner > 128, "the background is " + corner),
                () -> assertEquals(
                        List.of(),
                        TemplateLibrary.find("earthquakes-by-network")
                                .orElseThrow()
                                .pipeline()
                                .nodes()
                                .values()
                                .stream()
                                .filter(node -> !svg.contains(node.name()))
                                .toList()));
    }

    @Test
    void everyTemplateIsListedAndANewCopyOfItRuns() {
        List<String> listed = cli.run("templates").outLines();

        for (TemplateLibrary.Template template : TemplateLibrary.all()) {
            String copy = folder.resolve(template.id()).toString();
            assertTrue(listed.contains(template.id()), listed.toString());
            assertEquals(0, cli.run("new", template.id(), copy).exitCode());
            Outcome run = cli.run("run", copy + "/pipeline.json");
            assertEquals(0, run.exitCode(), run.err());
            assertEquals(2, cli.run("new", template.id(), copy).exitCode(), "a second copy over the first");
        }
    }

    @Test
    void theSchemaIsThePublishedOne() throws IOException {
        assertEquals(
                Files.readString(Path.of("../docs/pipeline.schema.json")).strip(),
                cli.run("schema").out().strip());
    }

    @Test
    void completionKnowsEveryCommandAndOption() {
        String script = cli.run("completion").out();

        for (String word :
                List.of("run", "test", "validate", "fmt", "render", "new", "--parallelism", "--stats", "--theme")) {
            assertTrue(script.contains(word), word);
        }
        assertTrue(script.startsWith("#!/usr/bin/env bash"), script.substring(0, 80));
    }

    @Test
    void everyCommandHasAHelpPageWithItsOptions() throws IOException {
        String page = Files.readString(Path.of("../docs/command-line.md"));

        for (String command : List.of("run", "validate", "fmt", "render", "templates", "new", "schema", "completion")) {
            Outcome help = cli.run("help", command);
            assertEquals(0, help.exitCode(), command);
            assertTrue(help.out().startsWith("Usage: millrace " + command), help.out());
            assertEquals(help.out(), cli.run(command, "--help").out());
            assertTrue(cli.run("help").out().contains("  " + command + " "), command);
            assertTrue(page.contains("`" + command), command + " is in docs/command-line.md");
        }
        assertTrue(cli.run("--version").out().startsWith("Millrace 0."));
    }
}
