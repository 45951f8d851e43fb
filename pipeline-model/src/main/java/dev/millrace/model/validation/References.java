package dev.millrace.model.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How text refers to parameters: <code>${name}</code> stands for the parameter's value, and <code>$${</code> for the two
 * characters <code>${</code> themselves.
 */
final class References {

    static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

    private static final String OPEN = "${";
    private static final String ESCAPED = "$${";

    private References() {}

    /**
     * A piece of a text.
     *
     * @param kind what it is
     * @param from where it begins in the text
     * @param to where it ends, exclusive
     * @param text a literal's characters, a reference's name, or the rest that is neither
     */
    record Piece(Kind kind, int from, int to, String text) {}

    /** What a piece is. */
    enum Kind {
        LITERAL,
        REFERENCE,
        /** Begins like a reference, and is none. */
        BROKEN
    }

    /** Whether the text needs any of this. */
    static boolean in(String text) {
        return text.contains(OPEN);
    }

    /** The name, if the text is one reference and nothing else. */
    static Optional<String> whole(String text) {
        if (!text.startsWith(OPEN) || !text.endsWith("}")) {
            return Optional.empty();
        }
        String name = text.substring(OPEN.length(), text.length() - 1);
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    /** The text in pieces. */
    static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            if (dollar != at) {
                int end = dollar < 0 ? text.length() : dollar;
                pieces.add(new Piece(Kind.LITERAL, at, end, text.substring(at, end)));
                at = end;
            } else {
                Piece piece = pieceAt(text, at);
                pieces.add(piece);
                at = piece.to();
            }
        }
        return pieces;
    }

    /** The piece that begins with the dollar sign at this position. */
    static Piece pieceAt(String text, int at) {
        if (text.startsWith(ESCAPED, at)) {
            return new Piece(Kind.LITERAL, at, at + ESCAPED.length(), OPEN);
        }
        if (!text.startsWith(OPEN, at)) {
            return new Piece(Kind.LITERAL, at, at + 1, "$");
        }
        int close = text.indexOf('}', at);
        String name = close < 0 ? "" : text.substring(at + OPEN.length(), close);
        if (NAME.matcher(name).matches()) {
            return new Piece(Kind.REFERENCE, at, close + 1, name);
        }
        int end = close < 0 ? text.length() : close + 1;
        return new Piece(Kind.BROKEN, at, end, text.substring(at, end));
    }
}
