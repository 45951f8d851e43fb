package dev.millrace.runtime.connector;

/** Where reads end: rows are handed on in blocks of numbers, so that cuts do not depend on who reads. */
public final class Ordinals {

    /** No read crosses a multiple of this many ordinals. */
    public static final int BLOCK = 1024;

    private Ordinals() {}

    /** The most rows that one read may take from this ordinal on. */
    public static int limit(long nextOrdinal, int limit) {
        return (int) Math.min(limit, BLOCK - (nextOrdinal & (BLOCK - 1)));
    }
}
