package dev.millrace.runtime.operator.pattern;

import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.PatternSpecs.PatternSpec;
import dev.millrace.runtime.operator.Distribution;
import dev.millrace.runtime.operator.Operator;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.OperatorProvider;
import java.util.Optional;

/** Pattern detection. */
public final class PatternOperators implements OperatorProvider {

    @Override
    public Optional<Operator> create(OperatorSpec spec, OperatorContext context) {
        return spec instanceof PatternSpec pattern
                ? Optional.of(new PatternOperator(pattern, context))
                : Optional.empty();
    }

    @Override
    public Optional<Distribution> distribution(OperatorSpec spec, int port) {
        return spec instanceof PatternSpec pattern ? Optional.of(Distribution.byKey(pattern.keys())) : Optional.empty();
    }
}
