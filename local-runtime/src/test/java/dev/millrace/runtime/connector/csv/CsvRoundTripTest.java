package dev.millrace.runtime.connector.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.MalformedPolicy;
import dev.millrace.model.spec.SinkSpecs.CsvSinkSpec;
import dev.millrace.model.spec.SourceSpecs.Column;
import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import dev.millrace.model.spec.SourceSpecs.CsvSourceSpec;
import dev.millrace.model.spec.SourceSpecs.Files;
import dev.millrace.runtime.connector.ConnectorException;
import dev.millrace.runtime.connector.Reading;
import dev.millrace.runtime.connector.Writing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRoundTripTest {

    private static final CsvFormat COMMAS = new CsvFormat(',', '"', true, "");
    private static final String[] PIECES = {
        "a", "é", "\uD83D\uDE00", ",", ";", "\"", "'", "\n", "\r", "\r\n", " ", "\t", "0", "NA", "-", ".", ""
    };
    private static final Schema ALL_TYPES = Schema.of(
            List.of(
                    Field.nullable("flag", Scalar.BOOLEAN),
                    Field.nullable("small", Scalar.INT),
                    Field.nullable("large", Scalar.BIGINT),
                    Field.nullable("number", Scalar.DOUBLE),
                    Field.nullable("text, \"quoted\"", Scalar.STRING),
                    Field.nullable("day", Scalar.DATE),
                    Field.nullable("at", Scalar.TIMESTAMP),
                    Field.nullable("wait", Scalar.INTERVAL),
                    Field.nullable("amount", new DataType.Decimal(10, 2))),
            false);

    @TempDir
    Path folder;

    private void write(String path, CsvFormat format, Schema schema, List<List<@Nullable Object>> rows)
            throws IOException {
        Writing.all(new CsvSinkWriter(new CsvSinkSpec(path, format), schema, folder), schema, rows, 100);
    }

    private Reading read(String path, CsvFormat format, Schema schema) {
        List<Column> columns =
                schema.fields().stream().map(field -> new Column(field, "", "")).toList();
        Files files = new Files(path, "UTF-8", MalformedPolicy.ERROR_OUTPUT);
        CsvSourceSpec spec = new CsvSourceSpec(files, format, columns, Optional.empty());
        return Reading.all(new CsvSourceReader(spec, folder), schema.types(), 64);
    }

    private static List<List<@Nullable Object>> randomRows(Random random, int count) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            @Nullable
            Object[] row = {
                random.nextBoolean(),
                random.nextInt(),
                random.nextBoolean() ? random.nextLong() : random.nextInt(10),
                random.nextBoolean() ? Double.longBitsToDouble(random.nextLong()) : random.nextInt(1000) / 10.0,
                text(random),
                random.nextInt(6_000_000) - 1_000_000,
                random.nextLong(800_000_000_000_000L) - 300_000_000_000_000L,
                random.nextLong(1_000_000_000) - 500_000_000,
                BigDecimal.valueOf(random.nextInt(), 2)
            };
            row[random.nextInt(row.length)] = null;
            rows.add(Arrays.asList(row));
        }
        return rows;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {",|\"|", ";|'|NA", "\t|\"|0", "-|\"|null", ".|'|-", " |\"|"})
    void whatIsWrittenReadsBackTheSame(String style) throws IOException {
        String[] parts = style.split("\\|", -1);
        CsvFormat format = new CsvFormat(parts[0].charAt(0), parts[1].charAt(0), true, parts[2]);
        long seed = Long.getLong("seed", System.nanoTime());
        List<List<@Nullable Object>> rows = randomRows(new Random(seed), 500);

        write("out.csv", format, ALL_TYPES, rows);
        Reading reading = read("out.csv", format, ALL_TYPES);

        assertEquals(List.of(), reading.malformed(), "seed " + seed);
        assertEquals(rows, reading.rows(), "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv.gz", "out.csv.zst", "OUT.CSV.GZ"})
    void packedFilesReadBackTheSame(String name) throws IOException {
        List<List<@Nullable Object>> rows = randomRows(new Random(1), 5000);

        write(name, COMMAS, ALL_TYPES, rows);

        assertEquals(rows, read(name, COMMAS, ALL_TYPES).rows());
    }

    @Test
    void bytesReadBackTheSame() throws IOException {
        Schema schema = Schema.of(List.of(Field.nullable("raw", Scalar.BYTES)), false);
        byte[] raw = {0, 1, -1, 127, -128};

        write("out.csv", COMMAS, schema, List.of(List.of(raw)));

        assertArrayEquals(
                raw, (byte[]) read("out.csv", COMMAS, schema).rows().getFirst().getFirst());
    }

    @Test
    void nullsOfAFileWithOneColumnReadBackTheSame() throws IOException {
        Schema schema = Schema.of(List.of(Field.nullable("a", Scalar.STRING)), false);
        List<List<@Nullable Object>> rows = List.of(
                Arrays.asList((Object) null), Arrays.asList(""), Arrays.asList("x"), Arrays.asList((Object) null));

        write("out.csv", COMMAS, schema, rows);

        assertEquals(rows, read("out.csv", COMMAS, schema).rows());
    }

    @Test
    void theTextIsPlainWhereItCanBe() throws IOException {
        Schema schema = Schema.of(
                List.of(
                        Field.nullable("at", Scalar.TIMESTAMP),
                        Field.nullable("x", Scalar.DOUBLE),
                        Field.nullable("name", Scalar.STRING),
                        Field.nullable("tags", new DataType.Array(Scalar.STRING))),
                false);

        write(
                "out.csv",
                COMMAS,
                schema,
                List.of(
                        Arrays.asList(1_517_364_191_235L, 2.5, "81km WNW of Skagway, Alaska", List.of("a", "b")),
                        Arrays.asList(0L, 3.0, null, List.of())));

        assertEquals("""
                at,x,name,tags
                2018-01-31T02:03:11.235Z,2.5,"81km WNW of Skagway, Alaska","[""a"",""b""]"
                1970-01-01T00:00:00Z,3.0,,[]
                """, java.nio.file.Files.readString(folder.resolve("out.csv")));
    }

    @Test
    void withoutQuoteCharacterADelimiterInAValueCannotBeWritten() {
        CsvFormat format = new CsvFormat(',', (char) 0, true, "");
        Schema schema = Schema.of(List.of(Field.nullable("name", Scalar.STRING)), false);

        ConnectorException failure =
                assertThrows(ConnectorException.class, () -> write("out.csv", format, schema, List.of(List.of("a,b"))));

        assertEquals(
                "a value of \"name\" holds the delimiter or a line end, and the sink has no quote character to put"
                        + " around it. Set one, or another delimiter.",
                failure.getMessage());
    }
}
