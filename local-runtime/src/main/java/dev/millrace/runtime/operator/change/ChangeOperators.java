package dev.millrace.runtime.operator.change;

import dev.millrace.model.spec.ChangeSpecs.DeduplicateSpec;
import dev.millrace.model.spec.ChangeSpecs.TopNSpec;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.TransformSpecs.AggregateSpec;
import dev.millrace.runtime.operator.Distribution;
import dev.millrace.runtime.operator.Operator;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.OperatorProvider;
import java.util.Optional;

/** The kinds of Millrace's own catalog that give changelogs. */
public final class ChangeOperators implements OperatorProvider {

    @Override
    public Optional<Operator> create(OperatorSpec spec, OperatorContext context) {
        return switch (spec) {
            case DeduplicateSpec deduplicate -> Optional.of(new DeduplicateOperator(deduplicate, context));
            case TopNSpec top -> Optional.of(new TopNOperator(top, context));
            case AggregateSpec aggregate
            when aggregate.asChanges() -> Optional.of(new AggregateChangesOperator(aggregate, context));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Distribution> distribution(OperatorSpec spec, int port) {
        return switch (spec) {
            case DeduplicateSpec deduplicate -> Optional.of(Distribution.byKey(deduplicate.keys()));
            case TopNSpec top -> Optional.of(Distribution.byKey(top.keys()));
            default -> Optional.empty();
        };
    }
}
