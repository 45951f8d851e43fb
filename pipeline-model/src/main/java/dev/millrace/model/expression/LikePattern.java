package dev.millrace.model.expression;

import static dev.millrace.model.expression.RowEvaluationException.badArgument;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled pattern of LIKE: {@code %} stands for any text, {@code _} for one code point. Compile once, match many;
 * immutable. A pattern without {@code _} and with {@code %} at its ends only has a simpler {@link #shape()}, which
 * column kernels compare as bytes.
 */
public final class LikePattern {

    /** What a pattern asks of a text. */
    public enum Shape {
        /** Equal to {@link #literal()}. */
        EXACT,
        /** Begins with it. */
        PREFIX,
        /** Ends with it. */
        SUFFIX,
        /** Contains it. */
        CONTAINS,
        /** Anything else: only {@link #matches} knows. */
        GENERAL
    }

    private static final int ANY_ONE = -1;

    /** The pieces between the percent signs, as code points or {@link #ANY_ONE}. */
    private final List<int[]> pieces;

    private final Shape shape;

    private LikePattern(List<int[]> pieces) {
        this.pieces = pieces;
        this.shape = shapeOf(pieces);
    }

    /**
     * @param escape the one character that takes the meaning from a {@code %}, a {@code _} or itself, or null for none
     * @throws RowEvaluationException when {@code escape} is not one character, or escapes anything else
     */
    public static LikePattern compile(String pattern, @Nullable String escape) {
        int escapePoint = escapePoint(escape);
        List<int[]> pieces = new ArrayList<>();
        int[] points = pattern.codePoints().toArray();
        int[] piece = new int[points.length];
        int size = 0;
        for (int i = 0; i < points.length; i++) {
            if (points[i] == escapePoint) {
                i++;
                if (i == points.length || (points[i] != '%' && points[i] != '_' && points[i] != escapePoint)) {
                    throw badArgument("In the LIKE pattern " + RowEvaluationException.shown(pattern)
                            + " the escape character must stand before %, _ or itself.");
                }
                piece[size++] = points[i];
            } else if (points[i] == '%') {
                pieces.add(java.util.Arrays.copyOf(piece, size));
                size = 0;
            } else {
                piece[size++] = points[i] == '_' ? ANY_ONE : points[i];
            }
        }
        pieces.add(java.util.Arrays.copyOf(piece, size));
        return new LikePattern(pieces);
    }

    public Shape shape() {
        return shape;
    }

    /** What the text is compared with where the shape is not {@link Shape#GENERAL}. */
    public String literal() {
        StringBuilder result = new StringBuilder();
        for (int[] piece : pieces) {
            for (int point : piece) {
                result.appendCodePoint(point == ANY_ONE ? '_' : point);
            }
        }
        return result.toString();
    }

    /** Takes time proportional to the text's length times the longest piece's at worst. */
    public boolean matches(String text) {
        int[] points = text.codePoints().toArray();
        int[] first = pieces.get(0);
        int[] last = pieces.get(pieces.size() - 1);
        if (pieces.size() == 1) {
            return points.length == first.length && fits(first, points, 0);
        }
        int end = points.length - last.length;
        if (first.length > end || !fits(first, points, 0) || !fits(last, points, end)) {
            return false;
        }
        // Each middle piece as far left as it goes: that leaves most to those after it.
        int at = first.length;
        for (int[] piece : pieces.subList(1, pieces.size() - 1)) {
            while (at + piece.length <= end && !fits(piece, points, at)) {
                at++;
            }
            if (at + piece.length > end) {
                return false;
            }
            at += piece.length;
        }
        return true;
    }

    private static boolean fits(int[] piece, int[] points, int at) {
        for (int i = 0; i < piece.length; i++) {
            if (piece[i] != ANY_ONE && piece[i] != points[at + i]) {
                return false;
            }
        }
        return true;
    }

    private static int escapePoint(@Nullable String escape) {
        if (escape == null) {
            return Integer.MIN_VALUE;
        }
        if (escape.codePointCount(0, escape.length()) != 1) {
            throw badArgument(
                    "LIKE's escape is " + RowEvaluationException.shown(escape) + ", and must be one character.");
        }
        return escape.codePointAt(0);
    }

    private static Shape shapeOf(List<int[]> pieces) {
        for (int[] piece : pieces) {
            for (int point : piece) {
                if (point == ANY_ONE) {
                    return Shape.GENERAL;
                }
            }
        }
        boolean openStart = pieces.get(0).length == 0;
        boolean openEnd = pieces.get(pieces.size() - 1).length == 0;
        return switch (pieces.size()) {
            case 1 -> Shape.EXACT;
            case 2 -> openEnd ? Shape.PREFIX : openStart ? Shape.SUFFIX : Shape.GENERAL;
            case 3 -> openStart && openEnd ? Shape.CONTAINS : Shape.GENERAL;
            default -> Shape.GENERAL;
        };
    }
}
