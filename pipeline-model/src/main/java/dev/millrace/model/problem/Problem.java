package dev.millrace.model.problem;

import java.util.Optional;

/**
 * One thing that is wrong with a pipeline or its data, for people to read and mend.
 *
 * @param message what is wrong, seen against expected, in one or two sentences
 * @param fix what to do about it, or empty
 */
public record Problem(Code code, Severity severity, Place place, String message, Optional<String> fix) {

    /** How bad it is: only errors keep a pipeline from running. */
    public enum Severity {
        ERROR,
        WARNING,
        INFO
    }

    public static Problem error(Code code, Place place, String message) {
        return new Problem(code, Severity.ERROR, place, message, Optional.empty());
    }

    public static Problem error(Code code, Place place, String message, String fix) {
        return new Problem(code, Severity.ERROR, place, message, Optional.of(fix));
    }

    public static Problem warning(Code code, Place place, String message, String fix) {
        return new Problem(code, Severity.WARNING, place, message, Optional.of(fix));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
