package dev.millrace.model.expression;

import dev.millrace.model.problem.Place.Span;

/** Lines and columns of offsets in a text. */
final class Spans {

    private Spans() {}

    /** The span of [from, to); at least one character, even behind the text's end. */
    static Span of(String text, int from, int to) {
        int first = Math.max(0, Math.min(from, text.length()));
        int last = Math.max(first, Math.min(to, Math.max(text.length(), first + 1)) - 1);
        return new Span(line(text, first), column(text, first), line(text, last), column(text, last));
    }

    private static int line(String text, int offset) {
        int line = 1;
        for (int i = 0; i < offset && i < text.length(); i++) {
            line += endsLine(text, i) ? 1 : 0;
        }
        return line;
    }

    private static int column(String text, int offset) {
        int begin = Math.min(offset, text.length());
        while (begin > 0 && !endsLine(text, begin - 1)) {
            begin--;
        }
        return offset - begin + 1;
    }

    /** A line ends with LF, CR LF or CR. */
    private static boolean endsLine(String text, int index) {
        char c = text.charAt(index);
        return c == '\n' || (c == '\r' && (index + 1 == text.length() || text.charAt(index + 1) != '\n'));
    }
}
