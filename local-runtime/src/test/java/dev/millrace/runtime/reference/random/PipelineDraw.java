package dev.millrace.runtime.reference.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Draws a pipeline of two to twelve nodes from a seed. */
final class PipelineDraw {

    private static final int MOST_NODES = 12;
    private static final int ATTEMPTS = 40;

    private PipelineDraw() {}

    static DrawnPipeline of(long seed) {
        return of(seed, DrawnKinds.ALL);
    }

    static DrawnPipeline of(long seed, List<DrawnKind> kinds) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Stream> open = new ArrayList<>();
        Draw draw = new Draw(random, open);
        int wanted = random.nextInt(2, MOST_NODES + 1);
        List<DrawnSource> sources = new ArrayList<>();
        int sourceCount = Math.min(wanted / 2, 1 + random.nextInt(SourceDraw.MOST_SOURCES));
        for (int i = 0; i < sourceCount; i++) {
            DrawnSource source = new SourceDraw(draw).source(i);
            sources.add(source);
            open.add(new Stream(source.id(), 0, "out", new Shape(DrawnSource.FIELDS, Set.of(i), false, Order.TOTAL)));
        }
        List<DrawnNode> nodes = new ArrayList<>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Stream from = draw.oneOf(open);
            Optional<Draft> draft = draw.oneOf(kinds).draw(draw, from);
            if (draft.isPresent()) {
                add(draw, draft.get(), wanted - sources.size(), nodes, open);
            }
        }
        Map<String, Stream> tables = new LinkedHashMap<>();
        for (Stream stream : open) {
            tables.put("t" + tables.size(), stream);
        }
        return new DrawnPipeline(sources, nodes, tables);
    }

    /** Adds a node, if with the tables behind all open streams there are not too many. */
    private static void add(Draw draw, Draft draft, int most, List<DrawnNode> nodes, List<Stream> open) {
        DrawnNode node = DrawnNode.of("n" + nodes.size(), draft);
        List<Stream> after = new ArrayList<>(open);
        for (Draft.Input input : draft.inputs()) {
            // Now and then something else gets the stream as well.
            if (!draw.oneIn(4)) {
                after.remove(input.from());
            }
        }
        after.add(node.outputs().get(0));
        // Not all else that leaves is taken by somebody.
        node.outputs().stream().skip(1).filter(output -> !draw.oneIn(3)).forEach(after::add);
        if (nodes.size() + 1 + after.size() > most) {
            return;
        }
        nodes.add(node);
        open.clear();
        open.addAll(after);
    }
}
