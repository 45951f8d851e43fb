package dev.millrace.model.expression;

import dev.millrace.model.expression.Roles.Role;
import dev.millrace.model.expression.Token.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * The text that Calcite's parser gets: every field's name in double quotes, and every function's that is called in the
 * ordinary way, so that the parser's own syntax for some does not stand in the way; comments blanked. Knows for each of the parser's
 * positions the offset in the user's text.
 */
final class Rewriting {

    private final StringBuilder text = new StringBuilder();
    /** For each character of {@link #text} and its end, where it comes from. */
    private int[] origins = new int[64];

    /** Offsets in {@link #text} at which its lines begin. */
    private int[] lines = {0};

    private Rewriting() {}

    /** @param tokens without comments */
    static Rewriting of(String original, List<Token> tokens, Roles roles) {
        Rewriting result = new Rewriting();
        int at = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            result.blank(original, at, token.start());
            boolean ordinary = roles.role(i) == Role.FUNCTION
                    && FunctionLibrary.find(token.in(original)).isPresent()
                    && roles.isPlainCall(i);
            if (roles.role(i) == Role.NAME || ordinary) {
                result.quote(original, token);
            } else {
                for (int c = token.start(); c < token.end(); c++) {
                    result.append(original.charAt(c), c);
                }
            }
            at = token.end();
        }
        result.append(' ', Math.max(0, at - 1));
        result.findLines();
        return result;
    }

    String text() {
        return text.toString();
    }

    /** The offset in the user's text of a parser's position, both from 1; the nearest where there is none. */
    int original(int line, int column) {
        int begin = lines[Math.min(Math.max(line, 1), lines.length) - 1];
        int offset = Math.min(Math.max(begin + column - 1, 0), text.length() - 1);
        return origins[offset];
    }

    /** White space and comments between tokens: only line ends matter. */
    private void blank(String original, int from, int to) {
        for (int c = from; c < to; c++) {
            char character = original.charAt(c);
            append(character == '\n' || character == '\r' ? character : ' ', c);
        }
    }

    private void quote(String original, Token token) {
        append('"', token.start());
        String name = name(original, token);
        int shift = token.is(Kind.WORD) ? 0 : 1;
        for (int c = 0; c < name.length(); c++) {
            int origin = Math.min(token.start() + shift + c, token.end() - 1);
            append(name.charAt(c), origin);
            if (name.charAt(c) == '"') {
                append('"', origin);
            }
        }
        append('"', token.end() - 1);
    }

    /** What a name spells without its quotes. */
    static String name(String original, Token token) {
        String spelled = token.in(original);
        if (!token.is(Kind.QUOTED)) {
            return spelled;
        }
        String quote = spelled.substring(0, 1);
        return spelled.substring(1, spelled.length() - 1).replace(quote + quote, quote);
    }

    private void append(char character, int origin) {
        if (text.length() == origins.length) {
            origins = Arrays.copyOf(origins, origins.length * 2);
        }
        origins[text.length()] = origin;
        text.append(character);
    }

    private void findLines() {
        int count = 1;
        int[] begins = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean windows = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if ((c == '\n' || c == '\r') && !windows) {
                begins[count++] = i + 1;
            }
        }
        lines = Arrays.copyOf(begins, count);
    }
}
