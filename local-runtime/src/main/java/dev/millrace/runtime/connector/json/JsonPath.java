package dev.millrace.runtime.connector.json;

import dev.millrace.model.problem.Excerpt;
import dev.millrace.runtime.connector.ConnectorException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way into a JSON object: {@code $.a.b}, {@code $.a[0]}, {@code $['a b']}. */
record JsonPath(List<Step> steps) {

    private static final Pattern STEP =
            Pattern.compile("\\.([\\p{L}_][\\p{L}\\p{N}_-]*)|\\['([^'\\\\]+)'\\]|\\[([0-9]{1,9})\\]");

    /** A step into an object or an array. */
    sealed interface Step {}

    record Name(String name) implements Step {}

    /** @param index from 0 */
    record Element(int index) implements Step {}

    /** The path that a column is read from; text that does not begin with {@code $} is a field's name. */
    static JsonPath of(String text) {
        if (!text.startsWith("$")) {
            return new JsonPath(List.of(new Name(text)));
        }
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int at = 1;
        while (at < text.length() && step.find(at) && step.start() == at) {
            String name = step.group(1) == null ? step.group(2) : step.group(1);
            steps.add(name == null ? new Element(Integer.parseInt(step.group(3))) : new Name(name));
            at = step.end();
        }
        if (at < text.length() || steps.isEmpty()) {
            throw new ConnectorException(
                    "BAD_SETTING",
                    Excerpt.of(text)
                            + " is not a JSON path. Write one such as $.user.name, $.tags[0] or $['first name'].");
        }
        return new JsonPath(steps);
    }
}
