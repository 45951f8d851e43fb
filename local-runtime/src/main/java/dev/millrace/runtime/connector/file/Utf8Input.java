package dev.millrace.runtime.connector.file;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file as UTF-8 bytes: unpacked if its name ends in {@code .gz} or {@code .zst}, brought to UTF-8 from another
 * character set, without byte order mark. A mark of UTF-8 or UTF-16 says more about the file than the given character
 * set and is followed. The bytes of a file that is said to be UTF-8 are passed on unchecked.
 */
public final class Utf8Input extends InputStream {

    private static final int BUFFER_BYTES = 65_536;

    private final Path file;
    private final CountingInput counter;
    private final InputStream in;

    private Utf8Input(Path file, CountingInput counter, InputStream in) {
        this.file = file;
        this.counter = counter;
        this.in = in;
    }

    public static Utf8Input open(Path file, Charset charset) throws IOException {
        CountingInput counter = new CountingInput(new FileInputStream(file.toFile()));
        try {
            BufferedInputStream unpacked = new BufferedInputStream(unpack(file, counter), BUFFER_BYTES);
            return new Utf8Input(file, counter, decode(unpacked, charset));
        } catch (IOException failure) {
            counter.close();
            throw explained(file, failure);
        }
    }

    private static InputStream unpack(Path file, InputStream packed) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(packed, BUFFER_BYTES);
        }
        return name.endsWith(".zst") ? new ZstdInputStreamNoFinalizer(packed) : packed;
    }

    private static InputStream decode(BufferedInputStream in, Charset charset) throws IOException {
        in.mark(4);
        int first = in.read();
        int second = in.read();
        int third = in.read();
        in.reset();
        Charset actual = charset;
        if (first == 0xEF && second == 0xBB && third == 0xBF) {
            in.skipNBytes(3);
            actual = StandardCharsets.UTF_8;
        } else if (first == 0xFE && second == 0xFF) {
            in.skipNBytes(2);
            actual = StandardCharsets.UTF_16BE;
        } else if (first == 0xFF && second == 0xFE) {
            in.skipNBytes(2);
            actual = StandardCharsets.UTF_16LE;
        }
        boolean utf8 = actual.equals(StandardCharsets.UTF_8) || actual.equals(StandardCharsets.US_ASCII);
        return utf8 ? in : new TranscodingInput(in, actual);
    }

    /** Bytes read from the file itself, packed as they are. */
    public long fileBytesRead() {
        return counter.count();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return in.read(target, offset, length);
        } catch (IOException failure) {
            throw explained(file, failure);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static IOException explained(Path file, IOException failure) {
        return switch (failure) {
            case EOFException cut ->
                new DamagedFileException(
                        file + " ends in the middle of its compressed data. It was cut off; copy it again.", cut);
            case ZipException notGzip ->
                new DamagedFileException(
                        file + " cannot be unpacked as gzip (" + notGzip.getMessage()
                                + "). Its name ends in .gz: is it damaged?",
                        notGzip);
            case ZstdIOException notZstd ->
                new DamagedFileException(
                        file + " cannot be unpacked as Zstandard (" + notZstd.getMessage()
                                + "). Its name ends in .zst: is it cut off or damaged?",
                        notZstd);
            default -> new IOException(file + " cannot be read: " + failure.getMessage(), failure);
        };
    }
}
