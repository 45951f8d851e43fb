package dev.millrace.model.expression;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Comparison of boxed values of one type. */
final class Values {

    private Values() {}

    /** Whether two values are the same; in arrays and rows, nulls equal each other. */
    static boolean equal(Object left, Object right) {
        if (left instanceof List<?> leftList && right instanceof List<?> rightList) {
            if (leftList.size() != rightList.size()) {
                return false;
            }
            for (int i = 0; i < leftList.size(); i++) {
                Object a = leftList.get(i);
                Object b = rightList.get(i);
                boolean same = a == null ? b == null : b != null && equal(a, b);
                if (!same) {
                    return false;
                }
            }
            return true;
        }
        return compare(left, right) == 0;
    }

    /** Strings by code points, bytes unsigned, false before true, both zeros of a double equal. */
    static int compare(Object left, Object right) {
        if (left instanceof String text) {
            return compareCodePoints(text, (String) right);
        }
        if (left instanceof Double number) {
            double other = (double) right;
            return number == other ? 0 : Double.compare(number, other);
        }
        if (left instanceof Long number) {
            return Long.compare(number, (long) right);
        }
        if (left instanceof Integer number) {
            return Integer.compare(number, (int) right);
        }
        if (left instanceof BigDecimal number) {
            return number.compareTo((BigDecimal) right);
        }
        if (left instanceof byte[] bytes) {
            return Arrays.compareUnsigned(bytes, (byte[]) right);
        }
        return Boolean.compare((boolean) left, (boolean) right);
    }

    /** Java's own order puts a surrogate pair before U+E000. */
    private static int compareCodePoints(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
