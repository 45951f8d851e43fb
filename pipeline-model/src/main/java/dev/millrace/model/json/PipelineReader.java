package dev.millrace.model.json;

import dev.millrace.model.document.Pipeline;
import dev.millrace.model.json.Tree.ObjectTree;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Reads documents. Whatever it is given, it answers with a document or with problems that say where and why, in a time
 * and a memory that {@link Limits} bound; it never throws for bad input.
 *
 * <p>Text becomes a {@link Tree}, {@link Migrations} bring that to the current format, and the {@link DocumentDecoder}
 * makes a document of it. What kinds and settings mean is not known here: that is the validator's.
 */
public final class PipelineReader {

    /** Reads a file: UTF-8, with or without a byte order mark. */
    public ReadResult read(Path file) {
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
                return read(in.readNBytes(Limits.FILE_BYTES + 1));
            }
        } catch (java.nio.file.AccessDeniedException denied) {
            return unreadable(file, "may not be read by this user");
        } catch (IOException failed) {
            return unreadable(file, "cannot be read: " + failed.getMessage());
        }
    }

    /** Reads a file's content. */
    public ReadResult read(byte[] content) {
        if (content.length > Limits.FILE_BYTES) {
            return tooLarge();
        }
        Optional<Problem> foreign = Encoding.check(content);
        return foreign.map(ReadResult::failed).orElseGet(() -> {
            try {
                return read(Encoding.decode(content));
            } catch (JacksonIOException malformed) {
                return ReadResult.failed(Encoding.malformed(content));
            }
        });
    }

    /** Reads a text, as from the clipboard. */
    public ReadResult read(String text) {
        if (text.length() > Limits.FILE_BYTES) {
            return tooLarge();
        }
        return read(new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text));
    }

    private static ReadResult read(Reader text) {
        ProblemList problems = new ProblemList();
        Optional<ObjectTree> tree =
                TreeParser.parse(text, problems).flatMap(parsed -> Migrations.migrate(parsed, problems));
        Optional<Pipeline> pipeline = tree.flatMap(document -> new DocumentDecoder(problems).decode(document));
        return new ReadResult(
                problems.hasErrors() ? Optional.empty() : pipeline,
                problems.toList(),
                tree.map(SourceMap::of).orElse(SourceMap.EMPTY));
    }

    private static ReadResult tooLarge() {
        return ReadResult.failed(Problem.error(
                Code.TOO_LARGE,
                Place.DOCUMENT,
                "A document may have at most " + (Limits.FILE_BYTES >> 20) + " MiB, and this one has more.",
                "Keep data in files of their own and read them with a source."));
    }

    private static ReadResult unreadable(Path file, String why) {
        return ReadResult.failed(
                Problem.error(Code.UNREADABLE_FILE, Place.DOCUMENT, "The file " + file + " " + why + "."));
    }
}
