package dev.millrace.runtime.connector.csv;

import dev.millrace.runtime.connector.ConnectorException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Hands out bytes as characters of the same value, so that a parser of characters cuts lines of UTF-8 into fields
 * without decoding them: delimiter, quote and line ends are ASCII, and no byte of a longer sequence is.
 *
 * <p>Keeps the bytes from a mark on, so that a record that turns out to be malformed can be shown, and read again from
 * its next line. The position of a character in the caller's buffer tells its position in the file, because a caller
 * moves what is in its buffer only before it reads more.
 */
final class ByteCharReader extends Reader {

    private static final int CHUNK_BYTES = 65_536;
    private static final int MAX_KEPT_BYTES = 1 << 26;

    private final InputStream in;
    private byte[] window = new byte[2 * CHUNK_BYTES];
    private long windowStart;
    private int filled;
    private int delivered;
    private int lastEnd;
    private long mark;
    private boolean inputOver;

    ByteCharReader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (delivered == filled && !fill()) {
            return -1;
        }
        int count = Math.min(length, filled - delivered);
        byte[] source = window;
        int from = delivered;
        for (int i = 0; i < count; i++) {
            target[offset + i] = (char) (source[from + i] & 0xFF);
        }
        delivered += count;
        lastEnd = offset + count;
        return count;
    }

    /** The position in the file of a character that the caller's buffer holds. */
    long positionOf(int bufferIndex) {
        return windowStart + delivered - (lastEnd - bufferIndex);
    }

    /** Nothing before this position will be asked for again. */
    void keepFrom(long position) {
        mark = position;
    }

    /** The position from which on bytes are kept. */
    long mark() {
        return mark;
    }

    /** Lets the next read continue after the end of the line at a position, and keeps nothing before that. */
    void continueAfterLine(long position) throws IOException {
        delivered = (int) (position - windowStart);
        while (true) {
            while (delivered < filled && window[delivered] != '\n' && window[delivered] != '\r') {
                delivered++;
            }
            mark = windowStart + delivered;
            if (delivered < filled) {
                delivered = (int) (afterLineEnd(mark) - windowStart);
                mark = windowStart + delivered;
                return;
            }
            if (!fill()) {
                return;
            }
        }
    }

    /** The position after the line end that follows {@code lines - 1} others from a position at or after the mark. */
    long skipLines(long position, long lines) throws IOException {
        long at = position;
        for (long i = 0; i < lines; i++) {
            at = afterLineEnd(lineEnd(at, Long.MAX_VALUE));
        }
        return at;
    }

    /** The position of the line end, or of the file's end, or the limit, at or after a position. */
    long lineEnd(long position, long limit) throws IOException {
        long at = position;
        while (at < limit && has(at) && byteAt(at) != '\n' && byteAt(at) != '\r') {
            at++;
        }
        return at;
    }

    /** The start of the line after a line end. */
    long afterLineEnd(long lineEnd) throws IOException {
        if (!has(lineEnd)) {
            return lineEnd;
        }
        boolean pair = byteAt(lineEnd) == '\r' && has(lineEnd + 1) && byteAt(lineEnd + 1) == '\n';
        return lineEnd + (pair ? 2 : 1);
    }

    /** Text of a range at or after the mark; bytes that are not UTF-8 become replacement characters. */
    String text(long from, long to) {
        return new String(window, (int) (from - windowStart), (int) (to - from), StandardCharsets.UTF_8);
    }

    /** A byte at or after the mark that is known to be there. */
    byte byteAt(long position) {
        return window[(int) (position - windowStart)];
    }

    /** Whether the file reaches beyond the position, which is at or after the mark. */
    boolean has(long position) throws IOException {
        while (position >= windowStart + filled) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        if (inputOver) {
            return false;
        }
        if (window.length - filled < CHUNK_BYTES) {
            makeRoom();
        }
        int read = in.read(window, filled, CHUNK_BYTES);
        inputOver = read < 0;
        filled += Math.max(0, read);
        return !inputOver;
    }

    private void makeRoom() {
        int drop = (int) Math.min(mark - windowStart, delivered);
        System.arraycopy(window, drop, window, 0, filled - drop);
        windowStart += drop;
        filled -= drop;
        delivered -= drop;
        if (window.length - filled < CHUNK_BYTES) {
            if (window.length >= MAX_KEPT_BYTES) {
                throw new ConnectorException(
                        "RECORD_TOO_LONG",
                        "a record is longer than " + MAX_KEPT_BYTES
                                + " bytes. Is the delimiter or the quote character wrong?");
            }
            window = Arrays.copyOf(window, window.length * 2);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
