package dev.millrace.runtime.operator.join;

import dev.millrace.model.spec.JoinSpecs.IntervalJoinSpec;
import dev.millrace.model.spec.JoinSpecs.JoinKeys;
import dev.millrace.model.spec.JoinSpecs.JoinSpec;
import dev.millrace.model.spec.JoinSpecs.LookupJoinSpec;
import dev.millrace.model.spec.JoinSpecs.TemporalJoinSpec;
import dev.millrace.model.spec.JoinSpecs.WindowJoinSpec;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.runtime.operator.Distribution;
import dev.millrace.runtime.operator.Operator;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.OperatorProvider;
import java.util.Optional;

/** The joins of Millrace's own catalog. */
public final class JoinOperators implements OperatorProvider {

    @Override
    public Optional<Operator> create(OperatorSpec spec, OperatorContext context) {
        return switch (spec) {
            case IntervalJoinSpec join -> Optional.of(new IntervalJoinOperator(join, context));
            case JoinSpec join -> Optional.of(new JoinOperator(join, context));
            case WindowJoinSpec join -> Optional.of(new WindowJoinOperator(join, context));
            case TemporalJoinSpec join -> Optional.of(new TemporalJoinOperator(join, context));
            case LookupJoinSpec join -> Optional.of(new LookupJoinOperator(join, context));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Distribution> distribution(OperatorSpec spec, int port) {
        return switch (spec) {
            case IntervalJoinSpec join -> Optional.of(byKey(join.keys(), port));
            case JoinSpec join
            when join.broadcastRight() -> Optional.of(port == 0 ? Distribution.ANYWHERE : Distribution.EVERYWHERE);
            case JoinSpec join -> Optional.of(byKey(join.keys(), port));
            case WindowJoinSpec join -> Optional.of(byKey(join.keys(), port));
            case TemporalJoinSpec join -> Optional.of(byKey(join.keys(), port));
            default -> Optional.empty();
        };
    }

    private static Distribution byKey(JoinKeys keys, int port) {
        return Distribution.byKey(port == 0 ? keys.left() : keys.right());
    }
}
