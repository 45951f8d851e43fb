package dev.millrace.runtime.expression.kernel;

/**
 * A function of two longs over whole arrays.
 *
 * <p>The loops never throw and never branch on an error: they return whether <em>some</em> row may be in error, be it
 * one that nobody asked for or one that is null. The caller then asks {@link #one} for the rows that count.
 */
public abstract class LongBinary {

    /** Rows 0 to {@code size - 1}. */
    public abstract boolean dense(long[] left, long[] right, long[] out, int size);

    /** Rows 0 to {@code size - 1}, with one value on the right. */
    public abstract boolean dense(long[] left, long right, long[] out, int size);

    /** The rows in the first {@code count} elements of {@code rows}. */
    public abstract boolean sparse(long[] left, long[] right, long[] out, int[] rows, int count);

    /**
     * One value.
     *
     * @throws dev.millrace.model.expression.RowEvaluationException if there is none
     */
    public abstract long one(long left, long right);
}
