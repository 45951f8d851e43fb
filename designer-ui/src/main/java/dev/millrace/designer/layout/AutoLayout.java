package dev.millrace.designer.layout;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.View.Box;
import dev.millrace.model.geometry.NodeFrame;
import dev.millrace.model.geometry.PipelineGeometry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places nodes in layers from left to right by the Eclipse Layout Kernel (layered algorithm of Sugiyama, Tagawa and
 * Toda). Takes seconds for thousands of nodes, so it runs off the JavaFX thread. Only some nodes can be placed: they then
 * stay around where they were, and all others do not move.
 */
public final class AutoLayout {

    private static final double LAYER_SPACING = 88;
    private static final double ROW_SPACING = 40;
    private static final double GRID = 8;

    private AutoLayout() {}

    /** New boxes for these nodes. */
    public static Map<String, Box> place(Pipeline pipeline, Catalog catalog, Set<String> ids) {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        PipelineGeometry geometry = PipelineGeometry.of(pipeline, catalog);
        Map<String, NodeFrame> frames = new LinkedHashMap<>(geometry.frames());
        frames.keySet().retainAll(ids);
        if (frames.isEmpty()) {
            return Map.of();
        }
        ElkNode graph = graph();
        Map<String, ElkNode> nodes = new LinkedHashMap<>();
        Map<String, List<ElkPort>> inputs = new HashMap<>();
        Map<String, List<ElkPort>> outputs = new HashMap<>();
        frames.forEach((id, frame) -> {
            ElkNode node = ElkGraphUtil.createNode(graph);
            node.setIdentifier(id);
            node.setDimensions(frame.area().width(), frame.area().height());
            node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
            nodes.put(id, node);
            inputs.put(id, ports(node, frame, false));
            outputs.put(id, ports(node, frame, true));
        });
        for (Edge edge : geometry.curves().keySet()) {
            connect(edge, frames, inputs, outputs);
        }
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
        return boxes(pipeline, frames, nodes);
    }

    private static ElkNode graph() {
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(0));
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYER_SPACING);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, ROW_SPACING);
        graph.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 2 * ROW_SPACING);
        return graph;
    }

    private static List<ElkPort> ports(ElkNode node, NodeFrame frame, boolean output) {
        int count =
                output ? frame.ports().outputs().size() : frame.ports().inputs().size();
        List<ElkPort> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double y = (output ? frame.outputPort(i) : frame.inputPort(i)).y()
                    - frame.area().y();
            ElkPort port = ElkGraphUtil.createPort(node);
            port.setDimensions(0, 0);
            port.setLocation(output ? frame.area().width() : 0, y);
            port.setProperty(CoreOptions.PORT_SIDE, output ? PortSide.EAST : PortSide.WEST);
            ports.add(port);
        }
        return ports;
    }

    private static void connect(
            Edge edge,
            Map<String, NodeFrame> frames,
            Map<String, List<ElkPort>> inputs,
            Map<String, List<ElkPort>> outputs) {
        NodeFrame from = frames.get(edge.from().node());
        NodeFrame to = frames.get(edge.to().node());
        if (from != null && to != null) {
            ElkPort source = outputs.getOrDefault(edge.from().node(), List.of())
                    .get(from.ports().output(edge.from().port()));
            ElkPort target = inputs.getOrDefault(edge.to().node(), List.of())
                    .get(to.ports().input(edge.to().port()));
            ElkGraphUtil.createSimpleEdge(source, target);
        }
    }

    private static Map<String, Box> boxes(
            Pipeline pipeline, Map<String, NodeFrame> frames, Map<String, ElkNode> nodes) {
        double left = frames.values().stream()
                .mapToDouble(frame -> frame.area().x())
                .min()
                .orElse(0);
        double top = frames.values().stream()
                .mapToDouble(frame -> frame.area().y())
                .min()
                .orElse(0);
        Map<String, Box> boxes = new LinkedHashMap<>();
        nodes.forEach((id, node) -> {
            Box before = pipeline.view().box(id).orElse(Box.at(0, 0));
            boxes.put(id, before.movedTo(snapped(left + node.getX()), snapped(top + node.getY())));
        });
        return boxes;
    }

    private static double snapped(double coordinate) {
        return Math.round(coordinate / GRID) * GRID;
    }
}
