package dev.millrace.model.geometry;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.View.Box;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A box for every node. Those that the document's view places stay; the others go into columns by their distance from
 * the sources, below everything that is placed. Any document gives a placement, cycles and dangling edges included.
 */
public final class Placement {

    public static final double COLUMN_STEP = NodeFrame.WIDTH + 96;
    public static final double ROW_STEP = NodeFrame.HEIGHT + 40;

    private Placement() {}

    /** Boxes by node id, in document order. */
    public static Map<String, Box> of(Pipeline pipeline) {
        Map<String, Box> boxes = new LinkedHashMap<>();
        Map<String, Integer> depths = Map.of();
        Map<Integer, Integer> rows = new HashMap<>();
        double top = Double.NaN;
        for (String id : pipeline.nodes().keySet()) {
            Box placed = pipeline.view().boxes().get(id);
            if (placed == null) {
                if (Double.isNaN(top)) {
                    top = below(pipeline);
                    depths = depths(pipeline);
                }
                int column = depths.getOrDefault(id, 0);
                int row = rows.merge(column, 1, Integer::sum) - 1;
                placed = Box.at(column * COLUMN_STEP, top + row * ROW_STEP);
            }
            boxes.put(id, placed);
        }
        return boxes;
    }

    private static double below(Pipeline pipeline) {
        return pipeline.nodes().keySet().stream()
                .map(pipeline.view().boxes()::get)
                .filter(box -> box != null)
                .mapToDouble(box -> box.y() + Math.max(box.height(), NodeFrame.HEIGHT) + 40)
                .max()
                .orElse(0);
    }

    /** Longest distance from a node without inputs; nodes of a cycle get the distance at which they were reached. */
    private static Map<String, Integer> depths(Pipeline pipeline) {
        Map<String, List<String>> next = new HashMap<>();
        Map<String, Integer> waitingFor = new HashMap<>();
        for (Edge edge : pipeline.edges()) {
            next.computeIfAbsent(edge.from().node(), id -> new ArrayList<>())
                    .add(edge.to().node());
            waitingFor.merge(edge.to().node(), 1, Integer::sum);
        }
        Map<String, Integer> depths = new HashMap<>();
        Deque<String> ready = new ArrayDeque<>();
        pipeline.nodes().keySet().stream()
                .filter(id -> !waitingFor.containsKey(id))
                .forEach(ready::add);
        while (!ready.isEmpty()) {
            String id = ready.remove();
            int depth = depths.computeIfAbsent(id, key -> 0);
            for (String follower : next.getOrDefault(id, List.of())) {
                depths.merge(follower, depth + 1, Math::max);
                if (waitingFor.merge(follower, -1, Integer::sum) == 0) {
                    ready.add(follower);
                }
            }
        }
        return depths;
    }
}
