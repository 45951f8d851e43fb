package dev.millrace.model.json;

/** The format's version, the first field of every document: {@code "millrace": 1}. */
public final class FormatVersion {

    /** The version that this Millrace writes, and the newest that it reads. */
    public static final int CURRENT = 1;

    static final String FIELD = "millrace";

    private FormatVersion() {}

    /** The first release that reads a version: a new format comes with a new minor release, version n with 0.n. */
    public static String neededRelease(long version) {
        return "0." + version;
    }
}
