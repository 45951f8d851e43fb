package dev.millrace.model.expression;

/**
 * A piece of an expression's text.
 *
 * @param start offset of its first character
 * @param end offset behind its last
 */
record Token(Kind kind, int start, int end) {

    enum Kind {
        /** A name or keyword without quotes. */
        WORD,
        /** A name in double quotes or backticks. */
        QUOTED,
        STRING,
        NUMBER,
        /** Punctuation or an operator. */
        SYMBOL,
        COMMENT,
        /** A quoted name, string or comment that is not closed before the end. */
        UNCLOSED,
        /** What no expression contains. */
        INVALID
    }

    String in(String text) {
        return text.substring(start, end);
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
