package dev.millrace.model.telemetry;

import java.util.Optional;

/**
 * Why a run failed.
 *
 * @param code stable name such as {@code MALFORMED_LINE}
 * @param node id of the node that failed, if one did
 * @param message what failed, on what, seen against expected
 * @param row the row as text, if one caused it
 */
public record RunFailure(String code, Category category, Optional<String> node, String message, Optional<String> row) {

    /** Who can mend it. */
    public enum Category {
        /** The pipeline or its data. */
        USER,
        /** The world: files, disks, servers. */
        EXTERNAL,
        /** Millrace itself. */
        INTERNAL
    }
}
