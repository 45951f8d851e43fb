package dev.millrace.runtime.connector.text;

import dev.millrace.runtime.data.Column;

/**
 * Reads the text of one field into a column. Made once for a source's field, then pointed at each batch's column. One
 * instance belongs to one thread.
 */
public abstract class FieldParser {

    private final String expected;

    FieldParser(String expected) {
        this.expected = expected;
    }

    /** For parsers of other packages: what the text should be, to follow "expected", such as {@code a bigint}. */
    protected FieldParser(Expectation expectation) {
        this(expectation.text());
    }

    /** What the text of a field should be. */
    public record Expectation(String text) {}

    /** Values go to this column from now on. */
    public abstract void bind(Column column);

    /**
     * Writes the value of {@code text[start, end)} to a row that is not null.
     *
     * @return false if the text is no value of the type; what the row then holds is undefined
     */
    public abstract boolean parse(char[] text, int start, int end, int row);

    /** What the text should be, to follow "expected", such as {@code a bigint}. */
    public final String expected() {
        return expected;
    }
}
