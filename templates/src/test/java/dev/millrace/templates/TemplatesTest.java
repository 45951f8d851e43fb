package dev.millrace.templates;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.json.PipelineWriter;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.templates.TemplateLibrary.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every template runs to its golden output, however it is run. After a change that is meant to change results,
 * {@code -Dmillrace.writeGolden=true} writes them anew; look at the difference.
 */
class TemplatesTest {

    private static final int[] PARALLELISMS = {1, 2, 3, 4, 8};

    static List<Template> templates() {
        return TemplateLibrary.all();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void isValidWithoutAWord(Template template) {
        assertEquals(List.of(), TemplateRun.validated(template).problems());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void isInCanonicalForm(Template template) throws IOException {
        Path document = TemplateRun.folder(template.id()).resolve("pipeline.json");

        assertArrayEquals(Files.readAllBytes(document), new PipelineWriter().writeBytes(template.pipeline()));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void hasAPlaceForEveryNodeAndATitleAndADescription(Template template) {
        var pipeline = template.pipeline();

        assertAll(
                () -> assertEquals(
                        List.copyOf(pipeline.nodes().keySet()),
                        pipeline.nodes().keySet().stream()
                                .filter(pipeline.view().boxes()::containsKey)
                                .toList()),
                () -> assertFalse(template.title().isBlank()),
                () -> assertFalse(template.description().isBlank()));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void givesItsGoldenOutput(Template template) throws IOException {
        RunOptions options = RunOptions.in(TemplateRun.folder(template.id()));
        Map<String, List<String>> tables = TemplateRun.tables(TemplateRun.validated(template), options);
        if (Boolean.getBoolean("millrace.writeGolden")) {
            TemplateRun.writeGolden(template, tables);
        }

        assertEquals(TemplateRun.golden(template), tables);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void resultsDependNeitherOnBatchesNorOnParallelism(Template template) {
        Validated pipeline = TemplateRun.validated(template);
        Map<String, List<String>> golden = TemplateRun.golden(template);

        for (int batchSize : new int[] {1, 2, 7, 1_024}) {
            for (int parallelism : PARALLELISMS) {
                RunOptions options = RunOptions.in(TemplateRun.folder(template.id()))
                        .withBatchSize(batchSize)
                        .withParallelism(parallelism);

                assertEquals(
                        golden,
                        TemplateRun.tables(pipeline, options),
                        "batch size " + batchSize + ", parallelism " + parallelism);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void resultsAreTheSameOnTheSimulatedScheduler(Template template) {
        Validated pipeline = TemplateRun.validated(template);
        Map<String, List<String>> golden = TemplateRun.golden(template);
        long seed = Long.getLong("seed", 20_260_301L);

        for (int parallelism : PARALLELISMS) {
            RunOptions options = RunOptions.in(TemplateRun.folder(template.id()))
                    .withParallelism(parallelism)
                    .simulated(seed + parallelism);

            assertEquals(
                    golden, TemplateRun.tables(pipeline, options), "parallelism " + parallelism + ", -Dseed=" + seed);
        }
    }
}
