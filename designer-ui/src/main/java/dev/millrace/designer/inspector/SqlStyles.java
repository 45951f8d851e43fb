package dev.millrace.designer.inspector;

import dev.millrace.model.problem.Place.Span;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** Style classes for the text of a SQL expression. Only for the eye: the parser decides what is right. */
final class SqlStyles {

    private static final Pattern TOKEN = Pattern.compile("(?<string>'(?:[^']|'')*'?)"
            + "|(?<parameter>\\$\\{[^}]*}?)"
            + "|(?<number>\\b[0-9]+(?:\\.[0-9]+)?\\b)"
            + "|(?<keyword>(?i)\\b(?:AND|OR|NOT|IN|IS|NULL|LIKE|BETWEEN|CASE|WHEN|THEN|ELSE|END|CAST|AS|TRUE|FALSE"
            + "|INTERVAL|TIMESTAMP|DATE|EXTRACT|FROM|SIMILAR|TO|ESCAPE)\\b)"
            + "|(?<function>[A-Za-z_][A-Za-z0-9_]*(?=\\s*\\())");
    private static final List<String> GROUPS = List.of("string", "parameter", "number", "keyword", "function");

    private SqlStyles() {}

    static StyleSpans<Collection<String>> of(String text, Optional<Span> wrong) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int at = 0;
        Matcher tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            spans.add(Collections.emptyList(), tokens.start() - at);
            spans.add(List.of("sql-" + group(tokens)), tokens.end() - tokens.start());
            at = tokens.end();
        }
        spans.add(Collections.emptyList(), text.length() - at);
        StyleSpans<Collection<String>> plain = spans.create();
        return wrong.map(span -> plain.overlay(underlined(text, span), SqlStyles::both))
                .orElse(plain);
    }

    private static String group(Matcher token) {
        return GROUPS.stream()
                .filter(group -> token.group(group) != null)
                .findFirst()
                .orElseThrow();
    }

    private static StyleSpans<Collection<String>> underlined(String text, Span span) {
        int start = Math.min(offset(text, span.line(), span.column()), Math.max(0, text.length() - 1));
        int end = Math.clamp(offset(text, span.endLine(), span.endColumn()) + 1, start, text.length());
        return new StyleSpansBuilder<Collection<String>>()
                .add(Collections.emptyList(), start)
                .add(List.of("sql-wrong"), Math.max(end - start, 0))
                .add(Collections.emptyList(), text.length() - Math.max(end, start))
                .create();
    }

    /** The position of a line and column that count from 1. */
    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int next = text.indexOf('\n', start);
            start = next < 0 ? start : next + 1;
        }
        return Math.clamp(start + column - 1L, 0, text.length());
    }

    private static Collection<String> both(Collection<String> one, Collection<String> other) {
        return other.isEmpty()
                ? one
                : java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
    }
}
