package dev.millrace.runtime.reference.random;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validated.BoundNode;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.engine.Harness;
import dev.millrace.runtime.reference.TableStage;
import dev.millrace.runtime.reference.random.DrawnPipeline.Pace;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.runtime.run.RunOptions.Replayed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the engine gives with what the interpreter gives: in a replay at parallelism 1 to 4 and now and then 8,
 * and, where the order of rows is a function of the data alone, live and on the simulated scheduler with random
 * interleavings. Rows are compared in their order where one is promised.
 */
final class Comparison {

    private static final int[] BATCH_SIZES = {1, 2, 7, 1024};
    private static final int MOST_PARALLELISM = 8;

    /** A difference, and the order of rows in which it shows. */
    record Difference(Pace pace, String message) {}

    private final long seed;

    /** @param seed draws batch sizes, chaining and interleavings */
    Comparison(long seed) {
        this.seed = seed;
    }

    /** Whether a pipeline that has been made smaller can run and shows a difference. */
    boolean differs(DrawnPipeline smaller) {
        return Harness.read(smaller.json(Pace.RECORDED)).runnable()
                && difference(smaller).isPresent();
    }

    Optional<Difference> difference(DrawnPipeline pipeline) {
        SplittableRandom random = new SplittableRandom(~seed);
        List<RunOptions> replays = new ArrayList<>();
        for (int parallelism = 1; parallelism <= 4; parallelism++) {
            replays.add(options(random, parallelism).withClock(new Replayed(0)));
        }
        if (random.nextInt(8) == 0) {
            replays.add(options(random, MOST_PARALLELISM).withClock(new Replayed(0)));
        }
        List<RunOptions> others = new ArrayList<>();
        others.add(options(random, random.nextInt(1, 5)));
        for (int i = 0; i < 2; i++) {
            others.add(options(random, random.nextInt(1, 5)).simulated(random.nextLong()));
        }
        Optional<Difference> difference = difference(pipeline, Pace.RECORDED, replays);
        return difference.isEmpty() && pipeline.takesTurns() ? difference(pipeline, Pace.IN_TURN, others) : difference;
    }

    private static RunOptions options(SplittableRandom random, int parallelism) {
        return Harness.options()
                .withParallelism(parallelism)
                .withBatchSize(BATCH_SIZES[random.nextInt(BATCH_SIZES.length)])
                .withChaining(random.nextBoolean());
    }

    private static Optional<Difference> difference(DrawnPipeline pipeline, Pace pace, List<RunOptions> runs) {
        Map<String, TableStage> expected = pipeline.expected(pace);
        Validated validated = Harness.validated(pipeline.json(pace));
        for (RunOptions options : runs) {
            Harness.Outcome outcome = Harness.run(validated, options);
            Telemetry telemetry = outcome.telemetry();
            if (telemetry.state() != RunState.FINISHED) {
                return Optional.of(
                        new Difference(pace, options + " ended " + telemetry.state() + " " + telemetry.failure()));
            }
            for (Map.Entry<String, TableStage> table : expected.entrySet()) {
                Stream stream = pipeline.tables().get(table.getKey());
                Order order = stream == null ? Order.NONE : stream.shape().order();
                String wanted = inOrder(table.getValue().rows(isChangelog(validated, table.getKey())), order);
                String got = inOrder(outcome.rows(table.getKey()), order);
                if (!wanted.equals(got)) {
                    return Optional.of(new Difference(
                            pace,
                            options + ", table " + table.getKey() + " (" + order + "):\nexpected " + wanted
                                    + "\nbut was  " + got));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isChangelog(Validated pipeline, String table) {
        BoundNode node = Objects.requireNonNull(pipeline.nodes().get(table));
        return node.inputs().values().iterator().next().getFirst().changes() == Changes.RETRACT;
    }

    /** The rows as a text that is the same for every order that is allowed. */
    private static String inOrder(List<List<@Nullable Object>> rows, Order order) {
        Comparator<List<@Nullable Object>> byText = Comparator.comparing(Object::toString);
        return switch (order.extent()) {
            case TOTAL, FANNED -> rows.toString();
            case PER_KEY ->
                rows.stream()
                        .sorted(Comparator.comparing(row -> keyOf(row, order.keys())))
                        .toList()
                        .toString();
            case NONE -> rows.stream().sorted(byText).toList().toString();
        };
    }

    private static String keyOf(List<@Nullable Object> row, List<Integer> keys) {
        StringBuilder text = new StringBuilder();
        keys.forEach(field -> text.append(row.get(field)).append('\n'));
        return text.toString();
    }
}
