package dev.millrace.model.expression;

import dev.millrace.model.expression.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What each word of an expression is: a field's name, a function, a keyword. An expression is operands with operators
 * between them, so the place tells them apart: {@code end} is a field where a value is expected and a keyword behind
 * one; only words such as NULL and CASE are keywords where a value is expected too.
 *
 * <p>Reads the tokens once from left to right. Its last state says what may follow, for completion.
 */
final class Roles {

    /** What a token is used as. */
    enum Role {
        /** A field, or a nested field behind a point: Calcite must not take it for a keyword. */
        NAME,
        FUNCTION,
        KEYWORD,
        /** Behind AS in a cast. */
        TYPE,
        /** A unit of time as in EXTRACT(HOUR FROM t). */
        UNIT,
        OTHER
    }

    /** What is expected next. */
    enum Expected {
        OPERAND,
        OPERATOR,
        TYPE,
        UNIT,
        /** Behind IS: NULL, TRUE, DISTINCT, ... */
        TEST,
        /** Behind a point. */
        NESTED_NAME
    }

    /** An open bracket: the function it belongs to in upper case, or the bracket itself; and how many CASEs are open. */
    private record Bracket(String owner, int cases) {}

    private static final Set<String> CONSTANTS = Set.of("NULL", "TRUE", "FALSE");
    private static final Set<String> OPERATOR_WORDS = Set.of(
            "AND",
            "OR",
            "LIKE",
            "ILIKE",
            "RLIKE",
            "IN",
            "BETWEEN",
            "ESCAPE",
            "FROM",
            "FOR",
            "WHEN",
            "THEN",
            "ELSE",
            "PLACING",
            "DEFAULT",
            "USING",
            "CONTAINS",
            "OVERLAPS",
            "OVER");
    private static final Set<String> QUERY_WORDS = Set.of("SELECT", "WITH", "VALUES", "TABLE");
    private static final Set<String> COLLECTION_WORDS = Set.of("ARRAY", "MAP", "MULTISET");
    private static final Set<String> LITERAL_WORDS = Set.of("DATE", "TIME", "TIMESTAMP", "INTERVAL", "X");
    private static final Set<String> UNIT_FIRST =
            Set.of("EXTRACT", "TIMESTAMPADD", "TIMESTAMPDIFF", "DATEADD", "DATEDIFF", "TIMESTAMP_DIFF");
    private static final Set<String> TRIM_SIDES = Set.of("BOTH", "LEADING", "TRAILING");

    private final String text;
    private final List<Token> tokens;
    private final boolean finished;
    private final List<Role> roles = new ArrayList<>();
    private final List<Expected> before = new ArrayList<>();
    private final Deque<Bracket> open = new ArrayDeque<>();
    private Expected expected = Expected.OPERAND;
    private int cases;

    private Roles(String text, List<Token> tokens, boolean finished) {
        this.text = text;
        this.tokens = tokens;
        this.finished = finished;
    }

    /** @param tokens without comments */
    static Roles of(String text, List<Token> tokens) {
        return new Roles(text, tokens, true).read();
    }

    /** As {@link #of}, where more is to come: a last CASE or NOT is a keyword. */
    static Roles ofBeginning(String text, List<Token> tokens) {
        return new Roles(text, tokens, false).read();
    }

    private Roles read() {
        for (int i = 0; i < tokens.size(); i++) {
            before.add(expected);
            roles.add(step(i));
        }
        return this;
    }

    /** Whether a field of this name is a keyword at least sometimes where a value is expected. */
    static boolean needsQuotes(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return CONSTANTS.contains(upper)
                || COLLECTION_WORDS.contains(upper)
                || upper.equals("NOT")
                || upper.equals("CASE")
                || upper.equals("WHEN");
    }

    Role role(int token) {
        return roles.get(token);
    }

    /** What was expected where this token stands. */
    Expected before(int token) {
        return before.get(token);
    }

    /** What may follow the last token. */
    Expected expected() {
        return expected;
    }

    /** Whether a CASE is open in the innermost bracket. */
    boolean insideCase() {
        return cases > (open.isEmpty() ? 0 : open.peek().cases());
    }

    /** The function whose brackets a token stands in directly, as written, or nothing. */
    String enclosing(int token) {
        int depth = 0;
        for (int i = token - 1; i > 0; i--) {
            String symbol = tokens.get(i).is(Kind.SYMBOL) ? tokens.get(i).in(text) : "";
            if (symbol.equals(")") || symbol.equals("]")) {
                depth++;
            } else if ((symbol.equals("(") || symbol.equals("[")) && --depth < 0) {
                return roles.get(i - 1) == Role.FUNCTION ? tokens.get(i - 1).in(text) : "";
            }
        }
        return "";
    }

    /** Whether a function's arguments are values between commas, without keywords as in TRIM(BOTH FROM t). */
    boolean isPlainCall(int function) {
        int depth = 0;
        for (int i = function + 1; i < tokens.size(); i++) {
            String symbol = tokens.get(i).is(Kind.SYMBOL) ? tokens.get(i).in(text) : "";
            if (symbol.equals("(") || symbol.equals("[")) {
                depth++;
            } else if ((symbol.equals(")") || symbol.equals("]")) && --depth == 0) {
                return true;
            } else if (depth == 1 && (roles.get(i) == Role.KEYWORD || roles.get(i) == Role.UNIT)) {
                return false;
            }
        }
        return false;
    }

    private Role step(int i) {
        Token token = tokens.get(i);
        return switch (token.kind()) {
            case WORD -> word(i, token.in(text));
            case SYMBOL -> symbol(i, token.in(text));
            case QUOTED -> becomes(Role.NAME, Expected.OPERATOR);
            default -> becomes(Role.OTHER, Expected.OPERATOR);
        };
    }

    private Role symbol(int i, String symbol) {
        switch (symbol) {
            case "(", "[" -> {
                open.push(new Bracket(owner(i, symbol), cases));
                boolean unit = i > 0
                        && roles.get(i - 1) == Role.FUNCTION
                        && UNIT_FIRST.contains(open.peek().owner());
                expected = unit ? Expected.UNIT : Expected.OPERAND;
            }
            case ")", "]" -> {
                if (!open.isEmpty()) {
                    cases = open.pop().cases();
                }
                expected = Expected.OPERATOR;
            }
            case "." -> expected = Expected.NESTED_NAME;
            case "::" -> expected = Expected.TYPE;
            // A lone star, as in COUNT(*), stands for a value; the parser or the compiler refuses it.
            case "*" -> expected = expected == Expected.OPERATOR ? Expected.OPERAND : Expected.OPERATOR;
            default -> expected = Expected.OPERAND;
        }
        return Role.OTHER;
    }

    private String owner(int i, String bracket) {
        boolean function = i > 0 && roles.get(i - 1) == Role.FUNCTION;
        return function ? upper(i - 1) : bracket;
    }

    private Role word(int i, String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return switch (expected) {
            case NESTED_NAME -> becomes(Role.NAME, Expected.OPERATOR);
            case TYPE -> becomes(Role.TYPE, Expected.OPERATOR);
            case UNIT -> becomes(Role.UNIT, Expected.OPERATOR);
            case TEST -> test(upper);
            case OPERATOR -> operator(upper);
            case OPERAND -> operand(i, upper);
        };
    }

    /** Behind IS. */
    private Role test(String upper) {
        return switch (upper) {
            case "NOT", "DISTINCT" -> becomes(Role.KEYWORD, Expected.TEST);
            case "FROM" -> becomes(Role.KEYWORD, Expected.OPERAND);
            default -> becomes(Role.KEYWORD, Expected.OPERATOR);
        };
    }

    private Role operator(String upper) {
        if (upper.equals("END")) {
            cases = Math.max(0, cases - 1);
        }
        Expected next = switch (upper) {
            case "AS", "RETURNING" -> Expected.TYPE;
            case "TO" -> Expected.UNIT;
            case "IS" -> Expected.TEST;
            default -> OPERATOR_WORDS.contains(upper) ? Expected.OPERAND : Expected.OPERATOR;
        };
        return becomes(Role.KEYWORD, next);
    }

    private Role operand(int i, String upper) {
        if (CONSTANTS.contains(upper)) {
            return becomes(Role.KEYWORD, Expected.OPERATOR);
        }
        if (upper.equals("NOT") && !isFollowedByOperator(i)) {
            return becomes(Role.KEYWORD, Expected.OPERAND);
        }
        boolean opensCase = upper(i + 1).equals("WHEN") || upper(i + 2).equals("WHEN") || !isFollowedByOperator(i);
        if (upper.equals("CASE") && opensCase) {
            cases++;
            return becomes(Role.KEYWORD, Expected.OPERAND);
        }
        if (upper.equals("WHEN")
                && i > 0
                && roles.get(i - 1) == Role.KEYWORD
                && upper(i - 1).equals("CASE")) {
            return becomes(Role.KEYWORD, Expected.OPERAND);
        }
        if (nextIs(i, "(")) {
            return becomes(Role.FUNCTION, Expected.OPERAND);
        }
        boolean prefix = beginsLiteral(i, upper)
                || (COLLECTION_WORDS.contains(upper) && nextIs(i, "["))
                || isQuantifier(i, upper)
                || (QUERY_WORDS.contains(upper) && nextIsOperand(i));
        if (isTrimSide(i, upper)) {
            boolean alone = upper(i + 1).equals("FROM");
            return becomes(Role.KEYWORD, alone ? Expected.OPERATOR : Expected.OPERAND);
        }
        return prefix ? becomes(Role.KEYWORD, Expected.OPERAND) : becomes(Role.NAME, Expected.OPERATOR);
    }

    /** {@code DATE '2026-01-01'}, {@code INTERVAL -'5' DAY}, {@code X'00'}. */
    private boolean beginsLiteral(int i, String upper) {
        if (!LITERAL_WORDS.contains(upper)) {
            return false;
        }
        int next = upper.equals("INTERVAL") && (nextIs(i, "-") || nextIs(i, "+")) ? i + 2 : i + 1;
        boolean quoted = next < tokens.size() && tokens.get(next).is(Kind.STRING);
        boolean touching = quoted && tokens.get(next).start() == tokens.get(i).end();
        return quoted && (!upper.equals("X") || touching);
    }

    /** {@code TRIM(BOTH FROM t)}: but a field of that name may be trimmed. */
    private boolean isTrimSide(int i, String upper) {
        return TRIM_SIDES.contains(upper)
                && !open.isEmpty()
                && open.peek().owner().equals("TRIM")
                && nextIs(i - 2, "(")
                && !nextIs(i, ")")
                && !nextIs(i, ",");
    }

    private boolean isQuantifier(int i, String upper) {
        boolean side = (upper.equals("SYMMETRIC") || upper.equals("ASYMMETRIC"))
                && upper(i - 1).equals("BETWEEN");
        boolean distinct = (upper.equals("DISTINCT") || upper.equals("ALL")) && nextIs(i - 2, "(");
        return (side || distinct) && nextIsOperand(i);
    }

    /** Whether what follows can only be an operator, a closing bracket or the end: so the word before is a value. */
    private boolean isFollowedByOperator(int i) {
        if (i + 1 == tokens.size()) {
            return finished;
        }
        Token next = tokens.get(i + 1);
        String word = next.in(text);
        if (next.is(Kind.SYMBOL)) {
            return !Set.of("(", "+", "-", ".", "[").contains(word);
        }
        return next.is(Kind.WORD)
                && Set.of("IS", "IN", "LIKE", "BETWEEN", "AND", "OR", "WHEN", "THEN", "ELSE", "END", "FROM", "AS")
                        .contains(word.toUpperCase(Locale.ROOT));
    }

    private boolean nextIsOperand(int i) {
        if (i + 1 >= tokens.size()) {
            return false;
        }
        Token next = tokens.get(i + 1);
        return !next.is(Kind.SYMBOL) && !isFollowedByOperator(i);
    }

    private boolean nextIs(int i, String symbol) {
        return i + 1 >= 0 && i + 1 < tokens.size() && tokens.get(i + 1).in(text).equals(symbol);
    }

    private String upper(int i) {
        return i < 0 || i >= tokens.size() ? "" : tokens.get(i).in(text).toUpperCase(Locale.ROOT);
    }

    private Role becomes(Role role, Expected next) {
        expected = next;
        return role;
    }
}
