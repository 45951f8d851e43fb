package dev.millrace.benchmarks.workload;

import java.util.Locale;

/**
 * What is measured. Every workload reads the rows of {@link Rows} from number 0 on and gives rows of
 * {@code (key, window start, count, sum)}, whose number and {@link Checksum} have to be the same for every contender.
 */
public enum Workload {
    /** Filter {@code price < 512}, arithmetic {@code price * (quantity + 1) * 107}, count and sum: one result row. */
    W1("filter, arithmetic, count", 0, 0, 0, 200_000_000, 20_000_000),

    /** Count and sum of {@code value} per key and second. */
    W2("tumbling 1 s, 10,000 keys", 10_000, 1_000, 1_000, 100_000_000, 6_000_000),

    /** Count and sum of {@code value} per key over ten seconds, each second. */
    W3("sliding 10 s / 1 s, 1,000 keys", 1_000, 10_000, 1_000, 100_000_000, 4_000_000),

    /** {@link AdText} is parsed, views stay, ads become campaigns; count per campaign and ten seconds, sum 0. */
    W4("JSON ads, count per campaign", Rows.CAMPAIGNS, 10_000, 10_000, 10_000_000, 3_000_000),

    /** Count and sum of {@code value} per key and session; a session ends when its key has had no row for 250 ms. */
    W5("sessions, gap 250 ms, 10,000 keys", 10_000, 250, 250, 50_000_000, 1_500_000),

    /**
     * Rows of even number are the left stream, the others the right one. A pair has one key and times at most 150 ms
     * apart: about one pair a row. Its result is key, left time, right time and {@link #pairOf}.
     */
    W6("interval join, 150 ms, 10,000 keys", 10_000, 150, 150, 10_000_000, 1_000_000),

    /** The three largest values per key and second; its result is key, window start, rank from 1 and value. */
    W7("top 3 of a second, 1,000 keys", 1_000, 1_000, 1_000, 50_000_000, 2_000_000),

    /** As {@link #W3} with windows ten times as long: what a row costs must not grow with the windows it is in. */
    W8("sliding 100 s / 1 s, 1,000 keys", 1_000, 100_000, 1_000, 100_000_000, 200_000);

    /** Rows that {@link #W7} keeps of each key and window. */
    public static final int TOP = 3;

    private static final int VALUES = 1024;

    private final String title;
    private final int keys;
    private final int windowMs;
    private final int slideMs;
    private final long rows;
    private final long peerRows;

    Workload(String title, int keys, int windowMs, int slideMs, long rows, long peerRows) {
        this.title = title;
        this.keys = keys;
        this.windowMs = windowMs;
        this.slideMs = slideMs;
        this.rows = rows;
        this.peerRows = peerRows;
    }

    /** A few words for a heading. */
    public String title() {
        return title;
    }

    /** The number of distinct keys, 0 without keys. */
    public int keys() {
        return keys;
    }

    /** Length of a window, a session's gap, or how far apart a pair's times may be; 0 without any. */
    public int windowMs() {
        return windowMs;
    }

    /** Distance of two windows' starts; equal to the length where windows do not overlap. */
    public int slideMs() {
        return slideMs;
    }

    /** Rows of a run that takes a fast contender about a second. */
    public long rows() {
        return rows;
    }

    /** Rows of a run that takes a slow contender a few seconds. */
    public long peerRows() {
        return peerRows;
    }

    /** Both values of a pair of {@link #W6} as one number. */
    public static long pairOf(long left, long right) {
        return left * VALUES + right;
    }

    /** Reads {@code w1} or {@code W1}. */
    public static Workload of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
