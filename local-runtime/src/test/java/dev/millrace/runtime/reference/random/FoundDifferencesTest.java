package dev.millrace.runtime.reference.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.catalog.Validated;
import dev.millrace.runtime.engine.Harness;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.runtime.run.RunOptions.Replayed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Shrunk pipelines on which the engine and the interpreter once differed, with what the interpreter gives. (A seed alone
 * would not do: it draws another pipeline once there is another kind to draw.)
 */
class FoundDifferencesTest {

    private static final int[] BATCH_SIZES = {1, 2, 7, 1024};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // An arrival gate passed over one batch without news a turn, and the clock moved on meanwhile.
                "empty-batch-before-news | [[300, 2, -24, 7, 5820, -300, -1800, 0, 1, 2, 2, 2, insert]]",
                "session-end-before-late-row | [[4400, 1, null, 45, 17300, null]]",
                // What the final watermark released stood at a place that had been passed on as done.
                "end-behind-own-watermarks | [[1898, 5457, 2, 120, 60, 60], [2847, 6406, 2, 120, 60, 60],"
                        + " [3796, 7355, 2, 120, 60, 60], [949, 4508, 1, 60, 60, 60]]",
                // One subtask of a stream that came back from rest was taken for ahead of the others, still idle.
                "subtasks-rejoin-together | [[0, 0, 2800, null, null, null, null, null, null],"
                        + " [2, 2, 5200, null, null, null, null, null, null]]",
                // A stretch that a gate gave in two batches: in the second, its end's watermark stood at its beginning.
                "watermarks-told-in-parts | [[-1100, 3000, 3, 54, 17, 19], [-2200, 1900, 3, 54, 17, 19],"
                        + " [-3300, 800, 1, 17, 17, 17], [0, 4100, 3, 54, 17, 19], [1100, 5200, 2, 37, 18, 19]]",
                // A session that a late row had made longer was never dropped, and its last late rows never given.
                "late-session-made-longer | [[0, 3600, 4300, 1, -5, -5, 0, 0, late], [0, 3600, 5000, 2, -5, -5, 0, 1,"
                        + " late], [0, 5200, 5900, 1, 42, 42, 0, 0, early], [0, 5200, 5900, 1, 42, 42, 0, 1, on_time]]",
                // An argument that is never null made the sum over a step without rows 0.
                "aggregate-over-no-row | [[0, 18, null, null, null, null, 0, 2700]]"
            })
    void whatOnceWentWrongIsRight(String name, String expected) throws IOException {
        Validated pipeline = Harness.validated(document(name));
        for (int parallelism : new int[] {1, 2, 3, 4, 8}) {
            for (int batchSize : BATCH_SIZES) {
                for (boolean chaining : new boolean[] {true, false}) {
                    RunOptions options = Harness.options()
                            .withClock(new Replayed(0))
                            .withParallelism(parallelism)
                            .withBatchSize(batchSize)
                            .withChaining(chaining);

                    Harness.Outcome outcome = Harness.run(pipeline, options);

                    String rows = outcome.rows("t0").stream()
                            .sorted(Comparator.comparing(Object::toString))
                            .toList()
                            .toString();
                    assertEquals(expected, rows, () -> name + ", " + options);
                }
            }
        }
    }

    private static String document(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(FoundDifferencesTest.class.getResourceAsStream(name + ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
