package dev.millrace.model.json;

import dev.millrace.model.json.Tree.ListTree;
import dev.millrace.model.json.Tree.Member;
import dev.millrace.model.json.Tree.ObjectTree;
import dev.millrace.model.json.Tree.TextTree;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The fields of one object whose names are known; what is missing, unknown or of a wrong type becomes a problem. */
record Fields(ObjectTree object, JsonPath path, ProblemList problems) {

    /**
     * Looks at a value as an object with these fields. Empty, with a problem, if it is none; a field of another name is
     * a problem, too.
     */
    static Optional<Fields> of(Tree tree, JsonPath path, ProblemList problems, List<String> known) {
        if (!(tree instanceof ObjectTree object)) {
            wrongType(tree, path, "an object", problems);
            return Optional.empty();
        }
        object.members().forEach((name, member) -> {
            if (!known.contains(name)) {
                problems.error(
                        Code.UNKNOWN_FIELD,
                        path.field(name),
                        member.keyAt(),
                        "There is no field " + Excerpt.of(name) + " here.",
                        Suggestion.fix(name, known));
            }
        });
        return Optional.of(new Fields(object, path, problems));
    }

    static void wrongType(Tree tree, JsonPath path, String expected, ProblemList problems) {
        problems.error(
                Code.WRONG_TYPE, path, tree.at(), "Expected " + expected + " here, and found " + found(tree) + ".");
    }

    private static String found(Tree tree) {
        return tree instanceof TextTree text ? "the text " + Excerpt.of(text.text()) : tree.typeName();
    }

    Optional<Tree> optional(String name) {
        return Optional.ofNullable(object.members().get(name)).map(Member::value);
    }

    Optional<Tree> required(String name) {
        Optional<Tree> value = optional(name);
        if (value.isEmpty()) {
            problems.error(
                    Code.MISSING_FIELD, path.field(name), object.at(), "The field \"" + name + "\" is missing here.");
        }
        return value;
    }

    /** A text, empty if absent or, with a problem, wrong. */
    String text(String name) {
        return optional(name).flatMap(tree -> textOf(tree, path.field(name))).orElse("");
    }

    /** A text that must be there; empty text, with a problem, if not. */
    String requiredText(String name) {
        return required(name).flatMap(tree -> textOf(tree, path.field(name))).orElse("");
    }

    Optional<String> textOf(Tree tree, JsonPath at) {
        if (tree instanceof TextTree text) {
            return Optional.of(text.text());
        }
        wrongType(tree, at, "a text", problems);
        return Optional.empty();
    }

    /** Hands over each element of a list and its path; nothing if absent or, with a problem, no list. */
    void each(String name, BiConsumer<Tree, JsonPath> action) {
        optional(name).ifPresent(tree -> {
            if (tree instanceof ListTree list) {
                for (int i = 0; i < list.elements().size(); i++) {
                    action.accept(list.elements().get(i), path.field(name).element(i));
                }
            } else {
                wrongType(tree, path.field(name), "a list", problems);
            }
        });
    }

    /** Where a field's value stands, or the object if the field is absent. */
    dev.millrace.model.problem.Place.Span at(String name) {
        return optional(name).map(Tree::at).orElse(object.at());
    }
}
