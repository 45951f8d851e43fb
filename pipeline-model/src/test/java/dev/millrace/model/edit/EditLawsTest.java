package dev.millrace.model.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.json.PipelineWriter;
import dev.millrace.model.json.ReadResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every edit of every document. {@code -Dseed=} repeats one case, {@code -Dseeds=} runs so many. */
class EditLawsTest {

    private static final PipelineWriter WRITER = new PipelineWriter(Catalog.of(List.of()));

    static LongStream seeds() {
        Long seed = Long.getLong("seed");
        return seed != null ? LongStream.of(seed) : LongStream.range(0, Long.getLong("seeds", 40));
    }

    /** Equal in every respect: also in the order of nodes, edges and settings, which map equality leaves aside. */
    private static void assertSame(Pipeline expected, Pipeline actual, Supplier<String> what) {
        assertEquals(expected, actual, what);
        Set<Node> shared = Collections.newSetFromMap(new IdentityHashMap<>());
        shared.addAll(expected.nodes().values());
        for (Node node : actual.nodes().values()) {
            if (!shared.contains(node)) {
                assertEquals(String.valueOf(expected.nodes().get(node.id())), node.toString(), what);
            }
        }
        assertEquals(
                List.copyOf(expected.nodes().keySet()),
                List.copyOf(actual.nodes().keySet()),
                what);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void inverseGivesTheDocumentBack(long seed) {
        RandomEdits edits = new RandomEdits(new Random(seed));
        Pipeline pipeline = Pipeline.EMPTY;
        for (int i = 0; i < 150; i++) {
            Pipeline before = pipeline;
            Edit edit = edits.next(pipeline);
            Pipeline after = edit.apply(pipeline);
            Edit inverse = edit.invert(pipeline);

            assertSame(before, inverse.apply(after), () -> "seed " + seed + ": " + edit);
            assertSame(after, inverse.invert(after).apply(before), () -> "seed " + seed + ": redo of " + edit);
            pipeline = after;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void mergedEditDoesWhatBothDo(long seed) {
        RandomEdits edits = new RandomEdits(new Random(seed));
        Pipeline pipeline = Pipeline.EMPTY;
        for (int i = 0; i < 150; i++) {
            Pipeline before = pipeline;
            Edit first = edits.next(pipeline);
            Pipeline between = first.apply(pipeline);
            Edit second = edits.next(between);
            Pipeline after = second.apply(between);
            Optional<Edit> both = first.merge(second);
            if (both.isPresent()) {
                assertSame(after, both.get().apply(before), () -> "seed " + seed + ": " + first + ", " + second);
            }
            pipeline = after;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void undoingAllGivesTheStartAndRedoingAllTheEnd(long seed) {
        Random random = new Random(seed);
        RandomEdits edits = new RandomEdits(random);
        EditHistory history = new EditHistory(Pipeline.EMPTY, EditHistory.DEFAULT_LIMIT, 500);
        long now = 0;
        for (int i = 0; i < 300; i++) {
            now += random.nextInt(1_000);
            switch (random.nextInt(10)) {
                case 0 -> history.undo();
                case 1 -> history.redo();
                case 2 -> history.endStep();
                case 3 -> history.markSaved(history.revision());
                default -> history.apply(edits.next(history.current()), now);
            }
        }
        while (history.canRedo()) {
            history.redo();
        }
        Pipeline end = history.current();
        List<Pipeline> states = new ArrayList<>();

        while (history.canUndo()) {
            states.add(history.current());
            history.undo();
        }
        assertSame(Pipeline.EMPTY, history.current(), () -> "seed " + seed);
        for (int i = states.size() - 1; i >= 0; i--) {
            assertSame(states.get(i), history.redo(), () -> "seed " + seed);
        }
        assertSame(end, history.current(), () -> "seed " + seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyDocumentIsReadAsItWasWritten(long seed) {
        RandomEdits edits = new RandomEdits(new Random(seed));
        Pipeline pipeline = Pipeline.EMPTY;
        for (int i = 0; i < 100; i++) {
            pipeline = edits.next(pipeline).apply(pipeline);
        }

        ReadResult read = new PipelineReader().read(WRITER.write(pipeline));

        assertEquals(List.of(), read.problems());
        assertSame(pipeline, read.pipeline().orElseThrow(), () -> "seed " + seed);
    }
}
