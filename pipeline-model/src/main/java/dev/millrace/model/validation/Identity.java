package dev.millrace.model.validation;

import dev.millrace.model.document.Group;
import dev.millrace.model.document.Ids;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that the ids of nodes, notes and groups are well formed and unique, and that what refers to them finds them. */
final class Identity {

    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private Identity() {}

    static List<Problem> check(Pipeline pipeline) {
        Identity identity = new Identity();
        identity.checkNodes(pipeline);
        for (Note note : pipeline.annotations().notes()) {
            identity.checkId(note.id(), Place.path("notes." + note.id()));
        }
        for (Group group : pipeline.annotations().groups()) {
            identity.checkId(group.id(), Place.path("groups." + group.id()));
            identity.checkMembers(group, pipeline);
        }
        identity.checkView(pipeline);
        return identity.problems;
    }

    private void checkNodes(Pipeline pipeline) {
        pipeline.nodes().forEach((key, node) -> {
            checkId(node.id(), Place.node(node.id()));
            if (!key.equals(node.id())) {
                problems.add(Problem.error(
                        Code.BAD_ID,
                        Place.node(node.id()),
                        "The node " + Excerpt.of(node.id()) + " is filed under " + Excerpt.of(key) + "."));
            }
        });
    }

    private void checkId(String id, Place place) {
        if (!Ids.isValid(id)) {
            problems.add(Problem.error(
                    Code.BAD_ID, place, Excerpt.of(id) + " cannot be an id.", "Use 1 to 64 letters, digits, _ and -."));
        }
        if (!ids.add(id)) {
            problems.add(Problem.error(
                    Code.DUPLICATE_ID,
                    place,
                    "Two nodes, notes or groups have the id " + Excerpt.of(id) + ".",
                    "Give one of them another id."));
        }
    }

    private void checkMembers(Group group, Pipeline pipeline) {
        for (String member : group.nodes()) {
            if (!pipeline.nodes().containsKey(member)) {
                problems.add(Problem.warning(
                        Code.UNKNOWN_REFERENCE,
                        Place.path("groups." + group.id()),
                        "The group holds a node " + Excerpt.of(member) + " that does not exist.",
                        "Remove it from the group."));
            }
        }
    }

    private void checkView(Pipeline pipeline) {
        for (String id : pipeline.view().boxes().keySet()) {
            if (!ids.contains(id)) {
                problems.add(Problem.warning(
                        Code.UNKNOWN_REFERENCE,
                        Place.path("view.boxes." + id),
                        "The view places " + Excerpt.of(id) + ", which does not exist.",
                        "Remove it from the view."));
            }
        }
    }
}
