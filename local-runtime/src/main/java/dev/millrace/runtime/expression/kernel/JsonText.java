package dev.millrace.runtime.expression.kernel;

/**
 * Steps over the parts of one JSON text in UTF-8. Every step gives the position after the part, or {@link #UNSURE} for
 * whatever is not plainly well-formed: the caller then asks a full parser. So nothing here need explain what is wrong.
 */
final class JsonText {

    static final int UNSURE = -1;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_DIGITS = 100;
    private static final int MAX_NAME = 1_000;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private JsonText() {}

    static int skipSpace(byte[] heap, int from, int end) {
        int at = from;
        while (at < end && heap[at] <= ' ' && isSpace(heap[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /**
     * The first quote, backslash or control character at or after {@code from}, or {@code end}. Eight bytes a step: in
     * each word the high bit of a byte is set where the byte is one of these; bytes above the first may be marked
     * wrongly, bytes of multi-byte characters never are the first.
     */
    static int special(byte[] heap, int from, int end) {
        int at = from;
        while (at + Long.BYTES <= end) {
            long word = Bytes.word(heap, at);
            long quotes = word ^ QUOTES;
            long backslashes = word ^ BACKSLASHES;
            long quoted = (quotes - ONES) & ~quotes;
            long escaped = (backslashes - ONES) & ~backslashes;
            long control = (word - SPACES) & ~word;
            long marks = (quoted | escaped | control) & HIGH_BITS;
            if (marks != 0) {
                return at + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < end && heap[at] != '"' && heap[at] != '\\' && (heap[at] >= ' ' || heap[at] < 0)) {
            at++;
        }
        return at;
    }

    /** After the closing quote of a string whose first character is at {@code from}. */
    static int skipString(byte[] heap, int from, int end) {
        int at = special(heap, from, end);
        while (at < end && heap[at] == '\\') {
            at = skipEscape(heap, at + 1, end);
            if (at == UNSURE) {
                return UNSURE;
            }
            at = special(heap, at, end);
        }
        return at < end && heap[at] == '"' ? at + 1 : UNSURE;
    }

    private static int skipEscape(byte[] heap, int at, int end) {
        if (at >= end) {
            return UNSURE;
        }
        return switch (heap[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            default -> UNSURE;
        };
    }

    /** After a number; what follows it must end it. */
    static int skipNumber(byte[] heap, int from, int end) {
        int whole = heap[from] == '-' ? from + 1 : from;
        int at = skipDigits(heap, whole, end);
        if (at == whole || (heap[whole] == '0' && at > whole + 1)) {
            return UNSURE;
        }
        if (at < end && heap[at] == '.') {
            at = skipPart(heap, at + 1, end);
        }
        if (at > whole && at < end && (heap[at] == 'e' || heap[at] == 'E')) {
            boolean signed = at + 1 < end && (heap[at + 1] == '-' || heap[at + 1] == '+');
            at = skipPart(heap, signed ? at + 2 : at + 1, end);
        }
        return at > whole && at - whole <= MAX_DIGITS ? ended(heap, at, end) : UNSURE;
    }

    /** After digits, of which there must be one at least. */
    private static int skipPart(byte[] heap, int from, int end) {
        int at = skipDigits(heap, from, end);
        return at == from ? UNSURE : at;
    }

    private static int skipDigits(byte[] heap, int from, int end) {
        int at = from;
        while (at < end && heap[at] >= '0' && heap[at] <= '9') {
            at++;
        }
        return at;
    }

    /** After {@code true}, {@code false} or {@code null}, none of which may be the text's end. */
    static int skipWord(byte[] heap, int from, int end) {
        if (is(heap, from, end, 't', 'r', 'u', 'e') || is(heap, from, end, 'n', 'u', 'l', 'l')) {
            return ended(heap, from + 4, end);
        }
        return heap[from] == 'f' && is(heap, from + 1, end, 'a', 'l', 's', 'e') ? ended(heap, from + 5, end) : UNSURE;
    }

    private static boolean is(byte[] heap, int at, int end, char first, char second, char third, char fourth) {
        return at + 4 < end
                && heap[at] == first
                && heap[at + 1] == second
                && heap[at + 2] == third
                && heap[at + 3] == fourth;
    }

    /** The position itself if a value may end there. */
    private static int ended(byte[] heap, int at, int end) {
        return at < end && (heap[at] == ',' || heap[at] == '}' || heap[at] == ']' || isSpace(heap[at])) ? at : UNSURE;
    }

    /** After the value that begins at {@code from}. */
    static int skipValue(byte[] heap, int from, int end) {
        return skipValue(heap, from, end, 0);
    }

    private static int skipValue(byte[] heap, int from, int end, int depth) {
        if (from >= end || depth > MAX_DEPTH) {
            return UNSURE;
        }
        return switch (heap[from]) {
            case '"' -> skipString(heap, from + 1, end);
            case '{' -> skipObject(heap, from + 1, end, depth);
            case '[' -> skipArray(heap, from + 1, end, depth);
            case 't', 'f', 'n' -> skipWord(heap, from, end);
            default -> skipNumber(heap, from, end);
        };
    }

    private static int skipObject(byte[] heap, int from, int end, int depth) {
        int at = skipSpace(heap, from, end);
        if (at < end && heap[at] == '}') {
            return at + 1;
        }
        while (true) {
            at = skipName(heap, at, end);
            if (at == UNSURE) {
                return UNSURE;
            }
            at = skipValue(heap, at, end, depth + 1);
            if (at == UNSURE) {
                return UNSURE;
            }
            at = skipSpace(heap, at, end);
            if (at >= end || (heap[at] != ',' && heap[at] != '}')) {
                return UNSURE;
            }
            if (heap[at++] == '}') {
                return at;
            }
            at = skipSpace(heap, at, end);
        }
    }

    /** From a name's opening quote to the value after the colon. */
    private static int skipName(byte[] heap, int from, int end) {
        if (from >= end || heap[from] != '"') {
            return UNSURE;
        }
        int at = skipString(heap, from + 1, end);
        return at == UNSURE || at - from > MAX_NAME ? UNSURE : skipColon(heap, at, end);
    }

    /** The closing quote of the name that opens at {@code from}; unsure if it has escapes. */
    static int name(byte[] heap, int from, int end) {
        if (from >= end || heap[from] != '"') {
            return UNSURE;
        }
        int close = special(heap, from + 1, end);
        return close < end && heap[close] == '"' && close - from <= MAX_NAME ? close : UNSURE;
    }

    /** From the end of a name to the value. */
    static int skipColon(byte[] heap, int from, int end) {
        int at = skipSpace(heap, from, end);
        return at < end && heap[at] == ':' ? skipSpace(heap, at + 1, end) : UNSURE;
    }

    private static int skipArray(byte[] heap, int from, int end, int depth) {
        int at = skipSpace(heap, from, end);
        if (at < end && heap[at] == ']') {
            return at + 1;
        }
        while (true) {
            at = skipValue(heap, at, end, depth + 1);
            if (at == UNSURE) {
                return UNSURE;
            }
            at = skipSpace(heap, at, end);
            if (at >= end || (heap[at] != ',' && heap[at] != ']')) {
                return UNSURE;
            }
            if (heap[at++] == ']') {
                return at;
            }
            at = skipSpace(heap, at, end);
        }
    }
}
