package dev.millrace.runtime.connector.text;

/** A parser to which spaces and tabs around the value mean nothing. */
abstract class TrimmingParser extends FieldParser {

    TrimmingParser(String expected) {
        super(expected);
    }

    @Override
    public final boolean parse(char[] text, int start, int end, int row) {
        int from = start;
        int to = end;
        while (from < to && isSpace(text[from])) {
            from++;
        }
        while (from < to && isSpace(text[to - 1])) {
            to--;
        }
        return from < to && parseTrimmed(text, from, to, row);
    }

    /** As {@link #parse}; the text is not empty. */
    abstract boolean parseTrimmed(char[] text, int start, int end, int row);

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t';
    }
}
