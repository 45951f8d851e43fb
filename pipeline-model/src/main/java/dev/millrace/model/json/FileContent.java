package dev.millrace.model.json;

import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Gives a text to a reader of it: of a file, of its bytes, or as it is; or says what keeps it from being read. Never
 * throws for bad content.
 *
 * @param read reads the text
 * @param failed what a reader answers when there is none
 */
record FileContent<T>(Function<Reader, T> read, Function<Problem, T> failed) {

    T of(Path file) {
        try {
            if (Files.isDirectory(file)) {
                return unreadable(file, "is a folder");
            }
            if (!Files.exists(file)) {
                return unreadable(file, "does not exist");
            }
            if (!Files.isRegularFile(file)) {
                return unreadable(file, "is no regular file");
            }
            if (Files.size(file) > Limits.FILE_BYTES) {
                return tooLarge();
            }
            try (InputStream in = Files.newInputStream(file)) {
                return of(in.readNBytes(Limits.FILE_BYTES + 1));
            }
        } catch (AccessDeniedException denied) {
            return unreadable(file, "may not be read by this user");
        } catch (IOException failure) {
            return unreadable(file, "cannot be read: " + failure.getMessage());
        }
    }

    T of(byte[] content) {
        if (content.length > Limits.FILE_BYTES) {
            return tooLarge();
        }
        Optional<Problem> foreign = Encoding.check(content);
        if (foreign.isPresent()) {
            return failed.apply(foreign.get());
        }
        try {
            return read.apply(Encoding.decode(content));
        } catch (JacksonIOException malformed) {
            return failed.apply(Encoding.malformed(content));
        }
    }

    T of(String text) {
        if (text.length() > Limits.FILE_BYTES) {
            return tooLarge();
        }
        return read.apply(new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text));
    }

    private T tooLarge() {
        return failed.apply(Problem.error(
                Code.TOO_LARGE,
                Place.DOCUMENT,
                "A document may have at most " + (Limits.FILE_BYTES >> 20) + " MiB, and this one has more.",
                "Keep data in files of their own and read them with a source."));
    }

    private T unreadable(Path file, String why) {
        return failed.apply(Problem.error(Code.UNREADABLE_FILE, Place.DOCUMENT, "The file " + file + " " + why + "."));
    }
}
