package dev.millrace.runtime.expression.kernel;

/**
 * A comparison of two ints over whole arrays, or its opposite where {@code not}: as booleans by row, or as the rows for
 * which it holds. Selecting has no branch on the values: every row is written and the next one overwrites it unless it
 * counts. The array of selected rows may be that of the given ones.
 */
public abstract class IntComparison {

    public static final IntComparison EQUAL = new Equal();
    public static final IntComparison LESS = new Less();

    private IntComparison() {}

    /** Rows 0 to {@code size - 1}. */
    public abstract void dense(int[] left, int[] right, boolean not, boolean[] out, int size);

    /** Rows 0 to {@code size - 1}, with one value on the right. */
    public abstract void dense(int[] left, int right, boolean not, boolean[] out, int size);

    /** The rows in the first {@code count} elements of {@code rows}. */
    public abstract void sparse(int[] left, int[] right, boolean not, boolean[] out, int[] rows, int count);

    /** Selects among rows 0 to {@code size - 1} and gives how many there are. */
    public abstract int select(int[] left, int[] right, boolean not, int[] selected, int size);

    /** Selects among rows 0 to {@code size - 1}, with one value on the right. */
    public abstract int select(int[] left, int right, boolean not, int[] selected, int size);

    /** Selects among given rows. */
    public abstract int select(int[] left, int[] right, boolean not, int[] rows, int count, int[] selected);

    /** Selects among given rows, with one value on the right. */
    public abstract int select(int[] left, int right, boolean not, int[] rows, int count, int[] selected);

    private static final class Equal extends IntComparison {
        @Override
        public void dense(int[] left, int[] right, boolean not, boolean[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = (left[i] == right[i]) ^ not;
            }
        }

        @Override
        public void dense(int[] left, int right, boolean not, boolean[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = (left[i] == right) ^ not;
            }
        }

        @Override
        public void sparse(int[] left, int[] right, boolean not, boolean[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                out[row] = (left[row] == right[row]) ^ not;
            }
        }

        @Override
        public int select(int[] left, int[] right, boolean not, int[] selected, int size) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < size; i++) {
                selected[found] = i;
                found += (left[i] == right[i] ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(int[] left, int right, boolean not, int[] selected, int size) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < size; i++) {
                selected[found] = i;
                found += (left[i] == right ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(int[] left, int[] right, boolean not, int[] rows, int count, int[] selected) {
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
        public int select(int[] left, int right, boolean not, int[] rows, int count, int[] selected) {
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

    private static final class Less extends IntComparison {
        @Override
        public void dense(int[] left, int[] right, boolean not, boolean[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = (left[i] < right[i]) ^ not;
            }
        }

        @Override
        public void dense(int[] left, int right, boolean not, boolean[] out, int size) {
            for (int i = 0; i < size; i++) {
                out[i] = (left[i] < right) ^ not;
            }
        }

        @Override
        public void sparse(int[] left, int[] right, boolean not, boolean[] out, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                out[row] = (left[row] < right[row]) ^ not;
            }
        }

        @Override
        public int select(int[] left, int[] right, boolean not, int[] selected, int size) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < size; i++) {
                selected[found] = i;
                found += (left[i] < right[i] ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(int[] left, int right, boolean not, int[] selected, int size) {
            int opposite = not ? 1 : 0;
            int found = 0;
            for (int i = 0; i < size; i++) {
                selected[found] = i;
                found += (left[i] < right ? 1 : 0) ^ opposite;
            }
            return found;
        }

        @Override
        public int select(int[] left, int[] right, boolean not, int[] rows, int count, int[] selected) {
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
        public int select(int[] left, int right, boolean not, int[] rows, int count, int[] selected) {
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
