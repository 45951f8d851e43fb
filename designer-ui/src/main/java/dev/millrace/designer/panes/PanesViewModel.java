package dev.millrace.designer.panes;

import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.document.TextClipboard;
import dev.millrace.designer.run.RunLog;
import dev.millrace.designer.run.RunViewModel;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import java.util.List;
import java.util.Optional;

/**
 * What the panes below the canvas show.
 *
 * @param navigator goes where a line points to
 */
public record PanesViewModel(
        DocumentViewModel document, RunViewModel run, RunLog log, TextClipboard clipboard, Navigator navigator) {

    private static final String TABLE_SINK = "table-sink";

    /** Goes to a node, and to one of its settings. */
    public interface Navigator {

        void showNode(String node);

        /** Selects the node and puts the keyboard into the field of the setting at a path. */
        void showSetting(String node, String path);
    }

    /** The table sinks of the document that runs or ran last, else of the open one. */
    List<Node> tableSinks() {
        return run
                .runningProperty()
                .get()
                .map(validated -> validated.pipeline())
                .orElse(document.pipeline())
                .nodes()
                .values()
                .stream()
                .filter(node -> node.kind().equals(TABLE_SINK))
                .toList();
    }

    String title(String id) {
        return document.pipeline().node(id).map(this::title).orElse(id);
    }

    String title(Node node) {
        return node.name().isBlank()
                ? document.catalog().kind(node.kind()).map(kind -> kind.title()).orElse(node.kind())
                : node.name();
    }

    /** The edge to look into: the selected one, else the first one of the selected node. */
    Optional<Edge> watchedEdge() {
        Pipeline pipeline = document.pipeline();
        return document.selection()
                .onlyEdge()
                .or(() -> document.selection().onlyNode().flatMap(node -> first(pipeline, node)));
    }

    private static Optional<Edge> first(Pipeline pipeline, String node) {
        return pipeline.edges().stream()
                .filter(edge -> edge.from().node().equals(node))
                .findFirst()
                .or(() -> pipeline.edges().stream()
                        .filter(edge -> edge.to().node().equals(node))
                        .findFirst());
    }
}
