package dev.millrace.runtime.expression.kernel;

import dev.millrace.model.expression.TimeFunctions;
import java.util.function.LongBinaryOperator;

/** Sums and differences of timestamps and intervals: those of longs, but for their errors. */
public final class TimeArithmetic extends LongBinary {

    public static final LongBinary ADD = new TimeArithmetic(LongArithmetic.ADD, TimeFunctions::add);
    public static final LongBinary SUBTRACT = new TimeArithmetic(LongArithmetic.SUBTRACT, TimeFunctions::subtract);
    public static final LongBinary DIFFERENCE = new TimeArithmetic(LongArithmetic.SUBTRACT, TimeFunctions::difference);

    private final LongBinary loops;
    private final LongBinaryOperator one;

    private TimeArithmetic(LongBinary loops, LongBinaryOperator one) {
        this.loops = loops;
        this.one = one;
    }

    @Override
    public boolean dense(long[] left, long[] right, long[] out, int size) {
        return loops.dense(left, right, out, size);
    }

    @Override
    public boolean dense(long[] left, long right, long[] out, int size) {
        return loops.dense(left, right, out, size);
    }

    @Override
    public boolean sparse(long[] left, long[] right, long[] out, int[] rows, int count) {
        return loops.sparse(left, right, out, rows, count);
    }

    @Override
    public long one(long left, long right) {
        return one.applyAsLong(left, right);
    }
}
