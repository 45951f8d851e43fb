package dev.millrace.runtime.expression.kernel;

import dev.millrace.model.expression.NumberFunctions;

/** A function of one double over whole arrays. Loops report errors as those of {@link DoubleBinary} do. */
public abstract class DoubleUnary {

    public static final DoubleUnary NEGATE = new Negate();
    public static final DoubleUnary ABSOLUTE = new Absolute();
    public static final DoubleUnary FLOOR = new Floor();
    public static final DoubleUnary CEILING = new Ceiling();
    public static final DoubleUnary SQUARE_ROOT = new SquareRoot();

    /** Rows 0 to {@code size - 1}. */
    public abstract boolean dense(double[] values, double[] out, int size);

    /**
     * One value.
     *
     * @throws dev.millrace.model.expression.RowEvaluationException if there is none
     */
    public abstract double one(double value);

    private static final class Negate extends DoubleUnary {
        @Override
        public boolean dense(double[] values, double[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = -values[i];
            }
            return false;
        }

        @Override
        public double one(double value) {
            return -value;
        }
    }

    private static final class Absolute extends DoubleUnary {
        @Override
        public boolean dense(double[] values, double[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = Math.abs(values[i]);
            }
            return false;
        }

        @Override
        public double one(double value) {
            return Math.abs(value);
        }
    }

    private static final class Floor extends DoubleUnary {
        @Override
        public boolean dense(double[] values, double[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = Math.floor(values[i]);
            }
            return false;
        }

        @Override
        public double one(double value) {
            return Math.floor(value);
        }
    }

    private static final class Ceiling extends DoubleUnary {
        @Override
        public boolean dense(double[] values, double[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = Math.ceil(values[i]);
            }
            return false;
        }

        @Override
        public double one(double value) {
            return Math.ceil(value);
        }
    }

    private static final class SquareRoot extends DoubleUnary {
        @Override
        public boolean dense(double[] values, double[] out, int size) {
            int faults = 0;
            for (int i = 0; i < size; i++) {
                double root = Math.sqrt(values[i]);
                out[i] = root;
                faults += root <= Double.MAX_VALUE ? 0 : 1;
            }
            return faults != 0;
        }

        @Override
        public double one(double value) {
            return NumberFunctions.finite(Math.sqrt(value));
        }
    }
}
