package dev.millrace.runtime.connector.text;

import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.Column;
import java.util.Locale;
import java.util.Set;

/** Type boolean. */
final class BooleanParser extends TrimmingParser {

    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");
    private static final int LONGEST = 5;

    private boolean[] values = new boolean[0];

    BooleanParser() {
        super("a boolean (true or false)");
    }

    @Override
    public void bind(Column column) {
        values = ((BooleanColumn) column).values();
    }

    @Override
    boolean parseTrimmed(char[] text, int start, int end, int row) {
        int length = end - start;
        if (length > LONGEST) {
            return false;
        }
        if (length == 4
                && text[start] == 't'
                && text[start + 1] == 'r'
                && text[start + 2] == 'u'
                && text[end - 1] == 'e') {
            values[row] = true;
            return true;
        }
        String word = new String(text, start, length).toLowerCase(Locale.ROOT);
        values[row] = TRUE.contains(word);
        return values[row] || FALSE.contains(word);
    }
}
