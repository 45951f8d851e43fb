package dev.millrace.runtime.connector.csv;

import java.nio.charset.StandardCharsets;

/** Conversions of text whose characters are the bytes of its UTF-8. */
final class ByteText {

    private ByteText() {}

    static char[] characters(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.ISO_8859_1).toCharArray();
    }

    static byte[] bytes(char[] characters, int offset, int length) {
        return new String(characters, offset, length).getBytes(StandardCharsets.ISO_8859_1);
    }

    static String string(char[] characters, int offset, int length) {
        return new String(bytes(characters, offset, length), StandardCharsets.UTF_8);
    }
}
