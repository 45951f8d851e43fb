package dev.millrace.runtime.expression.kernel;

import dev.millrace.model.expression.NumberFunctions;

/** Arithmetic of doubles. A result that is not finite is an error, and so is a divisor of zero. */
public final class DoubleArithmetic {

    public static final DoubleBinary ADD = new Add();
    public static final DoubleBinary SUBTRACT = new Subtract();
    public static final DoubleBinary MULTIPLY = new Multiply();
    public static final DoubleBinary DIVIDE = new Divide();
    public static final DoubleBinary MODULO = new Modulo();

    private DoubleArithmetic() {}

    private static final class Add extends DoubleBinary {
        @Override
        public boolean dense(double[] left, double[] right, double[] out, int size) {
            int faults = 0;
            for (int i = 0; i < size; i++) {
                double x = left[i];
                double y = right[i];
                double result = x + y;
                out[i] = result;
                faults += Math.abs(result) <= Double.MAX_VALUE ? 0 : 1;
            }
            return faults != 0;
        }

        @Override
        public boolean dense(double[] left, double right, double[] out, int size) {
            int faults = 0;
            for (int i = 0; i < size; i++) {
                double x = left[i];
                double result = x + right;
                out[i] = result;
                faults += Math.abs(result) <= Double.MAX_VALUE ? 0 : 1;
            }
            return faults != 0;
        }

        @Override
        public boolean sparse(double[] left, double[] right, double[] out, int[] rows, int count) {
            int faults = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                double x = left[row];
                double y = right[row];
                double result = x + y;
                out[row] = result;
                faults += Math.abs(result) <= Double.MAX_VALUE ? 0 : 1;
            }
            return faults != 0;
        }

        @Override
        public double one(double left, double right) {
            return NumberFunctions.add(left, right);
        }
    }

    private static final class Subtract extends DoubleBinary {
        @Override
        public boolean dense(double[] left, double[] right, double[] out, int size) {
            int faults = 0;
            for (int i = 0; i < size; i++) {
                double x = left[i];
                double y = right[i];
                double result = x - y;
                out[i] = result;
                faults += Math.abs(result) <= Double.MAX_VALUE ? 0 : 1;
            }
            return faults != 0;
        }

        @Override
        public boolean dense(double[] left, double right, double[] out, int size) {
            int faults = 0;
            for (int i = 0; i < size; i++) {
                double x = left[i];
                double result = x - right;
                out[i] = result;
                faults += Math.abs(result) <= Double.MAX_VALUE ? 0 : 1;
            }
            return faults != 0;
        }

        @Override
        public boolean sparse(double[] left, double[] right, double[] out, int[] rows, int count) {
            int faults = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                double x = left[row];
                double y = right[row];
                double result = x - y;
                out[row] = result;
                faults += Math.abs(result) <= Double.MAX_VALUE ? 0 : 1;
            }
            return faults != 0;
        }

        @Override
        public double one(double left, double right) {
            return NumberFunctions.subtract(left, right);
        }
    }

    private static final class Multiply extends DoubleBinary {
        @Override
        public boolean dense(double[] left, double[] right, double[] out, int size) {
            int faults = 0;
            for (int i = 0; i < size; i++) {
                double x = left[i];
                double y = right[i];
                double result = x * y;
                out[i] = result;
                faults += Math.abs(result) <= Double.MAX_VALUE ? 0 : 1;
            }
            return faults != 0;
        }

        @Override
        public boolean dense(double[] left, double right, double[] out, int size) {
            int faults = 0;
            for (int i = 0; i < size; i++) {
                double x = left[i];
                double result = x * right;
                out[i] = result;
                faults += Math.abs(result) <= Double.MAX_VALUE ? 0 : 1;
            }
            return faults != 0;
        }

        @Override
        public boolean sparse(double[] left, double[] right, double[] out, int[] rows, int count) {
            int faults = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                double x = left[row];
                double y = right[row];
                double result = x * y;
                out[row] = result;
                faults += Math.abs(result) <= Double.MAX_VALUE ? 0 : 1;
            }
            return faults != 0;
        }

        @Override
        public double one(double left, double right) {
            return NumberFunctions.multiply(left, right);
        }
    }

    /** Of finite numbers, only a division by zero gives infinity or no number at all without being too large. */
    private static final class Divide extends DoubleBinary {
        @Override
        public boolean dense(double[] left, double[] right, double[] out, int size) {
            int faults = 0;
            for (int i = 0; i < size; i++) {
                double x = left[i];
                double y = right[i];
                double result = x / y;
                out[i] = result;
                faults += Math.abs(result) <= Double.MAX_VALUE ? 0 : 1;
            }
            return faults != 0;
        }

        @Override
        public boolean dense(double[] left, double right, double[] out, int size) {
            int faults = 0;
            for (int i = 0; i < size; i++) {
                double x = left[i];
                double result = x / right;
                out[i] = result;
                faults += Math.abs(result) <= Double.MAX_VALUE ? 0 : 1;
            }
            return faults != 0;
        }

        @Override
        public boolean sparse(double[] left, double[] right, double[] out, int[] rows, int count) {
            int faults = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                double x = left[row];
                double y = right[row];
                double result = x / y;
                out[row] = result;
                faults += Math.abs(result) <= Double.MAX_VALUE ? 0 : 1;
            }
            return faults != 0;
        }

        @Override
        public double one(double left, double right) {
            return NumberFunctions.divide(left, right);
        }
    }

    private static final class Modulo extends DoubleBinary {
        @Override
        public boolean dense(double[] left, double[] right, double[] out, int size) {
            int faults = 0;
            for (int i = 0; i < size; i++) {
                double x = left[i];
                double y = right[i];
                out[i] = x % y;
                faults += y == 0 ? 1 : 0;
            }
            return faults != 0;
        }

        @Override
        public boolean dense(double[] left, double right, double[] out, int size) {
            int faults = 0;
            for (int i = 0; i < size; i++) {
                double x = left[i];
                out[i] = x % right;
                faults += right == 0 ? 1 : 0;
            }
            return faults != 0;
        }

        @Override
        public boolean sparse(double[] left, double[] right, double[] out, int[] rows, int count) {
            int faults = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                double x = left[row];
                double y = right[row];
                out[row] = x % y;
                faults += y == 0 ? 1 : 0;
            }
            return faults != 0;
        }

        @Override
        public double one(double left, double right) {
            return NumberFunctions.modulo(left, right);
        }
    }
}
