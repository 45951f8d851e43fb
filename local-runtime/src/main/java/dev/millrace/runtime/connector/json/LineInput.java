package dev.millrace.runtime.connector.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Feeds a JSON parser one line at a time: to the parser, the end of a line is the end of the input until
 * {@link #startLine} is called. So one parser serves a whole file, and a value that does not end with its line is a
 * fault of that line. Lines may have any length; their beginning is kept for messages.
 */
final class LineInput extends InputStream {

    private static final int CHUNK_BYTES = 65_536;
    private static final int MAX_TEXT_BYTES = 65_536;
    /** What a new parser reads first: it keeps it from taking the first line for UTF-16 or UTF-32. */
    private static final byte[] PREAMBLE = "    ".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private byte[] buffer = new byte[3 * CHUNK_BYTES];
    private int next;
    private int filled;
    private int lineStart;
    private byte[] head = new byte[0];
    private boolean headIsCut;
    private boolean lineOver = true;
    private boolean inputOver;
    private boolean preamble;
    private long line;
    private long delivered;
    private long deliveredBeforeLine;

    LineInput(InputStream in) {
        this.in = in;
    }

    /** A new parser is about to read. */
    void startParser() {
        preamble = true;
        delivered = 0;
    }

    /** Goes to the next line that is not blank; false if there is none. */
    boolean startLine() throws IOException {
        do {
            if (!lineOver) {
                skipRestOfLine();
            }
            lineStart = next;
            headIsCut = false;
            if (next == filled && !fill()) {
                return false;
            }
            line++;
            lineOver = false;
        } while (isBlank());
        deliveredBeforeLine = delivered;
        return true;
    }

    private boolean isBlank() throws IOException {
        int length = 0;
        while (length < MAX_TEXT_BYTES && (lineStart + length < filled || fill())) {
            byte character = buffer[lineStart + length];
            if (character != ' ' && character != '\t' && character != '\r') {
                return character == '\n';
            }
            length++;
        }
        return lineStart + length == filled && inputOver;
    }

    /** Whether nothing but white space is left of the line; goes to its end if so. */
    boolean restIsBlank() throws IOException {
        while (!lineOver) {
            if (next == filled && !fill()) {
                lineOver = true;
            } else if (!isSpace(buffer[next])) {
                return false;
            } else {
                lineOver = buffer[next++] == '\n';
            }
        }
        return true;
    }

    static boolean isSpace(byte character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    private void skipRestOfLine() throws IOException {
        while (!lineOver) {
            if (next == filled && !fill()) {
                lineOver = true;
                return;
            }
            int end = lineEnd(filled);
            lineOver = end > next && buffer[end - 1] == '\n';
            next = end;
        }
    }

    /** Where the line end's successor, or else the limit, is in the buffer. */
    private int lineEnd(int limit) {
        byte[] bytes = buffer;
        int at = next;
        while (at < limit) {
            if (bytes[at++] == '\n') {
                return at;
            }
        }
        return limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (preamble) {
            preamble = false;
            System.arraycopy(PREAMBLE, 0, target, offset, PREAMBLE.length);
            delivered = PREAMBLE.length;
            deliveredBeforeLine = delivered;
            return PREAMBLE.length;
        }
        if (lineOver || (next == filled && !fill())) {
            lineOver = true;
            return -1;
        }
        int end = lineEnd(Math.min(filled, next + length));
        int count = end - next;
        System.arraycopy(buffer, next, target, offset, count);
        next = end;
        delivered += count;
        lineOver = buffer[end - 1] == '\n';
        return count;
    }

    private boolean fill() throws IOException {
        if (inputOver) {
            return false;
        }
        if (buffer.length - filled < CHUNK_BYTES) {
            makeRoom();
        }
        int read = in.read(buffer, filled, CHUNK_BYTES);
        inputOver = read < 0;
        filled += Math.max(0, read);
        return !inputOver;
    }

    private void makeRoom() {
        if (!headIsCut && next - lineStart >= MAX_TEXT_BYTES) {
            head = Arrays.copyOfRange(buffer, lineStart, lineStart + MAX_TEXT_BYTES);
            headIsCut = true;
        }
        int from = headIsCut ? next : lineStart;
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        filled -= from;
        next -= from;
        lineStart = 0;
    }

    /** The number, from 1, of the line. */
    long line() {
        return line;
    }

    /** The position in the line, from 1 and in characters, of a byte that the parser counts from its first. */
    int column(long parserOffset) throws IOException {
        long offset = Math.max(0, parserOffset - deliveredBeforeLine);
        byte[] bytes = bytes();
        int column = 1 + (int) Math.max(0, offset - bytes.length);
        for (int i = 0; i < Math.min(offset, bytes.length); i++) {
            column += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return column;
    }

    /** The line without its end; long lines are cut. */
    String text() throws IOException {
        byte[] bytes = bytes();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private byte[] bytes() throws IOException {
        if (headIsCut) {
            return head;
        }
        int length = 0;
        while (length < MAX_TEXT_BYTES
                && (lineStart + length < filled || fill())
                && buffer[lineStart + length] != '\n') {
            length++;
        }
        boolean pair = length > 0 && buffer[lineStart + length - 1] == '\r';
        return Arrays.copyOfRange(buffer, lineStart, lineStart + length - (pair ? 1 : 0));
    }

    @Override
    public void close() {
        // The parser closes what it has read to the end; the file belongs to its reader.
    }
}
