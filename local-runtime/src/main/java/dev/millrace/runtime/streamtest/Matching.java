package dev.millrace.runtime.streamtest;

import dev.millrace.model.streamtest.BoundStreamTest.Cell;
import dev.millrace.model.streamtest.BoundStreamTest.Expected;
import dev.millrace.model.streamtest.BoundStreamTest.ExpectedIdle;
import dev.millrace.model.streamtest.BoundStreamTest.ExpectedRow;
import dev.millrace.model.streamtest.BoundStreamTest.ExpectedWatermark;
import dev.millrace.runtime.streamtest.Output.IdleOutput;
import dev.millrace.runtime.streamtest.Output.RowOutput;
import dev.millrace.runtime.streamtest.Output.WatermarkOutput;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which output is which expectation's: as many pairs as there can be. An expectation that looks at few fields may fit
 * several outputs, so that the first that fits need not be the right one; pairs are therefore made by augmenting paths
 * (Kuhn's algorithm for bipartite matching).
 */
final class Matching {

    private static final int NONE = -1;

    /** Numbers that differ by less than this part of them are the same: sums of doubles depend on the order of adding. */
    private static final double TOLERANCE = 1e-9;

    private final boolean[][] fits;
    private final int[] expectedOf;
    private final int[] outputOf;

    private Matching(List<? extends Expected> expected, List<? extends Output> outputs) {
        this.fits = new boolean[expected.size()][outputs.size()];
        for (int e = 0; e < expected.size(); e++) {
            for (int o = 0; o < outputs.size(); o++) {
                fits[e][o] = fits(expected.get(e), outputs.get(o));
            }
        }
        this.expectedOf = new int[outputs.size()];
        this.outputOf = new int[expected.size()];
        Arrays.fill(expectedOf, NONE);
        Arrays.fill(outputOf, NONE);
    }

    static Matching of(List<? extends Expected> expected, List<? extends Output> outputs) {
        Matching matching = new Matching(expected, outputs);
        for (int e = 0; e < expected.size(); e++) {
            matching.pair(e, new boolean[outputs.size()]);
        }
        return matching;
    }

    private boolean pair(int expected, boolean[] visited) {
        for (int o = 0; o < visited.length; o++) {
            if (fits[expected][o] && !visited[o]) {
                visited[o] = true;
                if (expectedOf[o] == NONE || pair(expectedOf[o], visited)) {
                    expectedOf[o] = expected;
                    outputOf[expected] = o;
                    return true;
                }
            }
        }
        return false;
    }

    boolean came(int expected) {
        return outputOf[expected] != NONE;
    }

    boolean wasExpected(int output) {
        return expectedOf[output] != NONE;
    }

    /** Whether everything came, nothing else did, and each in its place. */
    boolean inOrder() {
        boolean inOrder = outputOf.length == expectedOf.length;
        for (int i = 0; i < outputOf.length && inOrder; i++) {
            inOrder = fits[i][i];
        }
        return inOrder;
    }

    private static boolean fits(Expected expected, Output output) {
        return switch (expected) {
            case ExpectedRow row -> output instanceof RowOutput came && fits(row, came);
            case ExpectedWatermark watermark ->
                output instanceof WatermarkOutput came && came.watermark() == watermark.watermark();
            case ExpectedIdle idle -> output instanceof IdleOutput came && came.idle() == idle.idle();
        };
    }

    private static boolean fits(ExpectedRow expected, RowOutput row) {
        boolean fits = expected.retraction() == row.retraction()
                && expected.timeMs().map(ms -> ms == row.timeMs()).orElse(true);
        for (Cell cell : expected.cells()) {
            fits = fits && same(cell.value(), row.values().get(cell.field()));
        }
        return fits;
    }

    private static boolean same(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Double left && actual instanceof Double right) {
            double largest = Math.max(Math.abs(left), Math.abs(right));
            return left.equals(right) || left.doubleValue() == right || Math.abs(left - right) <= TOLERANCE * largest;
        }
        if (expected instanceof byte[] left && actual instanceof byte[] right) {
            return Arrays.equals(left, right);
        }
        if (expected instanceof List<?> left && actual instanceof List<?> right && left.size() == right.size()) {
            boolean same = true;
            for (int i = 0; i < left.size(); i++) {
                same = same && same(left.get(i), right.get(i));
            }
            return same;
        }
        return Objects.equals(expected, actual);
    }
}
