package dev.millrace.runtime.operator;

import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.ProcessSpecs.ProcessFunctionSpec;
import dev.millrace.model.spec.TimeSpecs.WatermarkSpec;
import dev.millrace.model.spec.TransformSpecs.AggregateSpec;
import dev.millrace.model.spec.TransformSpecs.ChangesAsRowsSpec;
import dev.millrace.model.spec.TransformSpecs.FilterSpec;
import dev.millrace.model.spec.TransformSpecs.FlatMapSpec;
import dev.millrace.model.spec.TransformSpecs.ProjectSpec;
import dev.millrace.model.spec.TransformSpecs.RouteSpec;
import dev.millrace.model.spec.TransformSpecs.UnionSpec;
import dev.millrace.model.spec.WindowSpecs.Counted;
import dev.millrace.model.spec.WindowSpecs.WindowAggregateSpec;
import dev.millrace.model.spec.WindowSpecs.WindowedSpec;
import dev.millrace.runtime.operator.process.ProcessFunctionOperator;
import dev.millrace.runtime.operator.window.CountWindowOperator;
import dev.millrace.runtime.operator.window.SessionWindowOperator;
import dev.millrace.runtime.operator.window.TriggeredWindowOperator;
import java.util.Optional;

/** The transforms of Millrace's own catalog. */
public final class BuiltInOperators implements OperatorProvider {

    @Override
    public Optional<Operator> create(OperatorSpec spec, OperatorContext context) {
        return switch (spec) {
            case FilterSpec filter -> Optional.of(new FilterOperator(filter, context));
            case ProjectSpec project -> Optional.of(new ProjectOperator(project, context));
            case FlatMapSpec flatMap -> Optional.of(new FlatMapOperator(flatMap, context));
            case UnionSpec ignored -> Optional.of(new PassThroughOperator(context));
            case ChangesAsRowsSpec ignored -> Optional.of(new ChangesAsRowsOperator(context));
            case RouteSpec route -> Optional.of(new RouteOperator(route, context));
            case WatermarkSpec watermark -> Optional.of(new WatermarkOperator(watermark, context));
            case ProcessFunctionSpec process -> Optional.of(new ProcessFunctionOperator(process, context));
            case WindowedSpec window -> Optional.of(windows(window, context));
            case AggregateSpec aggregate
            when !aggregate.asChanges() -> Optional.of(new AggregateOperator(aggregate, context));
            default -> Optional.empty();
        };
    }

    /** The columnar operator where it can, otherwise the one that goes row by row. */
    private static Operator windows(WindowedSpec spec, OperatorContext context) {
        if (spec.window() instanceof Counted counted) {
            return new CountWindowOperator(counted, spec, context);
        }
        if (spec instanceof WindowAggregateSpec aggregates && SessionWindowOperator.takes(aggregates, context)) {
            return new SessionWindowOperator(aggregates, context);
        }
        return PaneWindowOperator.takes(spec, context)
                ? new PaneWindowOperator(spec, context)
                : new TriggeredWindowOperator(spec, context);
    }

    @Override
    public Optional<Distribution> distribution(OperatorSpec spec, int port) {
        return switch (spec) {
            case ProcessFunctionSpec process
            when port == 1 && process.broadcastSecond() -> Optional.of(Distribution.EVERYWHERE);
            case ProcessFunctionSpec process ->
                Optional.of(Distribution.byKey(process.keys().get(port)));
            case WindowedSpec window -> Optional.of(Distribution.byKey(window.keys()));
            case AggregateSpec aggregate -> Optional.of(Distribution.byKey(aggregate.keys()));
            default -> Optional.empty();
        };
    }
}
