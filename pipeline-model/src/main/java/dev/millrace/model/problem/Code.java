package dev.millrace.model.problem;

/** Stable names of everything that can be wrong; {@code docs/problems.md} explains each. */
public enum Code {
    // The document as text
    UNREADABLE_FILE,
    MALFORMED_JSON,
    WRONG_TYPE,
    UNKNOWN_FIELD,
    MISSING_FIELD,
    DUPLICATE_FIELD,
    UNSUPPORTED_VERSION,
    TOO_LARGE,

    // The graph
    BAD_ID,
    DUPLICATE_ID,
    UNKNOWN_KIND,
    DANGLING_EDGE,
    DUPLICATE_EDGE,
    UNKNOWN_PORT,
    PORT_TAKEN,
    CYCLE,
    NOT_CONNECTED,
    EMPTY_PIPELINE,
    UNKNOWN_REFERENCE,

    // Settings, parameters and schemas
    UNKNOWN_SETTING,
    MISSING_SETTING,
    BAD_SETTING,
    UNKNOWN_PARAMETER,
    BAD_PARAMETER,
    MISSING_PARAMETER,
    BAD_SECRET,
    UNKNOWN_FIELD_NAME,
    DUPLICATE_FIELD_NAME,
    SCHEMA_MISMATCH,
    NO_EVENT_TIME,
    CHANGELOG_NOT_TAKEN,

    // Expressions
    BAD_EXPRESSION,
    WRONG_EXPRESSION_TYPE,

    // Stream tests
    BAD_STREAM_TEST,

    // What a runtime needs
    MISSING_FILE,
    DAMAGED_FILE,
    UNWRITABLE_FILE,
    NOT_SUPPORTED
}
