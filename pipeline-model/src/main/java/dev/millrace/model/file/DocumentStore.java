package dev.millrace.model.file;

import dev.millrace.model.document.Pipeline;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.json.PipelineWriter;
import dev.millrace.model.json.ReadResult;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens and saves documents. What fails is a problem, never an exception. Thread-safe. */
public final class DocumentStore {

    private final PipelineReader reader = new PipelineReader();
    private final PipelineWriter writer = new PipelineWriter();

    /** Reads a document. */
    public ReadResult open(Path file) {
        return reader.read(file);
    }

    /**
     * Writes a document in canonical form in the place of what the file holds, which is either done wholly or not at
     * all, even if the process is killed meanwhile. A document that could not be opened again, because something in it is
     * larger than documents may hold, is not saved.
     *
     * @return what kept it from being saved, or empty if it is saved
     */
    public Optional<Problem> save(Path file, Pipeline pipeline) {
        byte[] content = writer.writeBytes(pipeline);
        ReadResult again = reader.read(content);
        if (!again.pipeline().equals(Optional.of(pipeline))) {
            return Optional.of(unreadable(file, again));
        }
        try {
            AtomicFiles.write(file, content);
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(Problem.error(
                    Code.UNWRITABLE_FILE,
                    Place.DOCUMENT,
                    "The file " + file + " could not be saved: " + reason(failed) + ".",
                    "Save it under another name; what the file held before is unchanged."));
        }
    }

    private static Problem unreadable(Path file, ReadResult again) {
        String why = again.problems().stream()
                .filter(Problem::isError)
                .findFirst()
                .map(problem -> problem.place() + ": " + problem.message())
                .orElse("It would not be the same.");
        return Problem.error(
                Code.TOO_LARGE,
                Place.DOCUMENT,
                "The file " + file + " was not saved, because the document could not be opened again. " + why,
                "Change what the message names; what the file held before is unchanged.");
    }

    private static String reason(IOException failed) {
        if (failed instanceof AccessDeniedException denied) {
            return "this user may not write " + (denied.getFile() == null ? "there" : "to " + denied.getFile());
        }
        if (failed instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
    }
}
