package dev.millrace.benchmarks.workload;

/**
 * Number of result rows and a sum over them that does not depend on their order: for each row
 * {@code x = hash64(key); x = hash64(x ^ start); x = hash64(x ^ count); x = hash64(x ^ sum)}, added up with wrapping.
 */
public final class Checksum implements Results {

    private long rows;
    private long sum;

    @Override
    public void add(long key, long windowStartMs, long count, long sum) {
        rows++;
        this.sum += of(key, windowStartMs, count, sum);
    }

    /** What one result row adds to the sum. */
    public static long of(long key, long windowStartMs, long count, long sum) {
        long x = Rows.hash64(key);
        x = Rows.hash64(x ^ windowStartMs);
        x = Rows.hash64(x ^ count);
        return Rows.hash64(x ^ sum);
    }

    /** How many rows were added. */
    public long rows() {
        return rows;
    }

    /** The sum over the rows added. */
    public long sum() {
        return sum;
    }
}
