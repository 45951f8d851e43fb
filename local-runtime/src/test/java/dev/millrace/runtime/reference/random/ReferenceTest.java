package dev.millrace.runtime.reference.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.OperatorKind.Category;
import dev.millrace.runtime.reference.random.Comparison.Difference;
import dev.millrace.runtime.reference.random.DrawnPipeline.Pace;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine gives what the definitions say. {@code -Dseed=} tries one seed, {@code -Dseeds=} as many as wanted, from
 * {@code -DfirstSeed=} on. A failure names the seed and a shrunk pipeline as a document that can be opened in the studio
 * and run with {@code ./millrace run --replay}.
 */
class ReferenceTest {

    private static final long SEEDS = 200;

    static LongStream seeds() {
        Long one = Long.getLong("seed");
        long first = Long.getLong("firstSeed", 0);
        return one == null ? LongStream.range(first, first + Long.getLong("seeds", SEEDS)) : LongStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEngineGivesWhatTheDefinitionsSay(long seed) {
        Comparison comparison = new Comparison(seed);
        DrawnPipeline pipeline = PipelineDraw.of(seed);
        Optional<Difference> difference = comparison.difference(pipeline);
        if (difference.isPresent()) {
            fail(message(seed, comparison, pipeline));
        }
    }

    static String message(long seed, Comparison comparison, DrawnPipeline pipeline) {
        DrawnPipeline least = new Shrinker(comparison::differs).shrink(pipeline);
        Difference difference = comparison.difference(least).orElseThrow();
        String command = difference.pace() == Pace.RECORDED ? "./millrace run --replay" : "./millrace run";
        return "seed " + seed + ", shrunk from " + pipeline.size() + " nodes to " + least.size() + ": "
                + difference.message() + "\nTo see it, open or " + command + ":\n" + least.json(difference.pace());
    }

    /** What cannot be drawn, because it is compared elsewhere, has its reason here. */
    @Test
    void everyKindOfTransformCanBeDrawn() {
        Set<String> missing = new TreeSet<>();
        for (OperatorKind kind : Catalog.shared().kinds()) {
            if (kind.category() != Category.SOURCE && kind.category() != Category.SINK) {
                missing.add(kind.key());
            }
        }

        DrawnKinds.ALL.forEach(kind -> missing.remove(kind.key()));

        // A lookup reads a file of its own.
        missing.remove("lookup-join");
        assertEquals(Set.of(), missing);
    }

    @Test
    void theSeedsOfTheMainSuiteDrawEveryKind() {
        Set<String> drawn = new TreeSet<>();
        Set<String> wanted = new TreeSet<>();
        DrawnKinds.ALL.forEach(kind -> wanted.add(kind.key()));

        for (long seed = 0; seed < SEEDS; seed++) {
            PipelineDraw.of(seed).nodes().forEach(node -> drawn.add(node.kind()));
        }

        assertTrue(drawn.containsAll(wanted), () -> wanted + " were to be drawn, and only these were: " + drawn);
    }
}
