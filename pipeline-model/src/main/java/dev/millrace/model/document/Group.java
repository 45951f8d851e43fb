package dev.millrace.model.document;

import java.util.List;

/** Nodes that belong together; a frame on the canvas, no meaning to the engine. */
public record Group(String id, String title, List<String> nodes) {
    public Group {
        nodes = List.copyOf(nodes);
    }
}
