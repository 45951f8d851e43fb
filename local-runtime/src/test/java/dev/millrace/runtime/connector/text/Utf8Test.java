package dev.millrace.runtime.connector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

    /** What the platform's decoder thinks. */
    private static int firstFault(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return decoder.decode(in, CharBuffer.allocate(bytes.length + 1), true).isError() ? in.position() : -1;
    }

    @Test
    void faultsAreWhereThePlatformSeesThem() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        byte[] likely = {
            'a',
            (byte) 0x80,
            (byte) 0xBF,
            (byte) 0xC1,
            (byte) 0xC2,
            (byte) 0xDF,
            (byte) 0xE0,
            (byte) 0xA0,
            (byte) 0x9F,
            (byte) 0xED,
            (byte) 0xEF,
            (byte) 0xF0,
            (byte) 0x90,
            (byte) 0x8F,
            (byte) 0xF4,
            (byte) 0xF5
        };
        for (int i = 0; i < 300_000; i++) {
            byte[] bytes = new byte[random.nextInt(8)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = random.nextInt(4) == 0 ? (byte) random.nextInt() : likely[random.nextInt(likely.length)];
            }
            assertEquals(firstFault(bytes), Utf8.firstFault(bytes, 0, bytes.length), "seed " + seed);
        }
    }

    @Test
    void allCharactersAreWellFormed() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            boolean surrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
            if (!surrogate) {
                byte[] bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8);
                assertEquals(-1, Utf8.firstFault(bytes, 0, bytes.length));
            }
        }
    }
}
