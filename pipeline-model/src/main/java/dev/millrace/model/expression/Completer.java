package dev.millrace.model.expression;

import dev.millrace.model.expression.ExpressionCompiler.Completion;
import dev.millrace.model.expression.ExpressionCompiler.Completion.Kind;
import dev.millrace.model.expression.Roles.Role;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Proposes what may stand at one place of a text, which need not be complete. */
final class Completer {

    /** Keywords that end or continue a function's own syntax, by the function. */
    private static final Map<String, String> CONNECTIVES = Map.ofEntries(
            Map.entry("CAST", "AS"),
            Map.entry("TRY_CAST", "AS"),
            Map.entry("SAFE_CAST", "AS"),
            Map.entry("EXTRACT", "FROM"),
            Map.entry("TRIM", "FROM"),
            Map.entry("SUBSTRING", "FROM"),
            Map.entry("POSITION", "IN"),
            Map.entry("FLOOR", "TO"),
            Map.entry("CEIL", "TO"));

    private static final List<String> TESTS =
            List.of("NULL", "NOT NULL", "TRUE", "FALSE", "NOT TRUE", "NOT FALSE", "DISTINCT FROM", "NOT DISTINCT FROM");

    /** What continues a value: the operator, and its syntax. */
    private static final List<String[]> OPERATORS = List.of(
            new String[] {"AND", "condition AND condition"},
            new String[] {"OR", "condition OR condition"},
            new String[] {"IS NULL", "value IS NULL"},
            new String[] {"IS NOT NULL", "value IS NOT NULL"},
            new String[] {"IN", "value IN (value, …)"},
            new String[] {"NOT IN", "value NOT IN (value, …)"},
            new String[] {"BETWEEN", "value BETWEEN low AND high"},
            new String[] {"LIKE", "text LIKE pattern"},
            new String[] {"NOT LIKE", "text NOT LIKE pattern"},
            new String[] {"IS DISTINCT FROM", "value IS DISTINCT FROM value"});

    /** What a value may begin with, beside fields and functions. */
    private static final List<String[]> VALUES = List.of(
            new String[] {"CASE", "CASE WHEN condition THEN value ELSE value END"},
            new String[] {"NOT", "NOT condition"},
            new String[] {"NULL", "no value"},
            new String[] {"TRUE", "boolean"},
            new String[] {"FALSE", "boolean"},
            new String[] {"INTERVAL", "INTERVAL '5' MINUTE"},
            new String[] {"TIMESTAMP", "TIMESTAMP '2026-01-31 12:00:00'"},
            new String[] {"DATE", "DATE '2026-01-31'"},
            new String[] {"ARRAY", "ARRAY[value, …]"});

    private static final List<String[]> CASTS =
            List.of(new String[] {"cast", "CAST(value AS type)"}, new String[] {"try_cast", "TRY_CAST(value AS type)"});

    private final String text;
    private final Schema input;
    private final ExpressionCompiler compiler;
    private final List<Completion> completions = new ArrayList<>();
    private int from;
    private int to;
    private String prefix = "";
    private boolean quoted;

    private Completer(String text, Schema input, ExpressionCompiler compiler) {
        this.text = text;
        this.input = input;
        this.compiler = compiler;
    }

    static List<Completion> complete(String text, int caret, Schema input, ExpressionCompiler compiler) {
        if (text.length() > TextCheck.MAX_LENGTH || caret < 0 || caret > text.length()) {
            return List.of();
        }
        return new Completer(text, input, compiler).at(caret);
    }

    private List<Completion> at(int caret) {
        from = caret;
        to = caret;
        List<Token> before = new ArrayList<>();
        for (Token token : Lexer.read(text)) {
            boolean touches = token.start() < caret && caret <= token.end();
            if (touches && isName(token)) {
                from = token.start();
                to = token.end();
                quoted = !token.is(Token.Kind.WORD);
                prefix = text.substring(from + (quoted ? 1 : 0), caret);
            } else if (touches && (caret < token.end() || isOpenEnded(token))) {
                return List.of();
            } else if (token.end() <= caret && !token.is(Token.Kind.COMMENT)) {
                before.add(token);
            }
        }
        propose(before, Roles.ofBeginning(text, before));
        return List.copyOf(completions);
    }

    private boolean isName(Token token) {
        boolean openName = token.is(Token.Kind.UNCLOSED) && "\"`".indexOf(text.charAt(token.start())) >= 0;
        return token.is(Token.Kind.WORD) || token.is(Token.Kind.QUOTED) || openName;
    }

    /** Text that goes on at its end: a caret behind it still stands in it. */
    private static boolean isOpenEnded(Token token) {
        return switch (token.kind()) {
            case UNCLOSED, NUMBER, INVALID, COMMENT -> true;
            default -> false;
        };
    }

    private void propose(List<Token> before, Roles roles) {
        switch (roles.expected()) {
            case NESTED_NAME -> nestedFields(before, roles);
            case TYPE -> TypeNames.PROPOSED.forEach(type -> keyword(type, "type"));
            case UNIT -> {
                boolean part = roles.enclosing(before.size()).equalsIgnoreCase("extract");
                TimeUnits.names(part ? TimeUnits.Use.PART : TimeUnits.Use.LENGTH)
                        .forEach(unit -> keyword(unit, "unit of time"));
            }
            case TEST -> TESTS.forEach(test -> keyword(test, "value IS " + test));
            case OPERATOR -> operators(before, roles);
            case OPERAND -> values(before, roles);
        }
    }

    private void values(List<Token> before, Roles roles) {
        boolean afterCase = !before.isEmpty()
                && roles.role(before.size() - 1) == Role.KEYWORD
                && before.get(before.size() - 1).in(text).equalsIgnoreCase("case");
        if (afterCase) {
            keyword("WHEN", "CASE WHEN condition THEN value ELSE value END");
        }
        fields(input.fields());
        if (!quoted) {
            functions();
            VALUES.forEach(value -> keyword(value[0], value[1]));
        }
    }

    private void operators(List<Token> before, Roles roles) {
        String enclosing = roles.enclosing(before.size()).toUpperCase(Locale.ROOT);
        Optional.ofNullable(CONNECTIVES.get(enclosing))
                .ifPresent(word -> keyword(word, enclosing + "(… " + word + " …)"));
        if (roles.insideCase()) {
            for (String word : List.of("WHEN", "THEN", "ELSE", "END")) {
                keyword(word, "CASE WHEN condition THEN value ELSE value END");
            }
        }
        OPERATORS.forEach(operator -> keyword(operator[0], operator[1]));
    }

    /** The fields of the row before the point, whatever that is: a field, an element, a longer path. */
    private void nestedFields(List<Token> before, Roles roles) {
        int point = before.size() - 1;
        int begin = point;
        while (begin > 0) {
            begin = operandStart(before, roles, begin - 1);
            boolean further = begin > 0 && before.get(begin - 1).in(text).equals(".");
            if (!further) {
                break;
            }
            begin--;
        }
        String path =
                text.substring(before.get(begin).start(), before.get(point).start());
        compiler.compile(path, input).tree().ifPresent(tree -> {
            if (tree.type() instanceof DataType.Row row) {
                fields(row.fields());
            }
        });
    }

    /** Where the operand that ends at a token begins: before its brackets and the name in front of them. */
    private int operandStart(List<Token> before, Roles roles, int end) {
        int depth = 0;
        for (int i = end; i >= 0; i--) {
            String word = before.get(i).in(text);
            if (word.equals(")") || word.equals("]")) {
                depth++;
            } else if (word.equals("(") || word.equals("[")) {
                depth--;
            }
            boolean bracket = "()[]".contains(word);
            if (depth <= 0 && !bracket) {
                return i;
            }
            boolean alone =
                    depth <= 0 && (i == 0 || roles.role(i - 1) == Role.OTHER || roles.role(i - 1) == Role.KEYWORD);
            if (alone) {
                return i;
            }
        }
        return 0;
    }

    private void fields(List<Field> fields) {
        List<Field> matching = fields.stream()
                .filter(field -> matches(field.name()))
                .sorted(Comparator.comparing(field -> !field.name().startsWith(prefix)))
                .toList();
        for (Field field : matching) {
            String name = field.name();
            boolean plain = !quoted && Lexer.isPlainName(name) && !Roles.needsQuotes(name);
            String insert = plain ? name : '"' + name.replace("\"", "\"\"") + '"';
            add(insert, Kind.FIELD, field.type().text());
        }
    }

    private void functions() {
        for (NamedFunction function : FunctionLibrary.all()) {
            if (matches(function.name())) {
                function(function.name(), function.signature() + " → " + function.result());
            }
        }
        CASTS.stream().filter(cast -> matches(cast[0])).forEach(cast -> function(cast[0], cast[1]));
        FunctionLibrary.aliases().forEach((alias, name) -> {
            if (prefix.length() > 1 && matches(alias)) {
                function(alias, "the same as " + name);
            }
        });
    }

    /** With its bracket, unless one follows already. */
    private void function(String name, String detail) {
        boolean open = to < text.length() && text.charAt(to) == '(';
        String cased = isUpper(prefix) ? name.toUpperCase(Locale.ROOT) : name;
        add(open ? cased : cased + "(", Kind.FUNCTION, detail);
    }

    private void keyword(String word, String detail) {
        if (matches(word) && !quoted) {
            boolean lower = !prefix.isEmpty() && prefix.equals(prefix.toLowerCase(Locale.ROOT));
            add(lower ? word.toLowerCase(Locale.ROOT) : word, Kind.KEYWORD, detail);
        }
    }

    private boolean matches(String name) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static boolean isUpper(String word) {
        return !word.isEmpty()
                && word.equals(word.toUpperCase(Locale.ROOT))
                && !word.equals(word.toLowerCase(Locale.ROOT));
    }

    private void add(String insert, Kind kind, String detail) {
        completions.add(new Completion(from, to, insert, kind, detail));
    }
}
