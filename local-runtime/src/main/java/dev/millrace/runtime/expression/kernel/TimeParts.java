package dev.millrace.runtime.expression.kernel;

import dev.millrace.model.expression.TimeFunctions;
import dev.millrace.model.expression.TimeUnit;

/** Parts of timestamps of units that have a fixed length, by division by constants. */
public final class TimeParts {

    private TimeParts() {}

    /** The start of the unit that a timestamp lies in. */
    public static LongUnary floor(TimeUnit unit) {
        return new Floor(unit);
    }

    /** How many {@code unit}s of {@code whole} have passed: milliseconds of a second, hours of a day. */
    public static LongUnary within(TimeUnit whole, TimeUnit unit) {
        return new Within(TimeFunctions.milliseconds(whole), TimeFunctions.milliseconds(unit));
    }

    private static final class Floor extends LongUnary {

        private final TimeUnit unit;
        private final ConstantDivisor divisor;

        Floor(TimeUnit unit) {
            this.unit = unit;
            this.divisor = ConstantDivisor.of(TimeFunctions.milliseconds(unit));
        }

        @Override
        public boolean dense(long[] values, long[] out, int size) {
            divisor.floorRemainders(values, out, size);
            long overflow = 0;
            for (int i = 0; i < size; i++) {
                long value = values[i];
                long start = value - out[i];
                out[i] = start;
                overflow |= value & ~start;
            }
            return overflow < 0;
        }

        @Override
        public boolean sparse(long[] values, long[] out, int[] rows, int count) {
            return dense(values, out, rows[count - 1] + 1);
        }

        @Override
        public long one(long value) {
            return TimeFunctions.floor(unit, value);
        }
    }

    private static final class Within extends LongUnary {

        private final ConstantDivisor whole;
        private final ConstantDivisor unit;
        private long[] remainders = new long[0];

        Within(long wholeMs, long unitMs) {
            this.whole = ConstantDivisor.of(wholeMs);
            this.unit = ConstantDivisor.of(unitMs);
        }

        @Override
        public boolean dense(long[] values, long[] out, int size) {
            if (remainders.length < size) {
                remainders = new long[values.length];
            }
            whole.floorRemainders(values, remainders, size);
            unit.quotients(remainders, out, size);
            return false;
        }

        @Override
        public boolean sparse(long[] values, long[] out, int[] rows, int count) {
            return dense(values, out, rows[count - 1] + 1);
        }

        @Override
        public long one(long value) {
            long[] result = new long[1];
            dense(new long[] {value}, result, 1);
            return result[0];
        }
    }
}
