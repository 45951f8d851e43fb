package dev.millrace.model.expression;

import dev.millrace.model.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an expression's text into tokens, before Calcite's parser sees it: so that field names can be quoted, mistakes be
 * named with their place, and half-written text be completed. Takes any text; what it cannot read is a token too.
 */
final class Lexer {

    /** Longer ones first. */
    private static final List<String> SYMBOLS =
            List.of("<=", ">=", "<>", "!=", "||", "::", "<<", ">>", "=>", "==", "&&", "->", ":=", "//");

    private static final String SINGLE_SYMBOLS = "()[],.+-*/%<>=?&^|~;:!{}@#$\\";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens in order, comments included, white space left out. */
    static List<Token> read(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    /** Whether a name may be written without quotes, keywords aside. */
    static boolean isPlainName(String name) {
        if (name.isEmpty() || !isWordStart(name.codePointAt(0))) {
            return false;
        }
        return name.codePoints().allMatch(Lexer::isWordPart);
    }

    private void next() {
        int point = text.codePointAt(at);
        if (point == ' ' || point == '\t' || point == '\n' || point == '\r') {
            at++;
        } else if (text.startsWith("--", at)) {
            until("\n", false, Kind.COMMENT);
        } else if (text.startsWith("/*", at)) {
            until("*/", true, Kind.COMMENT);
        } else if (point == '\'') {
            quotation('\'', Kind.STRING);
        } else if (point == '"' || point == '`') {
            quotation((char) point, Kind.QUOTED);
        } else if (isDigit(at) || (point == '.' && isDigit(at + 1) && !followsOperand())) {
            number();
        } else if (isWordStart(point)) {
            add(Kind.WORD, wordEnd(at));
        } else {
            symbol(point);
        }
    }

    private void symbol(int point) {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                add(Kind.SYMBOL, at + symbol.length());
                return;
            }
        }
        boolean known = SINGLE_SYMBOLS.indexOf(point) >= 0;
        add(known ? Kind.SYMBOL : Kind.INVALID, at + Character.charCount(point));
    }

    /** A doubled quote stands for itself. */
    private void quotation(char quote, Kind kind) {
        int end = at + 1;
        while (end < text.length()) {
            if (text.charAt(end) != quote) {
                end++;
            } else if (end + 1 < text.length() && text.charAt(end + 1) == quote) {
                end += 2;
            } else {
                add(kind, end + 1);
                return;
            }
        }
        add(Kind.UNCLOSED, text.length());
    }

    private void until(String closing, boolean required, Kind kind) {
        int end = text.indexOf(closing, at + 2);
        if (end < 0) {
            add(required ? Kind.UNCLOSED : kind, text.length());
        } else {
            add(kind, required ? end + closing.length() : end);
        }
    }

    /** Digits, a point, digits, an exponent; letters that follow at once spoil it. */
    private void number() {
        int end = digitsEnd(at);
        if (end < text.length() && text.charAt(end) == '.') {
            end = digitsEnd(end + 1);
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            boolean signed = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0;
            int exponent = end + (signed ? 2 : 1);
            end = digitsEnd(exponent) > exponent ? digitsEnd(exponent) : end;
        }
        int wordEnd = wordEnd(end);
        add(wordEnd > end ? Kind.INVALID : Kind.NUMBER, wordEnd);
    }

    /** After a name or a bracket a point leads to a nested field. */
    private boolean followsOperand() {
        if (tokens.isEmpty() || tokens.get(tokens.size() - 1).end() != at) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        char end = text.charAt(at - 1);
        return last.is(Kind.WORD) || last.is(Kind.QUOTED) || end == ']' || end == ')';
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, at, end));
        at = end;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private int digitsEnd(int from) {
        int end = from;
        while (isDigit(end)) {
            end++;
        }
        return end;
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length() && isWordPart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isWordStart(int point) {
        return point == '_' || Character.isLetter(point);
    }

    private static boolean isWordPart(int point) {
        return isWordStart(point)
                || point == '$'
                || Character.isDigit(point)
                || Character.getType(point) == Character.NON_SPACING_MARK
                || Character.getType(point) == Character.COMBINING_SPACING_MARK;
    }
}
