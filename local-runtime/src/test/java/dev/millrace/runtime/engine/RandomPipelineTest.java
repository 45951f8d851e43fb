package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Seeded small pipelines give equal results at parallelism 1 to 4, at any batch size, on both schedulers. {@code -Dseed=}
 * runs one of them, {@code -Dseeds=} as many as wanted.
 */
class RandomPipelineTest {

    private static final long SEEDS = 200;
    private static final int[] BATCH_SIZES = {1024, 1, 2, 7, 100};

    static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.range(0, Long.getLong("seeds", SEEDS)) : LongStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void resultsDoNotDependOnHowItIsRun(long seed) {
        RandomPipeline random = new RandomPipeline(seed);
        Validated pipeline = Harness.validated(random.json());
        SplittableRandom choice = new SplittableRandom(~seed);
        Map<String, List<List<@Nullable Object>>> expected = results(pipeline, random, Harness.options());
        for (int parallelism = 1; parallelism <= 4; parallelism++) {
            RunOptions options = Harness.options()
                    .withParallelism(parallelism)
                    .withBatchSize(BATCH_SIZES[choice.nextInt(BATCH_SIZES.length)])
                    .withChaining(choice.nextBoolean());
            assertSame(expected, pipeline, random, options, seed);
            assertSame(expected, pipeline, random, options.simulated(choice.nextLong()), seed);
        }
    }

    private static void assertSame(
            Map<String, List<List<@Nullable Object>>> expected,
            Validated pipeline,
            RandomPipeline random,
            RunOptions options,
            long seed) {
        Map<String, List<List<@Nullable Object>>> results = results(pipeline, random, options);
        for (String table : random.tables()) {
            assertEquals(
                    expected.get(table),
                    results.get(table),
                    () -> "seed " + seed + ", " + table + ", " + options + "\n" + random.json());
        }
    }

    private static Map<String, List<List<@Nullable Object>>> results(
            Validated pipeline, RandomPipeline random, RunOptions options) {
        Harness.Outcome outcome = Harness.run(pipeline, options);
        assertEquals(
                RunState.FINISHED,
                outcome.telemetry().state(),
                () -> outcome.telemetry().failure() + " " + options + "\n" + random.json());
        Map<String, List<List<@Nullable Object>>> results = new LinkedHashMap<>();
        random.tables().forEach(table -> results.put(table, outcome.sorted(table)));
        return results;
    }
}
