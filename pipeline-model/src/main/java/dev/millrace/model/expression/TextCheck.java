package dev.millrace.model.expression;

import dev.millrace.model.expression.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Mistakes that the tokens alone show, and limits that keep the parser's time and stack small. */
final class TextCheck {

    static final int MAX_LENGTH = 100_000;
    static final int MAX_DEPTH = 200;
    static final int MAX_OPERATORS = 4_000;

    /** Reading a number takes time that grows with the square of its digits. */
    private static final int MAX_DIGITS = 1_000;

    private static final Map<String, String> ELSEWHERE = Map.of(
            "==", "Two values are compared with =, not ==.",
            "&&", "Conditions are joined with AND, not &&.",
            "!", "A condition is negated with NOT, not !.",
            ";", "An expression has no ; at its end.",
            "//", "One / divides; // is no operator.",
            "?", "A ? has no value here; a pipeline's parameters are written ${name}.");

    private TextCheck() {}

    /** @throws ExpressionException at the first mistake */
    static void length(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new ExpressionException(
                    "The expression has " + text.length() + " characters; at most " + MAX_LENGTH + " are allowed.",
                    0,
                    1);
        }
    }

    /**
     * @param tokens without comments
     * @throws ExpressionException at the first mistake
     */
    static void check(String text, List<Token> tokens) {
        characters(text);
        if (tokens.isEmpty()) {
            throw new ExpressionException("The expression is empty.", 0, 1);
        }
        int operators = 0;
        for (Token token : tokens) {
            spelling(text, token);
            boolean counted = token.is(Kind.WORD) || (token.is(Kind.SYMBOL) && text.charAt(token.start()) != ',');
            operators += counted ? 1 : 0;
            if (operators > MAX_OPERATORS) {
                throw at("The expression has more than " + MAX_OPERATORS + " names and operators.", token);
            }
        }
        brackets(text, tokens);
    }

    private static void characters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
            if (control || c == '\uFFFE' || c == '\uFFFF') {
                throw new ExpressionException(
                        "The expression contains the control character U+%04X.".formatted((int) c), i, i + 1);
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new ExpressionException("The expression contains half a character (a lone surrogate).", i, i + 1);
            }
        }
    }

    private static void spelling(String text, Token token) {
        String word = token.in(text);
        if (token.is(Kind.UNCLOSED)) {
            char quote = word.charAt(0);
            String what =
                    quote == '\'' ? "The text that begins here" : quote == '/' ? "The comment" : "The quoted name";
            String end = quote == '/' ? "*/" : String.valueOf(quote);
            throw new ExpressionException(what + " is not closed with " + end + ".", token.start(), token.start() + 1);
        }
        if (token.is(Kind.INVALID)) {
            boolean number = Character.isDigit(word.codePointAt(0)) || word.startsWith(".");
            throw at(
                    number ? "'" + word + "' is neither a number nor a name." : "'" + word + "' cannot stand here.",
                    token);
        }
        if (token.is(Kind.NUMBER) && word.length() > MAX_DIGITS) {
            throw at("The number has too many digits.", token);
        }
        if (token.is(Kind.SYMBOL) && ELSEWHERE.containsKey(word)) {
            throw at(ELSEWHERE.get(word), token);
        }
        if (token.is(Kind.QUOTED) && word.length() == 2) {
            throw at("A name must not be empty.", token);
        }
    }

    private static void brackets(String text, List<Token> tokens) {
        Deque<Token> open = new ArrayDeque<>();
        for (Token token : tokens) {
            char c = token.is(Kind.SYMBOL) ? text.charAt(token.start()) : ' ';
            if (c == '(' || c == '[') {
                open.push(token);
                if (open.size() > MAX_DEPTH) {
                    throw at("The expression is nested more than " + MAX_DEPTH + " levels deep.", token);
                }
            } else if (c == ')' || c == ']') {
                char opening = open.isEmpty() ? ' ' : text.charAt(open.pop().start());
                if (opening != (c == ')' ? '(' : '[')) {
                    throw at("The " + c + " closes no " + (c == ')' ? "(" : "[") + ".", token);
                }
            }
        }
        if (!open.isEmpty()) {
            throw at("The " + open.peek().in(text) + " is not closed.", open.peek());
        }
    }

    private static ExpressionException at(String message, Token token) {
        return new ExpressionException(message, token.start(), token.end());
    }
}
