package dev.millrace.runtime.expression.kernel;

/**
 * A function of two doubles over whole arrays.
 *
 * <p>The loops never throw and never branch on an error: they return whether <em>some</em> row may be in error, be it
 * one that nobody asked for or one that is null. The caller then asks {@link #one} for the rows that count.
 */
public abstract class DoubleBinary {

    /** Rows 0 to {@code size - 1}. */
    public abstract boolean dense(double[] left, double[] right, double[] out, int size);

    /** Rows 0 to {@code size - 1}, with one value on the right. */
    public abstract boolean dense(double[] left, double right, double[] out, int size);

    /** The rows in the first {@code count} elements of {@code rows}. */
    public abstract boolean sparse(double[] left, double[] right, double[] out, int[] rows, int count);

    /**
     * One value.
     *
     * @throws dev.millrace.model.expression.RowEvaluationException if there is none
     */
    public abstract double one(double left, double right);
}
