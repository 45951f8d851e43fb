package dev.millrace.runtime.expression.kernel;

/**
 * A comparison of two doubles over whole arrays, or its opposite where {@code not}: as booleans by row, or as the rows for
 * which it holds. Selecting has no branch on the values: every row is written and the next one overwrites it unless it
 * counts. The array of selected rows may be that of the given ones.
 *
 * <p>The order is total: both zeros are equal, and what is not a number equals itself and comes after all numbers. A value
 * for all rows is a number.
 */
public abstract class DoubleComparison {

    public static final DoubleComparison EQUAL = new Equal();
    public static final DoubleComparison LESS = new Less();

    private DoubleComparison() {}

    private static boolean equal(double left, double right) {
        return left == right || (Double.isNaN(left) && Double.isNaN(right));
    }

    private static boolean less(double left, double right) {
        return left < right || (Double.isNaN(right) && !Double.isNaN(left));
    }

    /** Rows 0 to {@code size - 1}. */
    public abstract void dense(double[] left, double[] right, boolean not, boolean[] out, int size);

    /** Rows 0 to {@code size - 1}, with one value on the right. */
    public abstract void dense(double[] left, double right, boolean not, boolean[] out, int size);

    /** The rows in the first {@code count} elements of {@code rows}. */
    public abstract void sparse(double[] left, double[] right, boolean not, boolean[] out, int[] rows, int count);

    /** Selects among rows 0 to {@code size - 1} and gives how many there are. */
    public abstract int select(double[] left, double[] right, boolean not, int[] selected, int size);

    /** Selects among rows 0 to {@code size - 1}, with one value on the right. */
    public abstract int select(double[] left, double right, boolean not, int[] selected, int size);

    /** Selects among given rows. */
    public abstract int select(double[] left, double[] right, boolean not, int[] rows, int count, int[] selected);

    /** Selects among given rows, with one value on the right. */
    public abstract int select(double[] left, double right, boolean not, int[] rows, int count, int[] selected);

    private static final class Equal extends DoubleComparison {
        @Override
        public void dense(double[] left, double[] right, boolean not, boolean[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = equal(left[i], right[i]) ^ not;
            }
        }

        @Override
        public void dense(double[] left, double right, boolean not, boolean[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = (left[i] == right) ^ not;
            }
        }

        @Override
        public void sparse(double[] left, double[] right, boolean not, boolean[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                out[row] = equal(left[row], right[row]) ^ not;
            }
        }

        @Override
        public int select(double[] left, double[] right, boolean not, int[] selected, int size) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < size; i++) {
                selected[found] = i;
                found += (equal(left[i], right[i]) ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(double[] left, double right, boolean not, int[] selected, int size) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < size; i++) {
                selected[found] = i;
                found += (left[i] == right ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(double[] left, double[] right, boolean not, int[] rows, int count, int[] selected) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                selected[found] = row;
                found += (equal(left[row], right[row]) ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(double[] left, double right, boolean not, int[] rows, int count, int[] selected) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                selected[found] = row;
                found += (left[row] == right ? 1 : 0) ^ opposite;
            }
            return found;
        }
    }

    private static final class Less extends DoubleComparison {
        @Override
        public void dense(double[] left, double[] right, boolean not, boolean[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = less(left[i], right[i]) ^ not;
            }
        }

        @Override
        public void dense(double[] left, double right, boolean not, boolean[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = (left[i] < right) ^ not;
            }
        }

        @Override
        public void sparse(double[] left, double[] right, boolean not, boolean[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                out[row] = less(left[row], right[row]) ^ not;
            }
        }

        @Override
        public int select(double[] left, double[] right, boolean not, int[] selected, int size) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < size; i++) {
                selected[found] = i;
                found += (less(left[i], right[i]) ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(double[] left, double right, boolean not, int[] selected, int size) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < size; i++) {
                selected[found] = i;
                found += (left[i] < right ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(double[] left, double[] right, boolean not, int[] rows, int count, int[] selected) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                selected[found] = row;
                found += (less(left[row], right[row]) ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(double[] left, double right, boolean not, int[] rows, int count, int[] selected) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                selected[found] = row;
                found += (left[row] < right ? 1 : 0) ^ opposite;
            }
            return found;
        }
    }
}
