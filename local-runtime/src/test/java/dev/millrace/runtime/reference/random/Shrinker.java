package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.Recording.Arrival;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes a pipeline that shows a difference as small as can be: only what leads to one table; the table as far up as
 * possible; nodes that can be left out, left out; sources that never rest; then as few rows as possible.
 */
final class Shrinker {

    private final Predicate<DrawnPipeline> differs;

    /** @param differs whether a pipeline still shows the difference */
    Shrinker(Predicate<DrawnPipeline> differs) {
        this.differs = differs;
    }

    DrawnPipeline shrink(DrawnPipeline pipeline) {
        DrawnPipeline least = fewerNodes(pipeline);
        least = fewerRows(least);
        // With few rows, it may need fewer nodes still.
        DrawnPipeline again = fewerNodes(least);
        return again.size() < least.size() ? fewerRows(again) : least;
    }

    private DrawnPipeline fewerNodes(DrawnPipeline pipeline) {
        DrawnPipeline least = pipeline;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (DrawnPipeline candidate : withFewerNodes(least)) {
                if (differs.test(candidate)) {
                    least = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return least;
    }

    /** Smaller pipelines, the smallest first. */
    private static List<DrawnPipeline> withFewerNodes(DrawnPipeline pipeline) {
        List<DrawnPipeline> candidates = new ArrayList<>();
        List<Stream> ends = new ArrayList<>(pipeline.tables().values());
        pipeline.nodes().forEach(node -> ends.addAll(node.outputs()));
        for (Stream end : ends) {
            candidates.add(leadingTo(pipeline, end));
        }
        for (DrawnNode node : pipeline.nodes()) {
            for (Draft.Input input : node.inputs()) {
                candidates.add(without(pipeline, node, input.from()));
            }
        }
        candidates.removeIf(candidate -> candidate.size() >= pipeline.size());
        candidates.sort((a, b) -> Integer.compare(a.size(), b.size()));
        candidates.addAll(neverIdle(pipeline));
        return candidates;
    }

    /** What leads to one stream, with a table behind it. */
    private static DrawnPipeline leadingTo(DrawnPipeline pipeline, Stream end) {
        Map<String, Stream> table = new LinkedHashMap<>();
        table.put("t0", end);
        return needed(new DrawnPipeline(pipeline.sources(), pipeline.nodes(), table));
    }

    /** Without a node, where what left has the fields that came in: the stages behind know the fields they get. */
    private static DrawnPipeline without(DrawnPipeline pipeline, DrawnNode left, Stream instead) {
        List<Stream> alike = left.outputs().stream()
                .filter(output -> output.shape().fields().equals(instead.shape().fields()))
                .toList();
        List<DrawnNode> nodes = new ArrayList<>();
        for (DrawnNode node : pipeline.nodes()) {
            DrawnNode rewired = node;
            for (Stream output : alike) {
                rewired = rewired.rewired(output, instead);
            }
            nodes.add(rewired);
        }
        Map<String, Stream> tables = new LinkedHashMap<>();
        pipeline.tables().forEach((id, stream) -> tables.put(id, alike.contains(stream) ? instead : stream));
        return needed(new DrawnPipeline(pipeline.sources(), nodes, tables));
    }

    /** Leaves out what leads to no table. */
    private static DrawnPipeline needed(DrawnPipeline pipeline) {
        Set<String> needed = new HashSet<>();
        pipeline.tables().values().forEach(stream -> needed.add(stream.node()));
        for (DrawnNode node : pipeline.nodes().reversed()) {
            if (needed.contains(node.id())) {
                node.inputs().forEach(input -> needed.add(input.from().node()));
            }
        }
        return new DrawnPipeline(
                pipeline.sources().stream()
                        .filter(source -> needed.contains(source.id()))
                        .toList(),
                pipeline.nodes().stream()
                        .filter(node -> needed.contains(node.id()))
                        .toList(),
                pipeline.tables());
    }

    private static List<DrawnPipeline> neverIdle(DrawnPipeline pipeline) {
        List<DrawnPipeline> candidates = new ArrayList<>();
        for (DrawnSource source : pipeline.sources()) {
            if (source.idleAfterMs().isPresent()) {
                candidates.add(with(pipeline, source, source.neverIdle()));
            }
        }
        return candidates;
    }

    /** Leaves out stretches of rows, shorter and shorter ones. */
    private DrawnPipeline fewerRows(DrawnPipeline pipeline) {
        DrawnPipeline least = pipeline;
        for (int i = 0; i < pipeline.sources().size(); i++) {
            int stretch = least.sources().get(i).rows().size();
            while (stretch > 0) {
                int from = 0;
                while (from < least.sources().get(i).rows().size()) {
                    DrawnSource source = least.sources().get(i);
                    List<Arrival> rows = new ArrayList<>(source.rows());
                    rows.subList(from, Math.min(rows.size(), from + stretch)).clear();
                    DrawnPipeline candidate = with(least, source, source.withRows(rows));
                    if (differs.test(candidate)) {
                        least = candidate;
                    } else {
                        from += stretch;
                    }
                }
                stretch /= 2;
            }
        }
        return least;
    }

    private static DrawnPipeline with(DrawnPipeline pipeline, DrawnSource source, DrawnSource instead) {
        return new DrawnPipeline(
                pipeline.sources().stream()
                        .map(each -> each.id().equals(source.id()) ? instead : each)
                        .toList(),
                pipeline.nodes(),
                pipeline.tables());
    }
}
