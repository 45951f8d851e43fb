package dev.millrace.runtime.connector.inference;

import dev.millrace.runtime.connector.ConnectorException;
import dev.millrace.runtime.connector.file.InputFiles;
import dev.millrace.runtime.connector.file.Utf8Input;
import dev.millrace.runtime.connector.text.Utf8;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The beginning of a file as text.
 *
 * @param whole whether the file has no more
 */
record FileHead(String text, String charset, boolean whole) {

    private static final int MAX_BYTES = 1 << 18;
    private static final int LONGEST_SEQUENCE = 4;
    /** What files that are not UTF-8 mostly are; it has nearly every byte. */
    private static final Charset FALLBACK = Charset.forName("windows-1252");

    /**
     * Reads the first file that a path or glob names.
     *
     * @param folder relative paths start here
     */
    static FileHead read(Path folder, String path) throws IOException {
        Path file = InputFiles.find(folder.toAbsolutePath().normalize(), path).getFirst();
        byte[] bytes = bytes(file, StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            throw new ConnectorException("EMPTY_FILE", file + " is empty, so its columns cannot be seen.");
        }
        boolean whole = bytes.length < MAX_BYTES;
        int fault = Utf8.firstFault(bytes, 0, bytes.length);
        boolean utf8 = fault < 0 || (!whole && fault > bytes.length - LONGEST_SEQUENCE);
        String text = utf8
                ? new String(bytes, StandardCharsets.UTF_8)
                : new String(bytes(file, FALLBACK), StandardCharsets.UTF_8);
        if (text.indexOf(0) >= 0) {
            throw new ConnectorException(
                    "NOT_TEXT", file + " does not hold text: it has zero bytes near its beginning.");
        }
        return new FileHead(text, utf8 ? "UTF-8" : FALLBACK.name(), whole);
    }

    private static byte[] bytes(Path file, Charset charset) throws IOException {
        try (Utf8Input input = Utf8Input.open(file, charset)) {
            byte[] bytes = new byte[MAX_BYTES];
            int length = input.readNBytes(bytes, 0, bytes.length);
            return Arrays.copyOf(bytes, length);
        }
    }

    /** The text up to the last line end, or all of it if the file has no more. */
    String wholeLines() {
        int end = text.lastIndexOf('\n');
        return whole || end < 0 ? text : text.substring(0, end + 1);
    }
}
