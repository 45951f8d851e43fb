package dev.millrace.runtime.connector.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.spec.MalformedPolicy;
import dev.millrace.model.spec.SourceSpecs.Column;
import dev.millrace.model.spec.SourceSpecs.Files;
import dev.millrace.model.spec.SourceSpecs.JsonlSourceSpec;
import dev.millrace.runtime.connector.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonlSourceReaderTest {

    private static final Column A = column("a", Scalar.BIGINT, "");
    private static final Column B = column("b", Scalar.STRING, "");

    @TempDir
    Path folder;

    private static Column column(String name, DataType type, String from) {
        return new Column(Field.nullable(name, type), from, "");
    }

    private Reading read(String text, Column... columns) {
        return read(text.getBytes(StandardCharsets.UTF_8), 3, columns);
    }

    private Reading read(byte[] bytes, int batchSize, Column... columns) {
        try {
            java.nio.file.Files.write(folder.resolve("in.jsonl"), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Files files = new Files("in.jsonl", "UTF-8", MalformedPolicy.ERROR_OUTPUT);
        JsonlSourceSpec spec = new JsonlSourceSpec(files, List.of(columns), Optional.empty());
        List<DataType> types =
                spec.columns().stream().map(column -> column.field().type()).toList();
        return Reading.all(new JsonlSourceReader(spec, folder), types, batchSize);
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void eachLineIsARow() {
        Reading reading = read("{\"a\":1,\"b\":\"x\"}\n{\"b\":\"é\",\"c\":[1,{\"a\":9}],\"a\":2}\r\n\n  \n{}", A, B);

        assertEquals(List.of(), reading.malformed());
        assertEquals(List.of(row(1L, "x"), row(2L, "é"), row(null, null)), reading.rows());
    }

    @Test
    void valuesWithinValuesAreFoundByTheirPath() {
        Reading reading = read(
                """
                {"user":{"name":"ann","tags":["x","y"]},"first name":"Ann"}
                {"user":{"name":null,"tags":[]}}
                {"user":7}
                """,
                column("name", Scalar.STRING, "$.user.name"),
                column("second", Scalar.STRING, "$.user.tags[1]"),
                column("first", Scalar.STRING, "$['first name']"));

        assertEquals(List.of(), reading.malformed());
        assertEquals(List.of(row("ann", "y", "Ann"), row(null, null, null), row(null, null, null)), reading.rows());
    }

    @Test
    void aValueMayBeReadAsAWholeAndInParts() {
        Reading reading = read(
                "{\"u\":{\"n\": 1, \"t\":[true, null, \"q\\\"\"]}}\n",
                column("whole", Scalar.STRING, "$.u"),
                column("again", Scalar.STRING, "$.u"),
                column("part", Scalar.BIGINT, "$.u.n"));

        String text = "{\"n\":1,\"t\":[true,null,\"q\\\"\"]}";
        assertEquals(List.of(row(text, text, 1L)), reading.rows());
    }

    @Test
    void valuesOfAllTypesAreRead() {
        Reading reading = read(
                """
                {"flag":true,"small":-5,"large":1e3,"number":2,"day":"2026-02-28","at":"2026-01-31T12:00:00.5Z",\
                "wait":"1m30s","amount":12.5,"text":12.50,"list":[1,null,3],"pair":{"y":"b","z":0,"x":1}}
                """,
                column("flag", Scalar.BOOLEAN, ""),
                column("small", Scalar.INT, ""),
                column("large", Scalar.BIGINT, ""),
                column("number", Scalar.DOUBLE, ""),
                column("day", Scalar.DATE, ""),
                column("at", Scalar.TIMESTAMP, ""),
                column("wait", Scalar.INTERVAL, ""),
                column("amount", new DataType.Decimal(6, 2), ""),
                column("text", Scalar.STRING, ""),
                column("list", new DataType.Array(Scalar.INT), ""),
                column(
                        "pair",
                        new DataType.Row(
                                List.of(Field.required("x", Scalar.BIGINT), Field.nullable("y", Scalar.STRING))),
                        ""));

        assertEquals(List.of(), reading.malformed());
        assertEquals(
                List.of(row(
                        true,
                        -5,
                        1000L,
                        2.0,
                        20_512,
                        Instant.parse("2026-01-31T12:00:00.500Z").toEpochMilli(),
                        90_000L,
                        new BigDecimal("12.50"),
                        "12.50",
                        Arrays.asList(1, null, 3),
                        Arrays.asList(1L, "b"))),
                reading.rows());
    }

    @Test
    void numbersSince1970AreTimestampsIfTheFormatSaysSo() {
        Field at = Field.nullable("at", Scalar.TIMESTAMP);

        assertEquals(
                List.of(row(1_500L)),
                read("{\"at\":1.5}", new Column(at, "", "epoch-s")).rows());
        assertEquals(
                List.of(row(1_500L)),
                read("{\"at\":1500}", new Column(at, "", "epoch-ms")).rows());
        assertEquals(
                List.of("in.jsonl:1:7: column \"at\": expected a timestamp such as 2026-01-31T12:00:00Z, seen 1500."
                        + " <{\"at\":1500}>"),
                read("{\"at\":1500}", new Column(at, "", "")).malformed());
    }

    @Test
    void aValueThatDoesNotFitNamesLineAndColumn() {
        Reading reading = read("""
                {"a":1}
                {"é":0,"a":"1"}
                {"a":9223372036854775808}
                {"a":1.5}
                {"a":{"x":[1,2]},"b":"z"}
                {"a":6}
                """, A, B);

        assertEquals(List.of(row(1L, null), row(6L, null)), reading.rows());
        assertEquals(
                List.of(
                        "in.jsonl:2:12: column \"a\": expected a bigint (a whole number of at most 64 bits), seen the"
                                + " string \"1\". <{\"é\":0,\"a\":\"1\"}>",
                        "in.jsonl:3:6: column \"a\": expected a bigint (a whole number of at most 64 bits), seen"
                                + " 9223372036854775808. <{\"a\":9223372036854775808}>",
                        "in.jsonl:4:6: column \"a\": expected a bigint (a whole number of at most 64 bits), seen 1.5."
                                + " <{\"a\":1.5}>",
                        "in.jsonl:5:6: column \"a\": expected a bigint (a whole number of at most 64 bits), seen an"
                                + " object. <{\"a\":{\"x\":[1,2]},\"b\":\"z\"}>"),
                reading.malformed());
    }

    @Test
    void aMissingValueThatMayNotBeNullIsMalformed() {
        Column required = new Column(Field.required("a", Scalar.BIGINT), "", "");

        Reading reading = read("{\"b\":1}\n{\"a\":null}\n{\"a\":3}\n", required);

        assertEquals(List.of(row(3L)), reading.rows());
        assertEquals(
                List.of(
                        "in.jsonl:1:7: column \"a\": the value is missing, and the column may not be null. <{\"b\":1}>",
                        "in.jsonl:2:6: column \"a\": the value is null, and the column may not be null."
                                + " <{\"a\":null}>"),
                reading.malformed());
    }

    @Test
    void readingGoesOnAfterALineThatIsNotJson() {
        Reading reading = read("""
                {"a":1}
                {"a":2
                {"a":3,}
                [4]
                "five"
                {"a":6} {"a":7}
                nonsense
                {"a":"8
                {"a":9}
                """, A);

        assertEquals(List.of(row(1L), row(9L)), reading.rows());
        assertEquals(
                List.of("2:7", "3:8", "4:1", "5:1", "6:7", "7:1", "8:8"),
                reading.malformed().stream()
                        .map(text -> text.replaceFirst("in.jsonl:(\\d+:\\d+): .*", "$1"))
                        .toList());
        assertTrue(
                reading.malformed().getFirst().contains("the line ends in the middle of its object"),
                reading.malformed().toString());
    }

    @Test
    void invalidUtf8IsMalformedOnItsLine() {
        byte[] bytes = "{\"a\":1}\n{\"b\":\"Z\u00fcrich\"}\n{\"a\":3}\n".getBytes(StandardCharsets.ISO_8859_1);

        Reading reading = read(bytes, 3, A, B);

        assertEquals(List.of(row(1L, null), row(3L, null)), reading.rows());
        assertEquals(1, reading.malformed().size());
        assertTrue(
                reading.malformed().getFirst().startsWith("in.jsonl:2:"),
                reading.malformed().getFirst());
        assertTrue(
                reading.malformed().getFirst().contains("UTF-8"),
                reading.malformed().getFirst());
    }

    @Test
    void deepNestingIsMalformedAndNotFatal() {
        String deep = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}\n";

        Reading reading = read(deep + "{\"a\":2}\n", A);

        assertEquals(List.of(row(2L)), reading.rows());
        assertEquals(1, reading.malformed().size());
    }

    @Test
    void veryLongLinesAreRead() {
        String text = "é".repeat(3_000_000);

        Reading reading =
                read("{\"b\":\"" + text + "\",\"a\":1}\n{\"a\":2}\n{\"b\":\"" + text + "\",\"a\":?}\n{\"a\":4}", A, B);

        assertEquals(3, reading.rows().size());
        assertEquals(row(1L, text), reading.rows().get(0));
        assertEquals(row(4L, null), reading.rows().get(2));
        assertEquals(1, reading.malformed().size());
        assertTrue(reading.malformed().getFirst().length() < 70_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1024})
    void rowsDoNotDependOnTheBatchSize(int batchSize) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append(
                    i % 100 == 50 ? "{\"a\":" + i + "\n" : "{\"a\":" + i + ",\"b\":\"" + "x".repeat(i % 300) + "\"}\n");
        }

        Reading reading = read(text.toString().getBytes(StandardCharsets.UTF_8), batchSize, A, B);

        assertEquals(2970, reading.rows().size());
        assertEquals(30, reading.malformed().size());
        assertEquals(row(2999L, "x".repeat(299)), reading.rows().getLast());
    }
}
