package dev.millrace.model.validation;

import dev.millrace.model.catalog.Durations;
import dev.millrace.model.catalog.Timestamps;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Puts parameters into a SQL expression so that no value can change its structure: each becomes one literal, or stays
 * within the one that it stands in.
 *
 * <p>So the text is read as SQL's lexer reads it. Where code stands, a reference becomes a literal of its type, with
 * nothing glued to it. Within a string literal it becomes text with its quotes doubled. In comments nothing is put in;
 * in quoted names, and in string literals with backslashes or other prefixes whose rules differ, it is refused.
 */
final class ExpressionParameters {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What the lexer is in. */
    private enum State {
        CODE,
        STRING,
        /** A string literal with a prefix such as E or U&amp;, where a backslash may escape a quote. */
        PREFIXED_STRING,
        QUOTED_NAME,
        LINE_COMMENT,
        BLOCK_COMMENT
    }

    /** Finds parameters and hears of what is wrong. */
    interface Lookup {
        /** The parameter's type and value; if it has none, that was reported, or is reported now. */
        Optional<Literal> find(References.Piece reference);

        void refuse(References.Piece piece, String message, String fix);
    }

    /** A parameter's value with its type. */
    record Literal(Parameter.Type type, Value value) {}

    private final String text;
    private final Lookup lookup;
    private final Substituted result;
    private State state = State.CODE;
    private char quote;
    private int at;

    private ExpressionParameters(String text, Lookup lookup) {
        this.text = text;
        this.lookup = lookup;
        this.result = new Substituted(text);
    }

    static Substituted substitute(String text, Lookup lookup) {
        ExpressionParameters parameters = new ExpressionParameters(text, lookup);
        while (parameters.at < text.length()) {
            parameters.step();
        }
        return parameters.result;
    }

    private void step() {
        boolean comment = state == State.LINE_COMMENT || state == State.BLOCK_COMMENT;
        if (text.charAt(at) == '$' && !comment) {
            References.Piece piece = References.pieceAt(text, at);
            put(piece);
            at = piece.to();
            return;
        }
        switch (state) {
            case CODE -> code();
            case STRING, QUOTED_NAME -> quoted();
            case PREFIXED_STRING -> prefixed();
            case LINE_COMMENT -> comment(text.charAt(at) == '\n' || text.charAt(at) == '\r');
            case BLOCK_COMMENT -> comment(text.startsWith("*/", at));
        }
    }

    private void code() {
        char character = text.charAt(at);
        if (character == '\'') {
            state = isPrefixed() ? State.PREFIXED_STRING : State.STRING;
            quote = character;
        } else if (character == '"' || character == '`') {
            state = State.QUOTED_NAME;
            quote = character;
        } else if (text.startsWith("--", at) || text.startsWith("//", at)) {
            state = State.LINE_COMMENT;
        } else if (text.startsWith("/*", at)) {
            state = State.BLOCK_COMMENT;
            copy();
        }
        copy();
    }

    /** E'…', U&amp;'…', N'…', X'…', _latin1'…': one letter or a character set directly before the quote. */
    private boolean isPrefixed() {
        int start = at;
        while (start > 0 && (isNamePart(text.charAt(start - 1)) || text.charAt(start - 1) == '&')) {
            start--;
        }
        String prefix = text.substring(start, at);
        return prefix.length() == 1 || prefix.endsWith("&") || prefix.startsWith("_");
    }

    private void quoted() {
        if (text.charAt(at) == quote) {
            boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == quote;
            if (doubled) {
                copy();
            } else {
                state = State.CODE;
            }
        }
        copy();
    }

    private void prefixed() {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
            copy();
            copy();
        } else {
            quoted();
        }
    }

    private void comment(boolean ends) {
        if (ends) {
            if (state == State.BLOCK_COMMENT) {
                copy();
            }
            state = State.CODE;
        }
        copy();
    }

    private void copy() {
        result.copy(at++);
    }

    private void put(References.Piece piece) {
        if (piece.kind() == References.Kind.LITERAL) {
            for (int i = piece.to() - piece.text().length(); i < piece.to(); i++) {
                result.copy(i);
            }
        } else if (piece.kind() == References.Kind.BROKEN) {
            lookup.refuse(
                    piece,
                    "This begins like a parameter, but names none.",
                    "Write ${name}, or $${ for the two characters themselves.");
        } else if (mayStandHere(piece)) {
            BiFunction<Parameter.Type, Value, String> form =
                    state == State.STRING ? ExpressionParameters::inString : ExpressionParameters::literal;
            lookup.find(piece)
                    .ifPresent(
                            found -> result.replace(piece.from(), piece.to(), form.apply(found.type(), found.value())));
        }
    }

    private boolean mayStandHere(References.Piece piece) {
        if (state == State.QUOTED_NAME || state == State.PREFIXED_STRING) {
            lookup.refuse(
                    piece,
                    state == State.QUOTED_NAME
                            ? "A parameter cannot stand in a quoted name."
                            : "A parameter cannot stand in a string with a prefix.",
                    "Put it where a value can stand.");
            return false;
        }
        boolean glued = isGlued(piece.from() - 1) || isGlued(piece.to());
        if (state == State.CODE && glued) {
            lookup.refuse(
                    piece,
                    "A parameter stands for a whole value and cannot be part of a name, number or string.",
                    "Leave a space around it, or put it inside the quotes.");
            return false;
        }
        return true;
    }

    private boolean isGlued(int position) {
        if (position < 0 || position >= text.length()) {
            return false;
        }
        char neighbour = text.charAt(position);
        return isNamePart(neighbour) || "'\"`.}".indexOf(neighbour) >= 0;
    }

    private static boolean isNamePart(char character) {
        return Character.isUnicodeIdentifierPart(character) || character == '$';
    }

    private static String inString(Parameter.Type type, Value value) {
        return ParameterValues.text(type, value).replace("'", "''");
    }

    /** One SQL literal of the parameter's type. */
    private static String literal(Parameter.Type type, Value value) {
        String text = ParameterValues.text(type, value);
        return switch (type) {
            case INT -> negativeInParentheses(text);
            case DOUBLE -> negativeInParentheses(scientific(((Value.Numeric) value).number()));
            case BOOLEAN -> text.toUpperCase(Locale.ROOT);
            case DURATION -> interval(Durations.parse(text).orElse(0));
            case TIMESTAMP ->
                "TIMESTAMP '"
                        + TIMESTAMP.format(
                                Instant.ofEpochMilli(Timestamps.parse(text).orElse(0))) + "'";
            case STRING, PATH, SECRET -> "'" + inString(type, value) + "'";
        };
    }

    /** {@code a -${b}} must not become the beginning of a comment. */
    private static String negativeInParentheses(String number) {
        return number.startsWith("-") ? "(" + number + ")" : number;
    }

    /** An exponent makes it a double; 0.5 alone would be a decimal. */
    private static String scientific(BigDecimal number) {
        return number.unscaledValue() + "E" + -number.scale();
    }

    private static String interval(long millis) {
        return "INTERVAL '" + BigDecimal.valueOf(millis, 3).toPlainString() + "' SECOND(10, 3)";
    }
}
