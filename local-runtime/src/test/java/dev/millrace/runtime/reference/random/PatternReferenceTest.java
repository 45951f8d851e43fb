package dev.millrace.runtime.reference.random;

import static org.junit.jupiter.api.Assertions.fail;

import dev.millrace.runtime.reference.random.Comparison.Difference;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Patterns alone over random recordings. {@code -Dseed=} tries one seed, {@code -Dseeds=} as many as wanted.
 */
class PatternReferenceTest {

    private static final List<DrawnKind> KINDS = List.of(new PatternDraw());

    static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.range(0, Long.getLong("seeds", 200)) : LongStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void patternsGiveWhatTheDefinitionSays(long seed) {
        Comparison comparison = new Comparison(seed);
        DrawnPipeline pipeline = PipelineDraw.of(seed, KINDS);

        Optional<Difference> difference = comparison.difference(pipeline);

        if (difference.isPresent()) {
            fail(ReferenceTest.message(seed, comparison, pipeline));
        }
    }
}
