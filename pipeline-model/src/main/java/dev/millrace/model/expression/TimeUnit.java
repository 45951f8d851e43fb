package dev.millrace.model.expression;

/** Units of the time functions; weeks begin on Monday (ISO 8601). */
public enum TimeUnit {
    MILLISECOND,
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    /** Only for EXTRACT: 1 (Monday) to 7. */
    DAY_OF_WEEK,
    /** Only for EXTRACT. */
    DAY_OF_YEAR,
    /** Only for EXTRACT: seconds since 1970. */
    EPOCH
}
