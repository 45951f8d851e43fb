package dev.millrace.model.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Pipeline.Annotations;
import dev.millrace.model.document.Value;
import dev.millrace.model.document.View;
import dev.millrace.model.document.View.Box;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FragmentTest {

    private static final Pipeline DOCUMENT = document();

    private static Pipeline document() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        nodes.put("quakes", new Node("quakes", "csv", "Earthquakes", Map.of("path", Value.of("${file}"))));
        nodes.put("filter-1", new Node("filter-1", "filter", "", Map.of()));
        nodes.put("out", new Node("out", "table", "", Map.of()));
        return new Pipeline(
                "Quakes",
                "",
                List.of(
                        new Parameter("file", Parameter.Type.PATH, Optional.empty(), ""),
                        new Parameter("unused", Parameter.Type.INT, Optional.empty(), "")),
                nodes,
                List.of(Edge.of("quakes", "out", "filter-1", "in"), Edge.of("filter-1", "out", "out", "in")),
                new Annotations(
                        List.of(new Note("note-1", "Look")),
                        List.of(
                                new Group("group-1", "Input", List.of("quakes", "filter-1")),
                                new Group("group-2", "All", List.of("filter-1", "out"))),
                        new View(Map.of("quakes", Box.at(1, 2), "out", Box.at(3, 4), "group-1", Box.at(0, 0)))));
    }

    private final Fragment copied = Fragment.of(DOCUMENT, Set.of("quakes", "filter-1", "note-1"));

    @Test
    void copyTakesWhatBelongsToTheSelection() {
        Pipeline content = copied.content();

        assertEquals(Set.of("quakes", "filter-1"), content.nodes().keySet());
        assertEquals(List.of(Edge.of("quakes", "out", "filter-1", "in")), content.edges());
        assertEquals(
                List.of("file"),
                content.parameters().stream().map(Parameter::name).toList());
        assertEquals(
                List.of("group-1"),
                content.annotations().groups().stream().map(Group::id).toList());
        assertEquals(Set.of("quakes", "group-1"), content.view().boxes().keySet());
    }

    @Test
    void pasteIntoItsOwnDocumentGivesFreshIds() {
        Paste paste = copied.pasteInto(DOCUMENT, 10, 20);
        Pipeline after = paste.edit().apply(DOCUMENT);

        assertEquals(Set.of("quakes-2", "filter-2", "note-2"), paste.ids());
        assertEquals(
                List.of("quakes", "filter-1", "out", "quakes-2", "filter-2"),
                List.copyOf(after.nodes().keySet()));
        assertTrue(after.edges().contains(Edge.of("quakes-2", "out", "filter-2", "in")));
        assertEquals(Optional.of(Box.at(11, 22)), after.view().box("quakes-2"));
        assertEquals(
                new Group("group-3", "Input", List.of("quakes-2", "filter-2")),
                after.annotations().groups().get(2));
        assertEquals(DOCUMENT.parameters(), after.parameters());
    }

    @Test
    void pasteIntoAnotherDocumentKeepsIdsAndBringsParameters() {
        Pipeline after = copied.pasteInto(Pipeline.EMPTY, 0, 0).edit().apply(Pipeline.EMPTY);

        assertEquals(copied.content().nodes(), after.nodes());
        assertEquals(
                List.of("file"),
                after.parameters().stream().map(Parameter::name).toList());
    }

    @Test
    void pastedEdgeThatLeadsOutIsLeftOut() {
        Pipeline dangling = copied.content().withEdges(List.of(Edge.of("filter-1", "out", "out", "in")));

        Pipeline after = new Fragment(dangling).pasteInto(DOCUMENT, 0, 0).edit().apply(DOCUMENT);

        assertEquals(DOCUMENT.edges(), after.edges());
    }

    @Test
    void fragmentIsReadFromItsText() {
        assertEquals(
                Optional.of(copied.content()), Fragment.read(copied.toText()).pipeline());
    }

    @Test
    void generatedIdsAreReadableAndFree() {
        IdGenerator ids = new IdGenerator(DOCUMENT);

        assertEquals("filter-2", ids.next("filter"));
        assertEquals("filter-3", ids.next("filter"));
        assertEquals("window-aggregate-1", ids.next("window aggregate"));
        assertEquals("item-1", ids.next("…"));
        assertEquals("group-3", ids.like("group-1"));
        assertEquals("fresh", ids.like("fresh"));
        assertEquals("fresh-2", ids.like("fresh"));
    }

    @Test
    void deletionTakesEverySortOfThing() {
        Edit edit = Deletion.of(
                        DOCUMENT,
                        Set.of("out", "note-1", "group-1"),
                        Set.of(Edge.of("quakes", "out", "filter-1", "in")))
                .orElseThrow();
        Pipeline after = edit.apply(DOCUMENT);

        assertEquals("Delete 4 items", edit.label());
        assertEquals(Set.of("quakes", "filter-1"), after.nodes().keySet());
        assertEquals(List.of(), after.edges());
        assertEquals(List.of(), after.annotations().notes());
        assertEquals(
                List.of(new Group("group-2", "All", List.of("filter-1"))),
                after.annotations().groups());
        assertEquals(Optional.empty(), Deletion.of(DOCUMENT, Set.of("other"), Set.of()));
    }

    @Test
    void changedIdIsFollowedEverywhere() {
        Pipeline after = new ChangeNodeId("quakes", "source").apply(DOCUMENT);

        assertEquals(
                List.of("source", "filter-1", "out"), List.copyOf(after.nodes().keySet()));
        assertEquals(Edge.of("source", "out", "filter-1", "in"), after.edges().get(0));
        assertEquals(
                List.of("source", "filter-1"),
                after.annotations().groups().get(0).nodes());
        assertEquals(Optional.of(Box.at(1, 2)), after.view().box("source"));
    }

    @Test
    void escapedReferenceIsTextAndStays() {
        Pipeline escaped = new SetSetting("quakes", "path", Value.of("$${file}/${file}")).apply(DOCUMENT);

        Pipeline after = new RenameParameter("file", "input").apply(escaped);

        assertEquals(
                Optional.of(Value.of("$${file}/${input}")),
                after.node("quakes").map(node -> node.settings().get("path")));
    }

    @Test
    void renamedParameterIsFollowedBySettings() {
        Pipeline after = new RenameParameter("file", "input").apply(DOCUMENT);

        assertEquals(
                Optional.of(Value.of("${input}")),
                after.node("quakes").map(node -> node.settings().get("path")));
    }
}
