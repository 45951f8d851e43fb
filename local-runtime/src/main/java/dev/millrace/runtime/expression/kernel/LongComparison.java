package dev.millrace.runtime.expression.kernel;

/**
 * A comparison of two longs over whole arrays, or its opposite where {@code not}: as booleans by row, or as the rows for
 * which it holds. Selecting has no branch on the values: every row is written and the next one overwrites it unless it
 * counts. The array of selected rows may be that of the given ones.
 */
public abstract class LongComparison {

    public static final LongComparison EQUAL = new Equal();
    public static final LongComparison LESS = new Less();

    private LongComparison() {}

    /** Rows 0 to {@code size - 1}. */
    public abstract void dense(long[] left, long[] right, boolean not, boolean[] out, int size);

    /** Rows 0 to {@code size - 1}, with one value on the right. */
    public abstract void dense(long[] left, long right, boolean not, boolean[] out, int size);

    /** The rows in the first {@code count} elements of {@code rows}. */
    public abstract void sparse(long[] left, long[] right, boolean not, boolean[] out, int[] rows, int count);

    /** Selects among rows 0 to {@code size - 1} and gives how many there are. */
    public abstract int select(long[] left, long[] right, boolean not, int[] selected, int size);

    /** Selects among rows 0 to {@code size - 1}, with one value on the right. */
    public abstract int select(long[] left, long right, boolean not, int[] selected, int size);

    /** Selects among given rows. */
    public abstract int select(long[] left, long[] right, boolean not, int[] rows, int count, int[] selected);

    /** Selects among given rows, with one value on the right. */
    public abstract int select(long[] left, long right, boolean not, int[] rows, int count, int[] selected);

    private static final class Equal extends LongComparison {
        @Override
        public void dense(long[] left, long[] right, boolean not, boolean[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = (left[i] == right[i]) ^ not;
            }
        }

        @Override
        public void dense(long[] left, long right, boolean not, boolean[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = (left[i] == right) ^ not;
            }
        }

        @Override
        public void sparse(long[] left, long[] right, boolean not, boolean[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                out[row] = (left[row] == right[row]) ^ not;
            }
        }

        @Override
        public int select(long[] left, long[] right, boolean not, int[] selected, int size) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < size; i++) {
                selected[found] = i;
                found += (left[i] == right[i] ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(long[] left, long right, boolean not, int[] selected, int size) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < size; i++) {
                selected[found] = i;
                found += (left[i] == right ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(long[] left, long[] right, boolean not, int[] rows, int count, int[] selected) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                selected[found] = row;
                found += (left[row] == right[row] ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(long[] left, long right, boolean not, int[] rows, int count, int[] selected) {
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

    private static final class Less extends LongComparison {
        @Override
        public void dense(long[] left, long[] right, boolean not, boolean[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = (left[i] < right[i]) ^ not;
            }
        }

        @Override
        public void dense(long[] left, long right, boolean not, boolean[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = (left[i] < right) ^ not;
            }
        }

        @Override
        public void sparse(long[] left, long[] right, boolean not, boolean[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                out[row] = (left[row] < right[row]) ^ not;
            }
        }

        @Override
        public int select(long[] left, long[] right, boolean not, int[] selected, int size) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < size; i++) {
                selected[found] = i;
                found += (left[i] < right[i] ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(long[] left, long right, boolean not, int[] selected, int size) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < size; i++) {
                selected[found] = i;
                found += (left[i] < right ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(long[] left, long[] right, boolean not, int[] rows, int count, int[] selected) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                selected[found] = row;
                found += (left[row] < right[row] ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(long[] left, long right, boolean not, int[] rows, int count, int[] selected) {
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
