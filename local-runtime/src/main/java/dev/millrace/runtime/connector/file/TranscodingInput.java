package dev.millrace.runtime.connector.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of any character set as UTF-8. A byte that the character set does not have becomes {@code 0xFF}, which UTF-8
 * does not have either: whoever checks the UTF-8 finds it on the line where it stands.
 */
final class TranscodingInput extends InputStream {

    private static final int CHUNK_BYTES = 32_768;
    private static final byte FAULT = (byte) 0xFF;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer source = ByteBuffer.allocate(CHUNK_BYTES).limit(0);
    private final CharBuffer characters = CharBuffer.allocate(CHUNK_BYTES);
    private ByteBuffer encoded = ByteBuffer.allocate(0);
    private boolean fault;
    private boolean inputOver;
    private boolean decoded;

    TranscodingInput(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!encoded.hasRemaining()) {
            if (fault) {
                fault = false;
                target[offset] = FAULT;
                return 1;
            }
            if (decoded) {
                return -1;
            }
            decodeSome();
        }
        int count = Math.min(length, encoded.remaining());
        encoded.get(target, offset, count);
        return count;
    }

    private void decodeSome() throws IOException {
        if (!inputOver && source.remaining() < CHUNK_BYTES / 2) {
            source.compact();
            int read = in.read(source.array(), source.position(), source.remaining());
            inputOver = read < 0;
            source.position(source.position() + Math.max(0, read)).flip();
        }
        characters.clear();
        CoderResult result = decoder.decode(source, characters, inputOver);
        if (result.isError()) {
            source.position(source.position() + result.length());
            fault = true;
        } else if (inputOver && result.isUnderflow()) {
            decoder.flush(characters);
            decoded = true;
        }
        encoded = StandardCharsets.UTF_8.encode(characters.flip());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
