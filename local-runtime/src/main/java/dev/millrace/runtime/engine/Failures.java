package dev.millrace.runtime.engine;

import dev.millrace.model.telemetry.RunFailure;
import dev.millrace.model.telemetry.RunFailure.Category;
import dev.millrace.runtime.connector.ConnectorException;
import dev.millrace.runtime.data.RowException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what a failure means to the people who run the pipeline. */
public final class Failures {

    private Failures() {}

    /** The failure as people are told it. */
    public static RunFailure of(String node, Throwable cause) {
        return switch (cause) {
            case RowException row ->
                new RunFailure(
                        row.code(),
                        Category.USER,
                        Optional.of(node),
                        Objects.requireNonNullElse(row.getMessage(), row.code()),
                        row.text());
            case ConnectorException data -> failure(data.code(), Category.USER, node, data.getMessage());
            case NoSuchFileException missing ->
                failure("FILE_NOT_FOUND", Category.EXTERNAL, node, "there is no file " + missing.getFile());
            case AccessDeniedException denied ->
                failure("FILE_NOT_ACCESSIBLE", Category.EXTERNAL, node, "no permission for " + denied.getFile());
            case IOException io -> failure("IO", Category.EXTERNAL, node, io.getMessage());
            case UncheckedIOException io -> failure("IO", Category.EXTERNAL, node, io.getMessage());
            case OutOfMemoryError memory ->
                failure(
                        "OUT_OF_MEMORY",
                        Category.EXTERNAL,
                        node,
                        "the memory is full (" + memory.getMessage()
                                + "): give Java more with -Xmx, or keep less state");
            default -> failure("INTERNAL", Category.INTERNAL, node, cause + " at " + firstFrame(cause));
        };
    }

    private static RunFailure failure(String code, Category category, String node, @Nullable String message) {
        return new RunFailure(code, category, Optional.of(node), message == null ? code : message, Optional.empty());
    }

    private static String firstFrame(Throwable cause) {
        StackTraceElement[] frames = cause.getStackTrace();
        return frames.length == 0 ? "an unknown place" : frames[0].toString();
    }
}
