package dev.millrace.model.expression;

import dev.millrace.model.expression.Roles.Expected;
import dev.millrace.model.expression.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

/** An expression as Calcite's parser understands it, with the way back from its positions to the user's text. */
final class ParsedText {

    /** Keeps the case of names, and accepts {@code %} and {@code !=}. */
    private static final SqlParser.Config CONFIG = SqlParser.config()
            .withParserFactory(SqlBabelParserImpl.FACTORY)
            .withConformance(SqlConformanceEnum.BABEL)
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withQuotedCasing(Casing.UNCHANGED)
            .withUnquotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(true)
            .withIdentifierMaxLength(TextCheck.MAX_LENGTH);

    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE");

    /** Functions with a syntax of their own. */
    private static final Map<String, String> FORMS = Map.of(
            "CAST", "CAST(value AS type)",
            "TRY_CAST", "TRY_CAST(value AS type)",
            "SAFE_CAST", "SAFE_CAST(value AS type)",
            "EXTRACT", "EXTRACT(unit FROM time)",
            "TIMESTAMPADD", "TIMESTAMPADD(unit, count, time)",
            "TIMESTAMPDIFF", "TIMESTAMPDIFF(unit, from, to)");

    /** Operators that are words, and what they need. */
    private static final Map<String, String> HINTS = Map.of(
            "IN", "IN needs its values in brackets, as in x IN (1, 2).",
            "IS", "IS needs NULL, TRUE, FALSE or DISTINCT FROM after it, with NOT if need be.",
            "NOT", "NOT behind a value needs IN, LIKE or BETWEEN after it; otherwise it stands before a condition.",
            "THEN", "A CASE is written as CASE WHEN condition THEN value ELSE value END.");

    /** What a value may begin with; brackets close where an argument list is empty. */
    private static final Set<String> PREFIXES = Set.of("(", "[", "+", "-", ")", "]");

    private final String text;
    private final List<Token> tokens;
    private final Roles roles;
    private final Rewriting rewriting;

    private ParsedText(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
        this.roles = Roles.of(text, tokens);
        this.rewriting = Rewriting.of(text, tokens, roles);
    }

    /** @throws ExpressionException when the text has a mistake that shows before parsing */
    static ParsedText of(String text) {
        TextCheck.length(text);
        List<Token> tokens = Lexer.read(text).stream()
                .filter(token -> !token.is(Kind.COMMENT))
                .toList();
        TextCheck.check(text, tokens);
        return new ParsedText(text, tokens);
    }

    /** @throws ExpressionException when the text is no expression */
    SqlNode parse() {
        try {
            return SqlParser.create(rewriting.text(), CONFIG).parseExpression();
        } catch (SqlParseException e) {
            throw explained(e);
        } catch (StackOverflowError e) {
            throw tooDeep();
        } catch (RuntimeException e) {
            // The parser's own slips on unfinished syntax: it names no place.
            throw new ExpressionException("This is not an expression.", 0, text.length());
        }
    }

    /** Where a node begins in the user's text. */
    int from(SqlParserPos position) {
        return rewriting.original(position.getLineNum(), position.getColumnNum());
    }

    /** Where a node ends in the user's text, the offset behind it. */
    int to(SqlParserPos position) {
        return rewriting.original(position.getEndLineNum(), position.getEndColumnNum()) + 1;
    }

    /** The error that a tree is too deep for the stack. */
    ExpressionException tooDeep() {
        return new ExpressionException("The expression is nested too deeply.", 0, text.length());
    }

    /** One sentence instead of the parser's list of two hundred expected tokens. */
    private ExpressionException explained(SqlParseException e) {
        String message = e.getMessage();
        if (e.getCause() instanceof StackOverflowError || message == null) {
            return tooDeep();
        }
        SqlParserPos position = e.getPos();
        if (position == null) {
            return new ExpressionException("This is not an expression.", 0, text.length());
        }
        int offset = from(position);
        int index = 0;
        while (index < tokens.size() - 1 && tokens.get(index).end() <= offset) {
            index++;
        }
        return mistake(index, message);
    }

    /** The parser points at the last token that it understood: the one that breaks the sequence may come later. */
    private ExpressionException mistake(int index, String message) {
        for (int i = index; i < tokens.size(); i++) {
            if (isMisplaced(i)) {
                return unexpected(i, message);
            }
        }
        boolean unfinished = roles.expected() != Expected.OPERATOR || message.startsWith("Encountered \"<EOF>\"");
        return unfinished ? endsEarly() : unexpected(index, message);
    }

    private boolean isMisplaced(int index) {
        Token token = tokens.get(index);
        if (roles.before(index) == Expected.OPERAND && token.is(Kind.SYMBOL)) {
            return !PREFIXES.contains(token.in(text));
        }
        boolean value = token.is(Kind.NUMBER) || token.is(Kind.QUOTED);
        return roles.before(index) == Expected.OPERATOR && value;
    }

    private ExpressionException endsEarly() {
        Token last = tokens.get(tokens.size() - 1);
        String sentence = switch (roles.expected()) {
            case OPERAND -> "A value is missing after '" + last.in(text) + "'.";
            case TYPE -> "A type is missing after '" + last.in(text) + "'.";
            case UNIT -> "A unit of time is missing after '" + last.in(text) + "'.";
            case NESTED_NAME -> "A field's name is missing after the point.";
            case TEST -> "A test such as NULL is missing after '" + last.in(text) + "'.";
            default -> roles.insideCase() ? "The CASE is not closed with END." : "The expression ends too early.";
        };
        return new ExpressionException(sentence, last.start(), last.end());
    }

    private ExpressionException unexpected(int index, String message) {
        Token token = tokens.get(index);
        return new ExpressionException(sentence(index, message), token.start(), token.end());
    }

    private String sentence(int index, String message) {
        Token token = tokens.get(index);
        String word = token.in(text);
        String what = token.is(Kind.STRING) || token.is(Kind.QUOTED) ? word : RowEvaluationException.shown(word);
        if (message.contains("ROW expression")) {
            return "Rows cannot be made in an expression.";
        }
        if (!message.startsWith("Encountered") && !message.startsWith("Lexical") && !message.contains("\n")) {
            return what + " cannot stand here: " + message + ".";
        }
        if (QUERIES.contains(word.toUpperCase(Locale.ROOT))) {
            return "A query cannot stand in an expression; write only the value.";
        }
        if (word.equalsIgnoreCase("as")) {
            return "An expression has no name of its own; leave out AS.";
        }
        String before = index == 0 ? "" : tokens.get(index - 1).in(text);
        if (before.equalsIgnoreCase("interval")) {
            return "An interval is written as INTERVAL '5' MINUTE; its unit is SECOND, MINUTE, HOUR, DAY, WEEK, MONTH,"
                    + " QUARTER or YEAR.";
        }
        if (index > 0 && token.is(Kind.STRING) && tokens.get(index - 1).end() == token.start()) {
            return "A text has no '" + before + "' before its quotes.";
        }
        String form = FORMS.get(roles.enclosing(index).toUpperCase(Locale.ROOT));
        if (form != null) {
            return what + " cannot stand here; write " + form + ".";
        }
        String hint = HINTS.get(word.toUpperCase(Locale.ROOT));
        if (hint != null && roles.before(index) == Expected.OPERATOR) {
            return hint;
        }
        boolean closes = word.equals(")") || word.equals("]");
        if (roles.before(index) == Expected.OPERAND && (token.is(Kind.SYMBOL) || token.is(Kind.WORD))) {
            return index == 0 || closes || word.equals(",")
                    ? "A value is missing before " + what + "."
                    : what + " cannot stand here, where a value is expected.";
        }
        if (roles.before(index) == Expected.OPERATOR && !token.is(Kind.SYMBOL)) {
            return what + " cannot stand here; an operator such as + or AND is missing before it.";
        }
        return roles.insideCase() && closes ? "The CASE is not closed with END." : what + " cannot stand here.";
    }
}
