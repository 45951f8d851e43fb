package dev.millrace.runtime.connector.builtin;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.SinkSpecs.ConsoleSinkSpec;
import dev.millrace.model.spec.SinkSpecs.CsvSinkSpec;
import dev.millrace.model.spec.SinkSpecs.DiscardSinkSpec;
import dev.millrace.model.spec.SinkSpecs.JsonlSinkSpec;
import dev.millrace.model.spec.SinkSpecs.TableSinkSpec;
import dev.millrace.model.spec.SourceSpecs.CsvSourceSpec;
import dev.millrace.model.spec.SourceSpecs.GeneratorSourceSpec;
import dev.millrace.model.spec.SourceSpecs.JsonlSourceSpec;
import dev.millrace.model.spec.SourceSpecs.RowsSourceSpec;
import dev.millrace.runtime.connector.Connectors;
import dev.millrace.runtime.connector.SinkWriter;
import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.connector.csv.CsvSinkWriter;
import dev.millrace.runtime.connector.csv.CsvSourceReader;
import dev.millrace.runtime.connector.generator.GeneratorSourceReader;
import dev.millrace.runtime.connector.json.JsonlSinkWriter;
import dev.millrace.runtime.connector.json.JsonlSourceReader;
import java.util.Optional;

/** The sources and sinks that every Millrace has. */
public final class BuiltInConnectors implements Connectors {

    @Override
    public Optional<SourceReader> reader(OperatorSpec spec, Schema schema, ConnectorContext context) {
        return Optional.ofNullable(
                switch (spec) {
                    case CsvSourceSpec csv -> new CsvSourceReader(csv, context.folder());
                    case JsonlSourceSpec jsonl -> new JsonlSourceReader(jsonl, context.folder());
                    case RowsSourceSpec rows -> new RowsSourceReader(rows, context.nanoTime());
                    case GeneratorSourceSpec generator -> new GeneratorSourceReader(generator, context);
                    default -> null;
                });
    }

    @Override
    public Optional<SinkWriter> writer(OperatorSpec spec, Schema schema, ConnectorContext context) {
        return Optional.ofNullable(
                switch (spec) {
                    case CsvSinkSpec csv -> new CsvSinkWriter(csv, schema, context.folder());
                    case JsonlSinkSpec jsonl -> new JsonlSinkWriter(jsonl, schema, context.folder());
                    case TableSinkSpec table -> new TableSinkWriter(schema, context);
                    case ConsoleSinkSpec console -> new ConsoleSinkWriter(schema, console.limit(), context);
                    case DiscardSinkSpec discard -> new DiscardSinkWriter();
                    default -> null;
                });
    }

    @Override
    public int maxParallelism(OperatorSpec spec) {
        return switch (spec) {
            case GeneratorSourceSpec generator -> GeneratorSourceReader.maxParallelism(generator);
            case DiscardSinkSpec discard -> Integer.MAX_VALUE;
            default -> 1;
        };
    }

    @Override
    public boolean paced(OperatorSpec spec) {
        return switch (spec) {
            case GeneratorSourceSpec generator -> generator.rowsPerSecond().isPresent();
            case RowsSourceSpec rows -> !rows.arrivalsMs().isEmpty();
            default -> false;
        };
    }
}
