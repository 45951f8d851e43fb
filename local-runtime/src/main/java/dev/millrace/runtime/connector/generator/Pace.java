package dev.millrace.runtime.connector.generator;

/** When rows are due. Computed from the row's number each time, so that errors do not add up. */
final class Pace {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double nanosPerRow;
    private final long startNanos;

    /** @param startNanos when row 0 is due */
    Pace(double rowsPerSecond, long startNanos) {
        this.nanosPerRow = NANOS_PER_SECOND / rowsPerSecond;
        this.startNanos = startNanos;
    }

    /** When a row is due; far in the future for rows beyond the clock's range. */
    long dueNanos(long row) {
        double after = row * nanosPerRow;
        return after >= Long.MAX_VALUE / 2.0 ? Long.MAX_VALUE : startNanos + (long) after;
    }

    /** How many of the rows from {@code first} on are due, at most {@code limit}. */
    int due(long first, int limit, long nowNanos) {
        double passed = (nowNanos - startNanos) / nanosPerRow;
        int due = (int) Math.clamp(Math.floor(passed) + 1 - first, 0.0, limit);
        while (due < limit && dueNanos(first + due) - nowNanos <= 0) {
            due++;
        }
        while (due > 0 && dueNanos(first + due - 1) - nowNanos > 0) {
            due--;
        }
        return due;
    }
}
