package dev.millrace.runtime.reference;

import static org.junit.jupiter.api.Assertions.fail;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.engine.Harness;
import dev.millrace.runtime.reference.RandomRecording.Limits;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.runtime.run.RunOptions.Replayed;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine gives what the definitions say. {@code -Dseed=} tries one seed, {@code -Dseeds=} as many as wanted. A
 * failure names the seed and a shrunk pipeline as a document that can be opened in the studio and run with
 * {@code ./millrace run --replay}.
 */
class ReferenceTest {

    private static final long SEEDS = 200;
    private static final int[] BATCH_SIZES = {1, 2, 7, 1024};

    static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.range(0, Long.getLong("seeds", SEEDS)) : LongStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEngineGivesWhatTheDefinitionsSay(long seed) {
        Optional<String> difference = difference(seed, Limits.NONE);
        if (difference.isPresent()) {
            Limits least = shrink(seed);
            fail("seed " + seed + " with " + least + ": "
                    + difference(seed, least).orElseThrow() + "\n" + new RandomRecording(seed, least).json());
        }
    }

    /** Fewer nodes, then fewer rows, as long as there is a difference. */
    private static Limits shrink(long seed) {
        Limits least = Limits.NONE;
        for (int transforms = 8; transforms >= 0; transforms--) {
            Limits fewer = new Limits(transforms, least.rows());
            least = difference(seed, fewer).isPresent() ? fewer : least;
        }
        for (int rows = 80; rows >= 0; rows--) {
            Limits fewer = new Limits(least.transforms(), rows);
            least = difference(seed, fewer).isPresent() ? fewer : least;
        }
        return least;
    }

    private static Optional<String> difference(long seed, Limits limits) {
        RandomRecording random = new RandomRecording(seed, limits);
        Validated pipeline = Harness.validated(random.json());
        Map<String, List<List<@Nullable Object>>> expected = random.expected();
        SplittableRandom choice = new SplittableRandom(~seed);
        for (int parallelism = 1; parallelism <= 4; parallelism++) {
            RunOptions options = Harness.options()
                    .withClock(new Replayed(0))
                    .withParallelism(parallelism)
                    .withBatchSize(BATCH_SIZES[choice.nextInt(BATCH_SIZES.length)])
                    .withChaining(choice.nextBoolean());
            Harness.Outcome outcome = Harness.run(pipeline, options);
            Telemetry telemetry = outcome.telemetry();
            if (telemetry.state() != RunState.FINISHED) {
                return Optional.of(options + " ended " + telemetry.state() + " " + telemetry.failure());
            }
            for (Map.Entry<String, List<List<@Nullable Object>>> table : expected.entrySet()) {
                String wanted = sorted(table.getValue()).toString();
                String got = sorted(outcome.rows(table.getKey())).toString();
                if (!wanted.equals(got)) {
                    return Optional.of(
                            options + ", table " + table.getKey() + ":\nexpected " + wanted + "\nbut was  " + got);
                }
            }
        }
        return Optional.empty();
    }

    private static List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> rows) {
        return rows.stream().sorted(Comparator.comparing(Object::toString)).toList();
    }
}
