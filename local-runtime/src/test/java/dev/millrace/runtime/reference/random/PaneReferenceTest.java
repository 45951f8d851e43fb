package dev.millrace.runtime.reference.random;

import static org.junit.jupiter.api.Assertions.fail;

import dev.millrace.runtime.reference.random.Comparison.Difference;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Windows alone: every type with every setting, over random recordings. {@code -Dseed=} tries one seed, {@code -Dseeds=}
 * as many as wanted.
 */
class PaneReferenceTest {

    private static final List<DrawnKind> KINDS = List.of(new PaneDraw("window-aggregate"), new PaneDraw("window-rows"));

    static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.range(0, Long.getLong("seeds", 200)) : LongStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void windowsGiveWhatTheDefinitionsSay(long seed) {
        Comparison comparison = new Comparison(seed);
        DrawnPipeline pipeline = PipelineDraw.of(seed, KINDS);

        Optional<Difference> difference = comparison.difference(pipeline);

        if (difference.isPresent()) {
            fail(ReferenceTest.message(seed, comparison, pipeline));
        }
    }
}
