package dev.millrace.runtime.reference.random;

/** A field of a drawn stream. */
public record Field(String name, Type type) {

    /** Types that drawn streams have. */
    public enum Type {
        TIMESTAMP,
        BIGINT,
        TEXT,
        /** An array of bigints. */
        BIGINTS
    }

    static Field timestamp(String name) {
        return new Field(name, Type.TIMESTAMP);
    }

    static Field bigint(String name) {
        return new Field(name, Type.BIGINT);
    }
}
