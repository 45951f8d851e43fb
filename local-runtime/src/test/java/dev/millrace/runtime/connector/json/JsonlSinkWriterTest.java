package dev.millrace.runtime.connector.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.MalformedPolicy;
import dev.millrace.model.spec.SinkSpecs.JsonlSinkSpec;
import dev.millrace.model.spec.SourceSpecs.Column;
import dev.millrace.model.spec.SourceSpecs.JsonlSourceSpec;
import dev.millrace.runtime.connector.Reading;
import dev.millrace.runtime.connector.Writing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonlSinkWriterTest {

    private static final Schema SCHEMA = Schema.of(
            List.of(
                    Field.nullable("flag", Scalar.BOOLEAN),
                    Field.nullable("small", Scalar.INT),
                    Field.nullable("large", Scalar.BIGINT),
                    Field.nullable("number", Scalar.DOUBLE),
                    Field.nullable("te\"xt", Scalar.STRING),
                    Field.nullable("day", Scalar.DATE),
                    Field.nullable("at", Scalar.TIMESTAMP),
                    Field.nullable("wait", Scalar.INTERVAL),
                    Field.nullable("amount", new DataType.Decimal(10, 2)),
                    Field.nullable("list", new DataType.Array(Scalar.DOUBLE)),
                    Field.nullable(
                            "pair",
                            new DataType.Row(List.of(
                                    Field.nullable("x", Scalar.TIMESTAMP), Field.nullable("y", Scalar.STRING))))),
            false);
    private static final List<List<@Nullable Object>> ROWS = List.of(
            Arrays.asList(
                    true,
                    -1,
                    Long.MIN_VALUE,
                    0.1,
                    "line\nquote\" back\\ \u0001 tab\t é \uD83D\uDE00",
                    0,
                    1_517_364_191_235L,
                    -1_500L,
                    new BigDecimal("-0.05"),
                    Arrays.asList(1.0, null, -2.5e-10),
                    Arrays.asList(0L, "z")),
            Arrays.asList(null, null, null, null, null, null, null, null, null, null, null),
            Arrays.asList(
                    false,
                    Integer.MAX_VALUE,
                    0L,
                    Double.NEGATIVE_INFINITY,
                    "",
                    -1,
                    -1L,
                    90_000L,
                    new BigDecimal("12345678.90"),
                    List.of(),
                    Arrays.asList(null, null)));

    @TempDir
    Path folder;

    private void write(String name) throws IOException {
        Writing.all(new JsonlSinkWriter(new JsonlSinkSpec(name), SCHEMA, folder), SCHEMA, ROWS, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.jsonl", "out.jsonl.gz", "out.jsonl.zst"})
    void whatIsWrittenReadsBackTheSame(String name) throws IOException {
        write(name);

        List<Column> columns =
                SCHEMA.fields().stream().map(field -> new Column(field, "", "")).toList();
        JsonlSourceSpec spec = new JsonlSourceSpec(
                new dev.millrace.model.spec.SourceSpecs.Files(name, "UTF-8", MalformedPolicy.FAIL),
                columns,
                Optional.empty());
        Reading reading = Reading.all(new JsonlSourceReader(spec, folder), SCHEMA.types(), 2);
        assertEquals(List.of(), reading.malformed());
        assertEquals(ROWS, reading.rows());
    }

    @Test
    void aRowIsOneLine() throws IOException {
        write("out.jsonl");

        assertEquals(
                "{\"flag\":true,\"small\":-1,\"large\":-9223372036854775808,\"number\":0.1,"
                        + "\"te\\\"xt\":\"line\\nquote\\\" back\\\\ \\u0001 tab\\t é \uD83D\uDE00\","
                        + "\"day\":\"1970-01-01\",\"at\":\"2018-01-31T02:03:11.235Z\",\"wait\":\"-1s500ms\","
                        + "\"amount\":-0.05,\"list\":[1.0,null,-2.5E-10],"
                        + "\"pair\":{\"x\":\"1970-01-01T00:00:00Z\",\"y\":\"z\"}}",
                Files.readAllLines(folder.resolve("out.jsonl")).getFirst());
    }
}
