package dev.millrace.designer.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a file holds, in so few bytes that it can be remembered: a digest of its content. Two marks of a file are equal
 * exactly if nobody has changed it in between.
 *
 * @param digest empty if there is no such file, or if it cannot be read
 */
record FileMark(String digest) {

    static final FileMark NO_FILE = new FileMark("");

    /** Reads the whole file: not on the JavaFX thread. */
    static FileMark of(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return new FileMark(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException unreadable) {
            return NO_FILE;
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
