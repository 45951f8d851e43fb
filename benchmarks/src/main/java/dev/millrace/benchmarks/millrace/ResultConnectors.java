package dev.millrace.benchmarks.millrace;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.runtime.connector.Connectors;
import dev.millrace.runtime.connector.SinkWriter;
import dev.millrace.runtime.connector.SourceReader;
import java.util.Optional;

/** Makes the writers of {@link ResultSinkKind}. */
public final class ResultConnectors implements Connectors {

    @Override
    public Optional<SourceReader> reader(OperatorSpec spec, Schema schema, ConnectorContext context) {
        return Optional.empty();
    }

    @Override
    public Optional<SinkWriter> writer(OperatorSpec spec, Schema schema, ConnectorContext context) {
        return spec instanceof ResultSinkKind.Spec results
                ? Optional.of(new ResultWriter(results.total(), schema.width()))
                : Optional.empty();
    }

    @Override
    public int maxParallelism(OperatorSpec spec) {
        return 1;
    }

    @Override
    public boolean paced(OperatorSpec spec) {
        return false;
    }
}
