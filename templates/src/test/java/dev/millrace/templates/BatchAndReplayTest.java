package dev.millrace.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.validation.PipelineValidator;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.runtime.run.RunOptions.Replayed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bounded is a special case: a file as a batch, of which all windows are complete at the end, and the same file as a
 * recorded stream with watermarks that wait long enough, give the same result; real data.
 */
class BatchAndReplayTest {

    private static final Path FOLDER = TemplateRun.folder("earthquakes-by-network");
    private static final String TEMPLATE = "\"maxDisorder\": \"2d\"";
    private static final String BATCH = "\"strategy\": \"at-end\"";
    private static final String PATIENT = "\"maxDisorder\": \"30d\", \"arrivalField\": \"published\"";
    private static final Pattern EVENT_TIME =
            Pattern.compile("\"eventTime\":\\s*\\{\\s*\"field\":\\s*\"(\\w+)\"[^}]*}");
    private static final String HASTY = TEMPLATE + ", \"arrivalField\": \"published\"";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void aBatchAndAPatientReplayGiveTheSameResult(int parallelism) throws IOException {
        RunOptions options = RunOptions.in(FOLDER).withParallelism(parallelism);

        Map<String, List<String>> batch = TemplateRun.tables(pipeline(BATCH), options);
        Map<String, List<String>> stream = TemplateRun.tables(pipeline(PATIENT), options);
        Map<String, List<String>> replay = TemplateRun.tables(pipeline(PATIENT), options.withClock(new Replayed(0)));

        assertEquals(batch, stream);
        assertEquals(batch, replay);
        assertEquals(1, lines(batch, "late"), "a header alone: a batch has no late rows");
    }

    /**
     * Every template whose result at the end does not hang on when watermarks come. One is left out: in rising-temperature
     * timers are to fire between rows, and a batch has no watermark there.
     */
    @ParameterizedTest
    @CsvSource({
        "aftershocks, 30d",
        "click-attribution, 5m",
        "click-stream, 5m",
        "earthquakes-by-network, 30d",
        "flights-with-airports, 30d",
        "late-flights, 30d",
        "sensor-alert, 5m",
        "word-count, 0s"
    })
    void everyTemplateIsABatchAndAStream(String template, String patience) throws IOException {
        Path folder = TemplateRun.folder(template);
        String document = Files.readString(folder.resolve("pipeline.json"));
        Matcher eventTimes = EVENT_TIME.matcher(document);
        RunOptions options = RunOptions.in(folder).withParallelism(2);

        Map<String, List<String>> batch = TemplateRun.tables(
                validated(eventTimes.replaceAll("\"eventTime\": {\"field\": \"$1\", " + BATCH + "}")), options);
        Validated recorded = validated(eventTimes.replaceAll(
                "\"eventTime\": {\"field\": \"$1\", \"maxDisorder\": \"" + patience + "\", \"arrivalField\": \"$1\"}"));
        Map<String, List<String>> replay = TemplateRun.tables(recorded, options.withClock(new Replayed(0)));

        assertEquals(batch, replay);
        assertTrue(batch.values().stream().anyMatch(lines -> lines.size() > 1), "no result at all");
    }

    @Test
    void onlyOneTemplateIsLeftOut() {
        assertEquals(9, TemplateLibrary.all().size(), "a new template belongs into the list above");
    }

    @Test
    void aHastyReplayHasLateRowsAndLosesNone() throws IOException {
        RunOptions options = RunOptions.in(FOLDER);

        Map<String, List<String>> batch = TemplateRun.tables(pipeline(BATCH), options);
        Map<String, List<String>> replay = TemplateRun.tables(pipeline(HASTY), options.withClock(new Replayed(0)));

        assertTrue(lines(replay, "late") > 1);
        assertFalse(batch.equals(replay));
        assertEquals(quakes(batch), quakes(replay) + lines(replay, "late") - 1);
    }

    private static int lines(Map<String, List<String>> tables, String table) {
        return Objects.requireNonNull(tables.get(table)).size();
    }

    /** The sum of the column that counts quakes. */
    private static long quakes(Map<String, List<String>> tables) {
        List<String> lines = Objects.requireNonNull(tables.get("results"));
        int column = List.of(lines.get(0).split(",", -1)).indexOf("quakes");
        return lines.stream()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.split(",", -1)[column]))
                .sum();
    }

    private static Validated pipeline(String watermarks) throws IOException {
        String document = Files.readString(FOLDER.resolve("pipeline.json"));
        assertTrue(document.contains(TEMPLATE));
        return validated(document.replace(TEMPLATE, watermarks));
    }

    private static Validated validated(String document) {
        return PipelineValidator.standard()
                .validate(new PipelineReader().read(document).pipeline().orElseThrow(), Map.of());
    }
}
