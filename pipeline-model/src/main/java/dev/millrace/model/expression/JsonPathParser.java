package dev.millrace.model.expression;

import dev.millrace.model.expression.JsonPath.Step;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code $.a.b[0]['c d']."e"}, with {@code lax} in front if need be. */
final class JsonPathParser {

    private final String path;
    private int at;

    private JsonPathParser(String path) {
        this.path = path;
    }

    static List<Step> parse(String path) {
        return new JsonPathParser(path).steps();
    }

    private List<Step> steps() {
        skipSpace();
        if (path.startsWith("lax ", at)) {
            at += 4;
            skipSpace();
        }
        if (!accept('$')) {
            throw JsonPath.invalid(path, "it must begin with $");
        }
        List<Step> steps = new ArrayList<>();
        for (skipSpace(); at < path.length(); skipSpace()) {
            if (accept('.')) {
                steps.add(Step.key(at < path.length() && path.charAt(at) == '"' ? quoted() : name()));
            } else if (accept('[')) {
                steps.add(subscript());
            } else {
                throw JsonPath.invalid(path, "at character " + (at + 1) + " a . or [ is expected");
            }
        }
        return steps;
    }

    private Step subscript() {
        skipSpace();
        char c = at < path.length() ? path.charAt(at) : ']';
        Step step = c == '\'' || c == '"' ? Step.key(quoted()) : Step.index(index());
        skipSpace();
        if (!accept(']')) {
            throw JsonPath.invalid(path, "at character " + (at + 1) + " a ] is expected");
        }
        return step;
    }

    private String name() {
        int from = at;
        while (at < path.length()
                && (Character.isUnicodeIdentifierPart(path.charAt(at)) || "-@$".indexOf(path.charAt(at)) >= 0)) {
            at++;
        }
        if (from == at) {
            throw JsonPath.invalid(path, "at character " + (at + 1) + " a name is expected");
        }
        return path.substring(from, at);
    }

    private int index() {
        int from = at;
        while (at < path.length() && path.charAt(at) >= '0' && path.charAt(at) <= '9') {
            at++;
        }
        if (from == at || at - from > 9) {
            throw JsonPath.invalid(path, "at character " + (from + 1) + " a position or a quoted name is expected");
        }
        return Integer.parseInt(path.substring(from, at));
    }

    private String quoted() {
        char quote = path.charAt(at++);
        StringBuilder name = new StringBuilder();
        while (at < path.length() && path.charAt(at) != quote) {
            if (path.charAt(at) == '\\' && at + 1 < path.length()) {
                at++;
            }
            name.append(path.charAt(at++));
        }
        if (!accept(quote)) {
            throw JsonPath.invalid(path, "a quotation is not closed");
        }
        return name.toString();
    }

    private boolean accept(char expected) {
        boolean found = at < path.length() && path.charAt(at) == expected;
        at += found ? 1 : 0;
        return found;
    }

    private void skipSpace() {
        while (at < path.length() && Character.isWhitespace(path.charAt(at))) {
            at++;
        }
    }
}
