package dev.millrace.runtime.streamtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.streamtest.BoundStreamTest;
import dev.millrace.model.streamtest.BoundStreamTest.BoundStep;
import dev.millrace.model.streamtest.StreamTest.Action;
import dev.millrace.model.streamtest.StreamTest.AdvanceAction;
import dev.millrace.model.streamtest.StreamTest.Step;
import dev.millrace.runtime.streamtest.StreamTestFiles.Loaded;
import dev.millrace.runtime.streamtest.StreamTestFiles.LoadedTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cases of windows and watermarks as stream tests: most of them what the tests of Apache Flink and Apache Beam say about
 * theirs, of which each names its source.
 */
class PublishedCasesTest {

    /** Of those that name a test of Flink or Beam. */
    private static final int LEAST_CASES = 60;

    private static final Pattern SOURCE = Pattern.compile("(After )?(Flink|Beam), \\w+Test\\.test\\w+[:,].*");

    static List<LoadedTest> cases() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(PublishedCasesTest.class.getResource("tumbling/pipeline.json"))
                        .toURI())
                .resolveSibling("..")
                .normalize();
        try (Stream<Path> families = Files.list(folder)) {
            return families.map(family -> family.resolve("pipeline.json"))
                    .filter(Files::exists)
                    .sorted()
                    .map(PublishedCasesTest::load)
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private static List<LoadedTest> load(Path pipeline) {
        Loaded loaded = StreamTestFiles.load(pipeline);
        if (!loaded.problems().isEmpty()) {
            throw new UncheckedIOException(
                    new IOException(loaded.problems().get(0).file() + ": "
                            + loaded.problems().get(0).problems()));
        }
        return loaded.tests();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void caseHoldsInEveryOrderOfTurnsAndAtEveryParallelism(LoadedTest test) throws InterruptedException {
        List<String> differences = new ArrayList<>();
        for (int parallelism = 1; parallelism <= 4; parallelism++) {
            for (long seed = 1; seed <= 3; seed++) {
                StreamTestRun run = test.run(parallelism, seed);
                for (Difference difference : Comparison.of(test.test(), run, parallelism == 1)) {
                    differences.add("parallelism " + parallelism + ", seed " + seed + ": " + difference.text());
                }
            }
        }

        assertEquals(List.of(), differences, test.file().toString());
    }

    /** A case that would pass whatever happens shows nothing: left out steps must be noticed. */
    @ParameterizedTest
    @MethodSource("cases")
    void caseNoticesWhenNothingHappens(LoadedTest test) throws InterruptedException {
        BoundStreamTest bound = test.test();
        List<BoundStep> still = bound.steps().stream()
                .map(step -> new BoundStep(
                        new Step("", "", nothing(test), List.of(), step.step().fails()),
                        -1,
                        List.of(),
                        0,
                        false,
                        step.expected()))
                .toList();
        BoundStreamTest silent =
                new BoundStreamTest(bound.test(), bound.sources(), bound.ports(), still, bound.expected());

        StreamTestRun run = StreamTestRunner.run(test.pipeline(), silent, Path.of(""), 1, 1);

        assertFalse(Comparison.of(silent, run, true).isEmpty(), test.file().toString());
    }

    private static Action nothing(LoadedTest test) {
        return new AdvanceAction(test.test().test().setup().startMs());
    }

    @Test
    void enoughCasesNameTheirSourceAndEachSaysWhatItShows() throws IOException, URISyntaxException {
        long named = cases().stream()
                .filter(test -> SOURCE.matcher(test.test().test().description()).matches())
                .count();
        assertTrue(named >= LEAST_CASES, "cases with a source: " + named);
        for (LoadedTest test : cases()) {
            assertFalse(test.test().test().description().isEmpty(), test.file().toString());
        }
    }
}
