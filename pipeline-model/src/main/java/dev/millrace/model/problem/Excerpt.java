package dev.millrace.model.problem;

/** How messages show what a document says: on one line, and never longer than a line can hold. */
public final class Excerpt {

    private static final int MAX_LENGTH = 60;

    private Excerpt() {}

    /** The text between double quotes, cut when long, control characters as dots. */
    public static String of(String text) {
        boolean cut = text.length() > MAX_LENGTH;
        String shown = cut ? text.substring(0, MAX_LENGTH) : text;
        StringBuilder line = new StringBuilder("\"");
        shown.codePoints()
                .map(character -> Character.isISOControl(character) ? '·' : character)
                .forEach(line::appendCodePoint);
        return line.append(cut ? "…\"" : "\"").toString();
    }
}
