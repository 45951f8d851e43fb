package dev.millrace.model.validation;

import dev.millrace.model.problem.Place.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * An expression with its parameters put in, that knows where each of its characters stands in the document's text, so
 * that errors are shown where the user wrote them.
 */
final class Substituted {

    private final String original;
    private final StringBuilder text = new StringBuilder();
    private final List<Stretch> stretches = new ArrayList<>();

    /** Characters that came from one place; {@code copied}: one for one. */
    private record Stretch(int at, int from, int to, boolean copied) {}

    Substituted(String original) {
        this.original = original;
    }

    String text() {
        return text.toString();
    }

    /** One character of the document's text as it is. */
    void copy(int position) {
        Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
        if (last != null && last.copied() && last.to() == position) {
            stretches.set(stretches.size() - 1, new Stretch(last.at(), last.from(), position + 1, true));
        } else {
            stretches.add(new Stretch(text.length(), position, position + 1, true));
        }
        text.append(original.charAt(position));
    }

    /** Other text in place of [from, to) of the document's. */
    void replace(int from, int to, String by) {
        if (!by.isEmpty()) {
            stretches.add(new Stretch(text.length(), from, to, false));
            text.append(by);
        }
    }

    /** Where a span of this text is in the document's text. */
    Span toOriginal(Span span) {
        int from = original(offset(text, span.line(), span.column()), false);
        int to = Math.max(from, original(offset(text, span.endLine(), span.endColumn()), true));
        return span(original, from, to);
    }

    /** The span of [from, to] in a text. */
    static Span span(CharSequence text, int from, int to) {
        int[] start = lineAndColumn(text, from);
        int[] end = lineAndColumn(text, to);
        return new Span(start[0], start[1], end[0], end[1]);
    }

    private int original(int offset, boolean end) {
        Stretch found = new Stretch(0, 0, 1, true);
        for (Stretch stretch : stretches) {
            if (stretch.at() <= offset) {
                found = stretch;
            }
        }
        if (found.copied()) {
            return Math.min(found.from() + offset - found.at(), original.length());
        }
        return end ? found.to() - 1 : found.from();
    }

    private static int offset(CharSequence text, int line, int column) {
        int at = 0;
        for (int current = 1; current < line && at < text.length(); at++) {
            if (text.charAt(at) == '\n') {
                current++;
            }
        }
        return Math.min(at + column - 1, text.length());
    }

    private static int[] lineAndColumn(CharSequence text, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new int[] {line, offset - lineStart + 1};
    }
}
