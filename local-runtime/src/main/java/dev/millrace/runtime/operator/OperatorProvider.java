package dev.millrace.runtime.operator;

import dev.millrace.model.spec.OperatorSpec;
import java.util.Optional;

/** Implements operator kinds in this engine; found by {@link java.util.ServiceLoader}. */
public interface OperatorProvider {

    /** An operator for one subtask, or empty if this provider does not know the spec. */
    Optional<Operator> create(OperatorSpec spec, OperatorContext context);

    /** How the rows of an input port are spread; empty if this provider does not know the spec. */
    Optional<Distribution> distribution(OperatorSpec spec, int port);
}
