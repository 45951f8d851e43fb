package dev.millrace.runtime.operator;

import dev.millrace.model.spec.OperatorSpec;
import java.util.List;
import java.util.Optional;

/** Implements operator kinds in this engine; found by {@link java.util.ServiceLoader}. */
public interface OperatorProvider {

    /** An operator for one subtask, or empty if this provider does not know the spec. */
    Optional<Operator> create(OperatorSpec spec, OperatorContext context);

    /**
     * Positions of the fields by which the input must be partitioned; empty list: all rows go to one subtask; empty:
     * rows may go anywhere (or the provider does not know the spec).
     */
    Optional<List<Integer>> keys(OperatorSpec spec);
}
