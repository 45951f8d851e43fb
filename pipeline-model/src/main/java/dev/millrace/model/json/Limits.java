package dev.millrace.model.json;

/**
 * What a document may be at most. Far beyond what people draw, and small enough that the largest document is read, or
 * refused, within a second or two and a few hundred megabytes.
 */
final class Limits {
    static final int FILE_BYTES = 64 << 20;
    static final int TEXT_CHARACTERS = 1 << 20;
    static final int NAME_CHARACTERS = 1 << 10;
    static final int NUMBER_CHARACTERS = 1_000;
    static final int NUMBER_EXPONENT = 400;
    static final int DEPTH = 64;
    static final int VALUES = 1_000_000;

    private Limits() {}
}
