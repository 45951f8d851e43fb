package dev.millrace.runtime.operator;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.SourceSpec;
import dev.millrace.runtime.connector.Connectors;
import dev.millrace.runtime.connector.Connectors.ConnectorContext;
import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.connector.StreamFeed.FeedSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Everything that can carry out an operator spec in this process. */
public final class Operators {

    private static final class Loaded {
        static final Operators INSTANCE = new Operators(
                ServiceLoader.load(OperatorProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList(),
                ServiceLoader.load(Connectors.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    private final List<OperatorProvider> operators;
    private final List<Connectors> connectors;

    public Operators(List<OperatorProvider> operators, List<Connectors> connectors) {
        this.operators = List.copyOf(operators);
        this.connectors = List.copyOf(connectors);
    }

    /** Every provider on the class path. */
    public static Operators shared() {
        return Loaded.INSTANCE;
    }

    /** These, and another provider before them. */
    public Operators with(OperatorProvider provider) {
        List<OperatorProvider> providers = new ArrayList<>(operators);
        providers.add(0, provider);
        return new Operators(providers, connectors);
    }

    /** A transform, or a sink's writer as an operator. */
    public Operator create(OperatorSpec spec, OperatorContext context) {
        for (OperatorProvider provider : operators) {
            Optional<Operator> operator = provider.create(spec, context);
            if (operator.isPresent()) {
                return operator.get();
            }
        }
        Schema written = context.input().changesAsField();
        return connectors.stream()
                .flatMap(
                        each -> each.writer(spec, written, context.environment().connector()).stream())
                .findFirst()
                .map(writer -> new SinkOperator(writer, ChangeColumn.of(context)))
                .orElseThrow(() -> unknown(spec));
    }

    /** See {@link OperatorProvider#distribution}. */
    public Distribution distribution(OperatorSpec spec, int port) {
        return operators.stream()
                .flatMap(each -> each.distribution(spec, port).stream())
                .findFirst()
                .orElse(Distribution.ANYWHERE);
    }

    public SourceReader reader(OperatorSpec spec, Schema schema, ConnectorContext context) {
        return connectors.stream()
                .flatMap(each -> each.reader(spec, schema, context).stream())
                .findFirst()
                .orElseThrow(() -> unknown(spec));
    }

    /** See {@link Connectors#maxParallelism}. */
    public int maxParallelism(OperatorSpec spec) {
        return connectors.stream()
                .mapToInt(each -> each.maxParallelism(spec))
                .max()
                .orElse(1);
    }

    /**
     * Whether no other stream may wait for this source: it keeps a pace by the clock ({@link Connectors#paced}), may be
     * idle, or waits for others itself.
     */
    public boolean paced(OperatorSpec spec) {
        boolean waits = spec instanceof SourceSpec source
                && source.eventTime()
                        .filter(time -> time.alignment().isPresent()
                                || time.idleAfterMs().isPresent())
                        .isPresent();
        return spec instanceof FeedSpec || waits || connectors.stream().anyMatch(each -> each.paced(spec));
    }

    private static IllegalStateException unknown(OperatorSpec spec) {
        return new IllegalStateException(
                "no local implementation for " + spec.getClass().getSimpleName());
    }
}
