package dev.millrace.runtime.reference.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.runtime.engine.Harness;
import dev.millrace.runtime.reference.MappingStage;
import dev.millrace.runtime.reference.random.DrawnPipeline.Pace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A fault that is planted in the interpreter is found, and shown by hardly more than the faulty node and one row. */
class ShrinkerTest {

    private static final String FAULTY = "MOD(n, 5) <> 3";
    private static final int SEEDS = 40;

    /** A filter that the interpreter takes for one that lets everything pass. */
    private static final class FaultyDraw implements DrawnKind {
        @Override
        public String key() {
            return "filter";
        }

        @Override
        public Optional<Draft> draw(Draw draw, Stream from) {
            return from.shape().fields().contains(Field.bigint("n"))
                    ? Optional.of(Draft.of(key(), "'condition': '" + FAULTY + "'", () -> new MappingStage(List::of))
                            .from(from)
                            .output("out", from.shape()))
                    : Optional.empty();
        }
    }

    @Test
    void whatDoesNotLeadToTheDifferenceIsLeftOut() {
        // Kinds behind which the fields are as before: each of them can be left out.
        List<DrawnKind> kinds = List.of(
                new FilterDraw(),
                new RouteDraw(),
                new UnionDraw(),
                new WatermarkDraw(),
                new TopNDraw(),
                new FaultyDraw());
        int found = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            DrawnPipeline pipeline = PipelineDraw.of(seed, kinds);
            Comparison comparison = new Comparison(seed);
            if (comparison.difference(pipeline).isEmpty()) {
                continue;
            }
            found++;

            DrawnPipeline least = new Shrinker(comparison::differs).shrink(pipeline);

            // A source, the faulty filter, and a table.
            String message = "seed " + seed + "\n" + least.json(Pace.RECORDED);
            assertEquals(1, least.sources().size(), message);
            assertEquals(1, least.tables().size(), message);
            assertEquals(1, least.nodes().size(), message);
            assertTrue(least.json(Pace.RECORDED).contains(FAULTY), message);
            assertEquals(1, least.sources().get(0).rows().size(), message);
            Harness.validated(least.json(Pace.RECORDED));
        }
        assertTrue(found >= 3, "the fault was found by " + found + " of " + SEEDS + " seeds");
    }
}
