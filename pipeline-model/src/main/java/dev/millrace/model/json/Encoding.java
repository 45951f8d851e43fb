package dev.millrace.model.json;

import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Place.Span;
import dev.millrace.model.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Documents are UTF-8; a byte order mark is passed over. */
final class Encoding {

    private static final int[] BYTE_ORDER_MARK = {0xef, 0xbb, 0xbf};
    private static final String FIX = "Save the file as UTF-8.";

    private Encoding() {}

    /** Tells UTF-16 and UTF-32 by their mark or, since JSON begins in ASCII, by their zero bytes. */
    static Optional<Problem> check(byte[] content) {
        boolean marked = startsWith(content, 0xff, 0xfe) || startsWith(content, 0xfe, 0xff);
        int head = Math.min(4, content.length);
        boolean zeros = false;
        for (int i = 0; i < head; i++) {
            zeros |= content[i] == 0;
        }
        if (marked || (zeros && content.length > 1)) {
            return Optional.of(Problem.error(
                    Code.MALFORMED_JSON,
                    Place.DOCUMENT.withSpan(Span.at(1, 1)),
                    "The file is not UTF-8 text: it looks like UTF-16 or UTF-32, or is no text at all.",
                    FIX));
        }
        return Optional.empty();
    }

    /** A reader that fails at the first byte that is not UTF-8. */
    static Reader decode(byte[] content) {
        int from = markLength(content);
        return new InputStreamReader(new ByteArrayInputStream(content, from, content.length - from), decoder());
    }

    /** Where content stops being UTF-8, and by which byte. */
    static Problem malformed(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        bytes.position(markLength(content));
        CharBuffer characters = CharBuffer.allocate(8 << 10);
        CharsetDecoder decoder = decoder();
        int line = 1;
        int column = 1;
        CoderResult result;
        do {
            characters.clear();
            result = decoder.decode(bytes, characters, true);
            characters.flip();
            while (characters.hasRemaining()) {
                if (characters.get() == '\n') {
                    line++;
                    column = 1;
                } else {
                    column++;
                }
            }
        } while (result.isOverflow());
        String found = bytes.hasRemaining() ? String.format(Locale.ROOT, "0x%02X", bytes.get()) : "the end";
        return Problem.error(
                Code.MALFORMED_JSON,
                Place.DOCUMENT.withSpan(Span.at(line, column)),
                "The file is not UTF-8 text: the byte " + found + " cannot stand here.",
                FIX);
    }

    private static int markLength(byte[] content) {
        return startsWith(content, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    }

    private static boolean startsWith(byte[] content, int... mark) {
        return content.length >= mark.length && Arrays.equals(Arrays.copyOf(content, mark.length), toBytes(mark));
    }

    private static byte[] toBytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
