package dev.millrace.model.json;

import dev.millrace.model.json.Tree.ListTree;
import dev.millrace.model.json.Tree.Member;
import dev.millrace.model.json.Tree.ObjectTree;
import dev.millrace.model.json.Tree.TextTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Version 0 is the format of the drawings that came before Millrace's first release. It differs from version 1 so:
 *
 * <ul>
 *   <li>the pipeline's name is in {@code title};
 *   <li>{@code nodes} is an object by id, in which a node's kind is in {@code type}, and its place on the canvas in
 *       {@code x} and {@code y} beside its settings;
 *   <li>an edge is a list of four texts, {@code ["from node", "port", "to node", "port"]}.
 * </ul>
 */
final class FromVersion0 implements UnaryOperator<ObjectTree> {

    @Override
    public ObjectTree apply(ObjectTree document) {
        Map<String, Member> boxes = new LinkedHashMap<>();
        Map<String, Member> members = new LinkedHashMap<>();
        document.members().forEach((name, member) -> {
            switch (name) {
                case "title" -> members.put("name", member);
                case "nodes" -> members.put(name, with(member, nodes(member.value(), boxes)));
                case "edges" -> members.put(name, with(member, edges(member.value())));
                default -> members.put(name, member);
            }
        });
        if (!boxes.isEmpty()) {
            Member all = object(boxes, document);
            members.putIfAbsent("view", object(Map.of("boxes", all), document));
        }
        return new ObjectTree(members, document.at());
    }

    private static Tree nodes(Tree tree, Map<String, Member> boxes) {
        if (!(tree instanceof ObjectTree byId)) {
            return tree;
        }
        List<Tree> nodes = new ArrayList<>();
        byId.members().forEach((id, member) -> nodes.add(node(id, member, boxes)));
        return new ListTree(nodes, tree.at());
    }

    private static Tree node(String id, Member member, Map<String, Member> boxes) {
        if (!(member.value() instanceof ObjectTree old)) {
            return member.value();
        }
        Map<String, Member> members = new LinkedHashMap<>();
        Map<String, Member> box = new LinkedHashMap<>();
        members.put("id", new Member(member.keyAt(), new TextTree(id, member.keyAt())));
        old.members().forEach((name, value) -> {
            switch (name) {
                case "type" -> members.put("kind", value);
                case "x", "y" -> box.put(name, value);
                default -> members.put(name, value);
            }
        });
        if (!box.isEmpty()) {
            boxes.put(id, object(box, old));
        }
        return new ObjectTree(members, old.at());
    }

    private static Tree edges(Tree tree) {
        if (!(tree instanceof ListTree old)) {
            return tree;
        }
        return new ListTree(old.elements().stream().map(FromVersion0::edge).toList(), old.at());
    }

    private static Tree edge(Tree tree) {
        if (!(tree instanceof ListTree list) || list.elements().size() != 4) {
            return tree;
        }
        List<String> ends = new ArrayList<>();
        for (Tree end : list.elements()) {
            if (end instanceof TextTree text) {
                ends.add(text.text());
            }
        }
        if (ends.size() != 4) {
            return tree;
        }
        Map<String, Member> members = new LinkedHashMap<>();
        members.put("from", end(ends.get(0), ends.get(1), list.elements().get(0)));
        members.put("to", end(ends.get(2), ends.get(3), list.elements().get(2)));
        return new ObjectTree(members, list.at());
    }

    private static Member end(String node, String port, Tree where) {
        return new Member(where.at(), new TextTree(node + "." + port, where.at()));
    }

    private static Member with(Member member, Tree value) {
        return new Member(member.keyAt(), value);
    }

    private static Member object(Map<String, Member> members, Tree where) {
        return new Member(where.at(), new ObjectTree(members, where.at()));
    }
}
