package dev.millrace.designer.document;

import dev.millrace.model.document.Group;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.View.Box;
import dev.millrace.model.edit.Composite;
import dev.millrace.model.edit.IdGenerator;
import dev.millrace.model.edit.PlaceBoxes;
import dev.millrace.model.edit.RemoveGroups;
import dev.millrace.model.edit.SetGroup;
import dev.millrace.model.edit.SetNote;
import dev.millrace.model.geometry.Point;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people write on the canvas beside the nodes: notes, and the groups around nodes. */
public final class AnnotationEditor {

    private static final String NEW_TITLE = "Group";

    private final DocumentViewModel document;

    AnnotationEditor(DocumentViewModel document) {
        this.document = document;
    }

    public Optional<Note> note(String id) {
        return document.pipeline().annotations().notes().stream()
                .filter(note -> note.id().equals(id))
                .findFirst();
    }

    public Optional<Group> group(String id) {
        return document.pipeline().annotations().groups().stream()
                .filter(group -> group.id().equals(id))
                .findFirst();
    }

    /** Adds a note at a point, or where there is room near it, and selects it. */
    public String addNote(Point wanted, String text) {
        Point at = FreePlace.near(wanted, document.pipeline());
        String id = new IdGenerator(document.pipeline()).next("note");
        document.apply(new Composite(
                "Add note",
                List.of(new SetNote(new Note(id, text)), new PlaceBoxes(Map.of(id, Box.at(at.x(), at.y()))))));
        document.select(Selection.ofNode(id));
        return id;
    }

    /** Puts a group around the selected nodes, or adds them to the one group that is selected with them. */
    public void groupSelected() {
        Set<String> nodes = selectedNodes();
        if (nodes.isEmpty()) {
            return;
        }
        List<Group> groups = selectedGroups();
        Group wanted;
        if (groups.size() == 1) {
            Set<String> members = new LinkedHashSet<>(groups.getFirst().nodes());
            members.addAll(nodes);
            wanted = new Group(groups.getFirst().id(), groups.getFirst().title(), List.copyOf(members));
        } else {
            wanted = new Group(new IdGenerator(document.pipeline()).next("group"), NEW_TITLE, List.copyOf(nodes));
        }
        document.endStep();
        document.apply(new SetGroup(wanted));
        document.endStep();
        document.select(Selection.ofNode(wanted.id()));
    }

    /** Takes the selected groups away and selects their nodes, which stay. */
    public void ungroupSelected() {
        List<Group> groups = selectedGroups();
        if (!groups.isEmpty()) {
            Set<String> nodes = new LinkedHashSet<>();
            groups.forEach(group -> nodes.addAll(group.nodes()));
            document.apply(new RemoveGroups(
                    new LinkedHashSet<>(groups.stream().map(Group::id).toList())));
            document.select(Selection.ofNodes(nodes));
        }
    }

    /** Takes a node out of a group; the last one takes the group with it. */
    public void leaveGroup(Group group, String node) {
        List<String> members = new ArrayList<>(group.nodes());
        members.remove(node);
        document.endStep();
        document.apply(
                members.isEmpty()
                        ? new RemoveGroups(Set.of(group.id()))
                        : new SetGroup(new Group(group.id(), group.title(), members)));
        document.endStep();
    }

    /**
     * Gives a note or group a colour.
     *
     * @param color a name of the palette, or empty for the default
     */
    public void paint(String id, String color) {
        Box box = document.pipeline().view().box(id).orElse(Box.at(0, 0));
        document.endStep();
        document.apply(new PlaceBoxes(Map.of(id, new Box(box.x(), box.y(), box.width(), box.height(), color))));
        document.endStep();
    }

    public List<Group> selectedGroups() {
        Set<String> ids = document.selection().nodes();
        return document.pipeline().annotations().groups().stream()
                .filter(group -> ids.contains(group.id()))
                .toList();
    }

    private Set<String> selectedNodes() {
        Set<String> nodes = new LinkedHashSet<>(document.selection().nodes());
        nodes.retainAll(document.pipeline().nodes().keySet());
        return nodes;
    }

    /** Ids of nodes and notes: a group stands for its nodes. */
    static Set<String> withMembers(Set<String> ids, Pipeline pipeline) {
        Set<String> all = new LinkedHashSet<>(ids);
        for (Group group : pipeline.annotations().groups()) {
            if (all.remove(group.id())) {
                all.addAll(group.nodes());
            }
        }
        return all;
    }
}
