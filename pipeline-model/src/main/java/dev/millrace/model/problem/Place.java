package dev.millrace.model.problem;

import java.util.Optional;

/**
 * Where a problem is. Every part may be absent: a problem can concern the whole document.
 *
 * @param node id of a node
 * @param path where in the document or node: {@code settings.columns[2].type}, a port's name, an edge's id
 * @param span where in an expression's or file's text
 */
public record Place(Optional<String> node, Optional<String> path, Optional<Span> span) {

    public static final Place DOCUMENT = new Place(Optional.empty(), Optional.empty(), Optional.empty());

    /** Lines and columns count from 1, ends included. */
    public record Span(int line, int column, int endLine, int endColumn) {
        public static Span at(int line, int column) {
            return new Span(line, column, line, column);
        }
    }

    public static Place node(String id) {
        return new Place(Optional.of(id), Optional.empty(), Optional.empty());
    }

    public static Place setting(String id, String path) {
        return new Place(Optional.of(id), Optional.of(path), Optional.empty());
    }

    public static Place path(String path) {
        return new Place(Optional.empty(), Optional.of(path), Optional.empty());
    }

    public Place withSpan(Span newSpan) {
        return new Place(node, path, Optional.of(newSpan));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        node.ifPresent(id -> text.append("node ").append(id));
        path.ifPresent(p -> text.append(text.isEmpty() ? "" : ", ").append(p));
        span.ifPresent(s -> text.append(text.isEmpty() ? "" : ", ")
                .append("line ")
                .append(s.line())
                .append(", column ")
                .append(s.column()));
        return text.toString();
    }
}
