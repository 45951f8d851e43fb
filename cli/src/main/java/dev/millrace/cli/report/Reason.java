package dev.millrace.cli.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** Why something could not be written, for people. */
public final class Reason {

    private Reason() {}

    /** A clause without a full stop. */
    public static String of(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "this user may not write there";
        }
        String reason = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        if (reason == null) {
            return "the system does not say why";
        }
        return reason.startsWith("is ")
                ? "it " + reason
                : reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
    }
}
