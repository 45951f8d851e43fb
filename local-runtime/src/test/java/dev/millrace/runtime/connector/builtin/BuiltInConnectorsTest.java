package dev.millrace.runtime.connector.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.SinkSpecs.ConsoleSinkSpec;
import dev.millrace.model.spec.SinkSpecs.DiscardSinkSpec;
import dev.millrace.model.spec.SinkSpecs.TableSinkSpec;
import dev.millrace.model.spec.SourceSpecs.GeneratorSourceSpec;
import dev.millrace.model.spec.SourceSpecs.RowsSourceSpec;
import dev.millrace.runtime.connector.Connectors;
import dev.millrace.runtime.connector.Connectors.ConnectorContext;
import dev.millrace.runtime.connector.Connectors.ResultSink;
import dev.millrace.runtime.connector.Reading;
import dev.millrace.runtime.connector.SinkWriter;
import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.connector.Writing;
import dev.millrace.runtime.data.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BuiltInConnectorsTest {

    private static final Schema SCHEMA =
            Schema.of(List.of(Field.nullable("name", Scalar.STRING), Field.nullable("n", Scalar.BIGINT)), false);
    private static final List<List<@Nullable Object>> ROWS =
            List.of(Arrays.asList("a \"b\"", 1L), Arrays.asList(null, 2L), Arrays.asList("c", null));

    private final BuiltInConnectors connectors = new BuiltInConnectors();
    private final AtomicLong clock = new AtomicLong(-7);
    private final List<List<@Nullable Object>> table = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final ConnectorContext context =
            new ConnectorContext("node", Path.of("."), 0, 1, clock::get, new ResultSink() {
                @Override
                public void rows(String nodeId, Schema schema, List<List<@Nullable Object>> rows) {
                    table.addAll(rows);
                }

                @Override
                public void line(String nodeId, String text) {
                    lines.add(nodeId + " " + text);
                }
            });

    private SinkWriter writer(OperatorSpec spec) {
        return connectors.writer(spec, SCHEMA, context).orElseThrow();
    }

    private static RowsSourceSpec rows(List<Long> arrivals) {
        return new RowsSourceSpec(SCHEMA.fields(), ROWS, arrivals, Optional.empty());
    }

    @Test
    void areFoundAsAService() {
        assertTrue(ServiceLoader.load(Connectors.class).stream()
                .anyMatch(provider -> provider.type() == BuiltInConnectors.class));
    }

    @Test
    void aTableTakesTheSelectedRows() throws IOException {
        try (SinkWriter writer = writer(new TableSinkSpec(10))) {
            writer.open();
            Batch batch = Writing.batch(SCHEMA, ROWS);
            batch.select(new int[] {0, 2}, 2);
            writer.write(batch);
            writer.finish();
        }

        assertEquals(List.of(ROWS.get(0), ROWS.get(2)), table);
    }

    @Test
    void theConsolePrintsALinePerRowUpToItsLimit() throws IOException {
        Writing.all(writer(new ConsoleSinkSpec(2)), SCHEMA, ROWS, 1);
        Writing.all(writer(new ConsoleSinkSpec(0)), SCHEMA, ROWS.subList(2, 3), 1);

        assertEquals(
                List.of(
                        "node {\"name\": \"a \\\"b\\\"\", \"n\": 1}",
                        "node {\"name\": null, \"n\": 2}",
                        "node {\"name\": \"c\", \"n\": null}"),
                lines);
    }

    @Test
    void discardedRowsGoNowhere() throws IOException {
        Writing.all(writer(new DiscardSinkSpec()), SCHEMA, ROWS, 2);

        assertEquals(List.of(), table);
        assertEquals(List.of(), lines);
    }

    @Test
    void inlineRowsComeAtOnce() {
        List<DataType> types = SCHEMA.types();
        SourceReader reader =
                connectors.reader(rows(List.of()), SCHEMA, context).orElseThrow();

        assertEquals(ROWS, Reading.all(reader, types, 2).rows());
    }

    @Test
    void inlineRowsComeWhenTheyArrive() throws IOException {
        try (SourceReader reader = connectors
                .reader(rows(List.of(0L, 1_000L, 1_000L)), SCHEMA, context)
                .orElseThrow()) {
            Batch batch = Batch.create(SCHEMA, 10);
            reader.open();

            assertEquals(1, reader.read(batch, 10, (file, line, column, message, text) -> {}));
            assertEquals(999_999_993, reader.nextDueNanos());
            assertEquals(0, reader.read(batch, 10, (file, line, column, message, text) -> {}));
            clock.set(999_999_993);
            assertEquals(2, reader.read(batch, 10, (file, line, column, message, text) -> {}));
            assertEquals(SourceReader.END, reader.read(batch, 10, (file, line, column, message, text) -> {}));
            assertEquals(1, reader.progress());
        }
    }

    @Test
    void onlyGeneratorsAndDiscardsAreSplit() {
        GeneratorSourceSpec endless =
                new GeneratorSourceSpec(OptionalLong.empty(), OptionalDouble.of(10), 0, List.of(), Optional.empty());
        GeneratorSourceSpec small =
                new GeneratorSourceSpec(OptionalLong.of(1025), OptionalDouble.empty(), 0, List.of(), Optional.empty());

        assertEquals(Integer.MAX_VALUE, connectors.maxParallelism(endless));
        assertEquals(2, connectors.maxParallelism(small));
        assertEquals(1, connectors.maxParallelism(rows(List.of())));
        assertEquals(Integer.MAX_VALUE, connectors.maxParallelism(new DiscardSinkSpec()));
        assertEquals(1, connectors.maxParallelism(new ConsoleSinkSpec(0)));
        assertTrue(connectors.paced(endless));
        assertFalse(connectors.paced(small));
        assertTrue(connectors.paced(rows(List.of(0L, 0L, 0L))));
        assertFalse(connectors.paced(rows(List.of())));
    }

    @Test
    void otherSpecsAreNotKnown() {
        OperatorSpec other = new OperatorSpec() {};

        assertTrue(connectors.reader(other, SCHEMA, context).isEmpty());
        assertTrue(connectors.writer(other, SCHEMA, context).isEmpty());
    }
}
