package dev.millrace.model.json;

import dev.millrace.model.json.Tree.ListTree;
import dev.millrace.model.json.Tree.Member;
import dev.millrace.model.json.Tree.ObjectTree;
import dev.millrace.model.json.Tree.TextTree;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Place.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a document stand in the text that it was read from, so that a problem found later, by the
 * validator or in a run, can be shown with its line.
 */
public final class SourceMap {

    /** Of a document that was never text. */
    public static final SourceMap EMPTY = new SourceMap(null);

    private static final Pattern SEGMENT = Pattern.compile("\\.?([^.\\[]+)|\\[(\\d{1,9})\\]");

    private final @Nullable ObjectTree document;

    private SourceMap(@Nullable ObjectTree document) {
        this.document = document;
    }

    static SourceMap of(ObjectTree document) {
        return new SourceMap(document);
    }

    /**
     * Where a place begins in the text: a node and a path in its settings, a port or an edge; or a path in the document.
     * What has no text of its own, such as a setting that is missing, is at what it belongs to. Empty if nothing is
     * known, as for a document that was never text.
     *
     * <p>In paths, {@code parameters.window} and {@code notes.note-1} name elements by their name or id.
     */
    public Optional<Span> find(Place place) {
        if (document == null) {
            return Optional.empty();
        }
        if (place.node().isEmpty()) {
            return place.path()
                    .map(path -> edge(path).orElseGet(() -> deepest(document, path)))
                    .map(Tree::at);
        }
        return node(place.node().get())
                .map(node -> place.path()
                        .flatMap(this::edge)
                        .orElseGet(() -> inNode(node, place.path().orElse(""))))
                .map(Tree::at);
    }

    private Optional<Tree> node(String id) {
        return element("nodes", "id", id);
    }

    private Optional<Tree> edge(String path) {
        int arrow = path.indexOf(" -> ");
        if (arrow < 0 || !(member(document, "edges") instanceof ListTree edges)) {
            return Optional.empty();
        }
        return edges.elements().stream()
                .filter(edge -> isText(member(edge, "from"), path.substring(0, arrow))
                        && isText(member(edge, "to"), path.substring(arrow + 4)))
                .findFirst();
    }

    private Optional<Tree> element(String list, String field, String text) {
        if (!(member(document, list) instanceof ListTree elements)) {
            return Optional.empty();
        }
        return elements.elements().stream()
                .filter(element -> isText(member(element, field), text))
                .findFirst();
    }

    private static Tree inNode(Tree node, String path) {
        String inSettings = path.startsWith("settings.") ? path.substring("settings.".length()) : path;
        Tree settings = member(node, "settings");
        Tree found = settings == null ? node : deepest(settings, inSettings);
        return found.equals(settings) || found.equals(node) ? deepest(node, path) : found;
    }

    /** Follows the path as far as the text does. */
    private static Tree deepest(Tree from, String path) {
        Tree tree = from;
        Matcher segment = SEGMENT.matcher(path);
        while (segment.find()) {
            Tree next = segment.group(1) != null
                    ? named(tree, segment.group(1))
                    : element(tree, Integer.parseInt(segment.group(2)));
            if (next == null) {
                return tree;
            }
            tree = next;
        }
        return tree;
    }

    /** A field, or the element of a list that has this id or name: {@code parameters.window}. */
    private static @Nullable Tree named(Tree tree, String name) {
        if (!(tree instanceof ListTree list)) {
            return member(tree, name);
        }
        return list.elements().stream()
                .filter(element -> isText(member(element, "id"), name) || isText(member(element, "name"), name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Tree member(@Nullable Tree tree, String name) {
        Member member = tree instanceof ObjectTree object ? object.members().get(name) : null;
        return member == null ? null : member.value();
    }

    private static @Nullable Tree element(Tree tree, int index) {
        return tree instanceof ListTree list && index < list.elements().size()
                ? list.elements().get(index)
                : null;
    }

    private static boolean isText(@Nullable Tree tree, String text) {
        return tree instanceof TextTree value && value.text().equals(text);
    }
}
