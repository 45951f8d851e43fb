package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Function;

/**
 * One of the six comparisons, in terms of the two that kernels know.
 *
 * @param equal "equal" or else "less"
 * @param not whether the answer is turned around
 * @param swapped whether the arguments change places
 */
record ComparisonSense(boolean equal, boolean not, boolean swapped) {

    static ComparisonSense of(Function function) {
        return switch (function) {
            case EQUAL -> new ComparisonSense(true, false, false);
            case NOT_EQUAL -> new ComparisonSense(true, true, false);
            case LESS -> new ComparisonSense(false, false, false);
            case GREATER_OR_EQUAL -> new ComparisonSense(false, true, false);
            case GREATER -> new ComparisonSense(false, false, true);
            case LESS_OR_EQUAL -> new ComparisonSense(false, true, true);
            default -> throw new IllegalArgumentException(function + " is not a comparison");
        };
    }

    /** The opposite, where {@code turned}. */
    ComparisonSense turned(boolean turned) {
        return new ComparisonSense(equal, not ^ turned, swapped);
    }

    /** The same of exchanged arguments. */
    ComparisonSense mirrored() {
        return equal ? this : new ComparisonSense(false, not, !swapped);
    }

    /** Of a swapped "less than {@code right}": the same without swapping, of the value next above {@code right}. */
    ComparisonSense ofSuccessor() {
        return new ComparisonSense(equal, !not, false);
    }
}
