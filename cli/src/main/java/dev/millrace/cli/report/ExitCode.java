package dev.millrace.cli.report;

/** What the process says to who started it; {@code docs/command-line.md} lists them. */
public final class ExitCode {

    public static final int DONE = 0;

    /** Something failed while running, or a check that was asked for did not pass. */
    public static final int FAILED = 1;

    /** The input or the way the command was used is wrong; nothing was run or written. */
    public static final int BAD_INPUT = 2;

    /** Ctrl-C. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
