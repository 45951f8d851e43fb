package dev.millrace.cli.run;

/** How a run shows how far it is; the names are what users write. */
public enum ProgressMode {
    /** A bar where somebody sees it, otherwise {@link #plain}. */
    auto,
    /** A line every second. */
    plain,
    none
}
