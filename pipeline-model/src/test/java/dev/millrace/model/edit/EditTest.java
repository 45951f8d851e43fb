package dev.millrace.model.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.document.View.Box;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each edit does; {@link EditLawsTest} shows what holds for all of them. */
class EditTest {

    private static final Edge AB = Edge.of("a", "out", "b", "in");
    private static final Edge BC = Edge.of("b", "out", "c", "in");

    /** a to b to c, b and c in a group, a note. */
    private static final Pipeline ABC = new Composite(
                    "",
                    List.of(
                            new AddNodes(
                                    List.of(node("a"), node("b"), node("c")),
                                    List.of(AB, BC),
                                    Map.of("a", Box.at(0, 0), "b", Box.at(100, 0), "c", Box.at(200, 0))),
                            new SetGroup(new Group("g", "Group", List.of("b", "c"))),
                            new SetNote(new Note("n", "Note")),
                            new PlaceBoxes(Map.of("g", Box.at(90, -10), "n", Box.at(0, 100)))))
            .apply(Pipeline.EMPTY);

    private static Node node(String id) {
        return new Node(id, "filter", "", Map.of());
    }

    private static List<String> ids(Pipeline pipeline) {
        return List.copyOf(pipeline.nodes().keySet());
    }

    @Test
    void removedNodeTakesItsEdgesBoxAndMembershipAlong() {
        Pipeline after = new RemoveNodes(Set.of("b")).apply(ABC);

        assertEquals(List.of("a", "c"), ids(after));
        assertEquals(List.of(), after.edges());
        assertEquals(Set.of("a", "c", "g", "n"), after.view().boxes().keySet());
        assertEquals(
                List.of(new Group("g", "Group", List.of("c"))),
                after.annotations().groups());
    }

    @Test
    void groupThatLosesItsLastNodeGoesWithItsFrame() {
        Pipeline after = new RemoveNodes(Set.of("b", "c")).apply(ABC);

        assertEquals(List.of(), after.annotations().groups());
        assertEquals(Set.of("a", "n"), after.view().boxes().keySet());
    }

    @Test
    void nodeIsInsertedBetweenTheTwoThatTheEdgeJoins() {
        Pipeline after = new InsertOnEdge(AB, node("x"), Box.at(50, 0), "in", "out").apply(ABC);

        assertEquals(List.of("a", "x", "b", "c"), ids(after));
        assertEquals(List.of(Edge.of("a", "out", "x", "in"), Edge.of("x", "out", "b", "in"), BC), after.edges());
        assertEquals(Optional.of(Box.at(50, 0)), after.view().box("x"));
    }

    @Test
    void nodeThatIsThereIsInsertedWhereItIsDropped() {
        Pipeline loose = new AddNodes(List.of(node("x")), List.of(), Map.of()).apply(ABC);

        Pipeline after = new InsertOnEdge(AB, node("x"), Box.at(50, 0), "in", "out").apply(loose);

        assertEquals(List.of("a", "b", "c", "x"), ids(after));
        assertEquals(3, after.edges().size());
    }

    @Test
    void nodeDroppedOnItsOwnEdgeIsOnlyMoved() {
        Pipeline after = new InsertOnEdge(AB, node("b"), Box.at(50, 0), "in", "out").apply(ABC);

        assertEquals(ABC.edges(), after.edges());
        assertEquals(Optional.of(Box.at(50, 0)), after.view().box("b"));
    }

    @Test
    void replacedEdgeKeepsItsPlace() {
        Edge ac = Edge.of("a", "out", "c", "in");

        assertEquals(List.of(ac, BC), new ReplaceEdge(AB, ac).apply(ABC).edges());
    }

    @Test
    void edgeThatIsReplacedByAnotherThatIsThereGoes() {
        assertEquals(List.of(BC), new ReplaceEdge(AB, BC).apply(ABC).edges());
    }

    @Test
    void edgeIsThereOnlyOnce() {
        assertEquals(ABC, new Connect(AB).apply(ABC));
    }

    @Test
    void noteAndGroupAreChangedInTheirPlace() {
        Pipeline after = new Composite(
                        "",
                        List.of(
                                new SetNote(new Note("n2", "Second")),
                                new SetNote(new Note("n", "Changed")),
                                new SetGroup(new Group("g", "Renamed", List.of("b")))))
                .apply(ABC);

        assertEquals(
                List.of(new Note("n", "Changed"), new Note("n2", "Second")),
                after.annotations().notes());
        assertEquals(
                List.of(new Group("g", "Renamed", List.of("b"))),
                after.annotations().groups());
    }

    @Test
    void removedNotesAndGroupsTakeTheirBoxes() {
        Pipeline after = new RemoveGroups(Set.of("g")).apply(new RemoveNotes(Set.of("n")).apply(ABC));

        assertEquals(Set.of("a", "b", "c"), after.view().boxes().keySet());
        assertEquals(List.of("a", "b", "c"), ids(after));
    }

    @Test
    void parameterIsAddedChangedAndRemovedByName() {
        Parameter first = new Parameter("p", Parameter.Type.INT, Optional.of(Value.of(1)), "");
        Parameter second = new Parameter("q", Parameter.Type.INT, Optional.empty(), "");
        Parameter changed = new Parameter("p", Parameter.Type.STRING, Optional.empty(), "help");
        Pipeline both = new SetParameter(second).apply(new SetParameter(first).apply(ABC));

        assertEquals(
                List.of(changed, second), new SetParameter(changed).apply(both).parameters());
        assertEquals(List.of(second), new RemoveParameter("p").apply(both).parameters());
    }

    @Test
    void stepsOfOneActionMergeAndOthersDoNot() {
        Edit typing = new SetSetting("a", "condition", Value.of("x"));
        Edit drag = new PlaceBoxes(Map.of("a", Box.at(1, 1)));

        assertEquals(
                Optional.of(new SetSetting("a", "condition", Value.of("xy"))),
                typing.merge(new SetSetting("a", "condition", Value.of("xy"))));
        assertEquals(Optional.empty(), typing.merge(new SetSetting("a", "other", Value.of("x"))));
        assertEquals(Optional.empty(), typing.merge(new SetSetting("b", "condition", Value.of("x"))));
        assertEquals(Optional.empty(), typing.merge(drag));
        assertEquals(Optional.empty(), drag.merge(new PlaceBoxes(Map.of("b", Box.at(1, 1)))));
        assertEquals(Optional.empty(), new Connect(AB).merge(new Connect(BC)));
    }

    @Test
    void editForAnotherDocumentIsRefused() {
        List<Edit> edits = List.of(
                new RemoveNodes(Set.of("x")),
                new RenameNode("x", "X"),
                new SetSetting("x", "s", Value.of(1)),
                new ChangeNodeId("x", "y"),
                new ChangeNodeId("a", "g"),
                new ChangeNodeId("a", "no id"),
                new AddNodes(List.of(node("n")), List.of(), Map.of()),
                new AddNodes(List.of(node("x"), node("x")), List.of(), Map.of()),
                new SetNote(new Note("a", "")),
                new SetGroup(new Group("n", "", List.of())),
                new Disconnect(Set.of(Edge.of("a", "out", "c", "in"))),
                new ReplaceEdge(Edge.of("a", "out", "c", "in"), AB),
                new RemoveParameter("p"),
                new RenameParameter("p", "q"));

        for (Edit edit : edits) {
            assertThrows(IllegalArgumentException.class, () -> edit.apply(ABC), edit::toString);
        }
    }

    @Test
    void deltaForAnotherDocumentIsRefused() {
        Edit undo = new RemoveNodes(Set.of("b")).invert(ABC);

        assertThrows(IllegalArgumentException.class, () -> undo.apply(Pipeline.EMPTY));
    }

    @Test
    void labelsSayWhatIsUndone() {
        assertEquals("Delete node", new RemoveNodes(Set.of("a")).label());
        assertEquals("Delete 2 nodes", new RemoveNodes(Set.of("a", "b")).label());
        assertEquals(
                "Delete 2 nodes", new RemoveNodes(Set.of("a", "b")).invert(ABC).label());
        assertEquals("Move", new PlaceBoxes(Map.of("a", Box.at(1, 1))).label());
    }
}
