package dev.millrace.model.json;

import dev.millrace.model.problem.Excerpt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in its document: {@code nodes[3].settings.columns[0].type}; names that are no words are quoted,
 * {@code ["so on"]}. Kept as a chain, so that the text is only made for a problem.
 */
record JsonPath(@Nullable JsonPath parent, String name, int index) {

    static final JsonPath ROOT = new JsonPath(null, "", -1);

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final int LONGEST_NAME = 60;

    JsonPath field(String field) {
        return new JsonPath(this, field, -1);
    }

    JsonPath element(int position) {
        return new JsonPath(this, "", position);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text);
        return text.toString();
    }

    private void append(StringBuilder text) {
        if (parent == null) {
            return;
        }
        parent.append(text);
        if (index >= 0) {
            text.append('[').append(index).append(']');
        } else if (WORD.matcher(name).matches() && name.length() <= LONGEST_NAME) {
            text.append(text.isEmpty() ? "" : ".").append(name);
        } else {
            text.append('[').append(Excerpt.of(name)).append(']');
        }
    }
}
