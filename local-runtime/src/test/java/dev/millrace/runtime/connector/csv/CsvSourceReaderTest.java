package dev.millrace.runtime.connector.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.spec.MalformedPolicy;
import dev.millrace.model.spec.SourceSpecs.Column;
import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import dev.millrace.model.spec.SourceSpecs.CsvSourceSpec;
import dev.millrace.model.spec.SourceSpecs.Files;
import dev.millrace.runtime.connector.ConnectorException;
import dev.millrace.runtime.connector.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
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

class CsvSourceReaderTest {

    private static final CsvFormat COMMAS = new CsvFormat(',', '"', true, "");
    private static final Column NAME = column("name", Scalar.STRING);
    private static final Column COUNT = column("count", Scalar.BIGINT);
    private static final Column AT = column("at", Scalar.TIMESTAMP);

    @TempDir
    Path folder;

    private String charset = "UTF-8";

    private static Column column(String name, Scalar type) {
        return new Column(Field.nullable(name, type), "", "");
    }

    private static Column from(Column column, String from) {
        return new Column(column.field(), from, "");
    }

    private Reading read(String path, CsvFormat format, int batchSize, Column... columns) {
        Files files = new Files(path, charset, MalformedPolicy.ERROR_OUTPUT);
        CsvSourceSpec spec = new CsvSourceSpec(files, format, List.of(columns), Optional.empty());
        return Reading.all(
                new CsvSourceReader(spec, folder),
                spec.columns().stream().map(column -> column.field().type()).toList(),
                batchSize);
    }

    private Reading readText(String text, CsvFormat format, Column... columns) {
        write("data.csv", text.getBytes(Charset.forName(charset)));
        return read("data.csv", format, 3, columns);
    }

    private void write(String name, byte[] bytes) {
        try {
            java.nio.file.Files.write(folder.resolve(name), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void columnsAreFoundByTheirNameInTheHeader() {
        Reading reading = readText("count,other,name\n1,x,a\n2,y,b\n", COMMAS, NAME, COUNT);

        assertEquals(List.of(row("a", 1L), row("b", 2L)), reading.rows());
    }

    @Test
    void aFieldMayHaveAnotherNameThanItsColumn() {
        Reading reading = readText("n,c\na,1\n", COMMAS, from(NAME, "n"), from(COUNT, "c"));

        assertEquals(List.of(row("a", 1L)), reading.rows());
    }

    @Test
    void aMissingColumnIsAnErrorThatNamesTheNearest() {
        ConnectorException failure =
                assertThrows(ConnectorException.class, () -> readText("nmae,count\na,1\n", COMMAS, NAME, COUNT));

        assertEquals("MISSING_COLUMN", failure.code());
        assertEquals(
                "data.csv has no column \"name\" in its header line. Did you mean \"nmae\"?", failure.getMessage());
    }

    @Test
    void withoutHeaderColumnsAreFoundByPosition() {
        CsvFormat format = new CsvFormat(';', '"', false, "");

        Reading reading = readText("a;1;x\nb;2;y\n", format, NAME, COUNT);

        assertEquals(List.of(row("a", 1L), row("b", 2L)), reading.rows());
    }

    @Test
    void quotedFieldsMayHoldDelimitersQuotesAndLineEnds() {
        Reading reading = readText(
                "name,count\n\"a,b\",1\n\"say \"\"hi\"\"\",2\n\"two\nlines\",3\n\"with\r\nboth\",4\nlast,5",
                COMMAS,
                NAME,
                COUNT);

        assertEquals(
                List.of(
                        row("a,b", 1L),
                        row("say \"hi\"", 2L),
                        row("two\nlines", 3L),
                        row("with\r\nboth", 4L),
                        row("last", 5L)),
                reading.rows());
    }

    @Test
    void onlyTheUnquotedTextForNullIsNull() {
        CsvFormat format = new CsvFormat(',', '"', true, "NA");

        Reading reading = readText("name,count\nNA,1\n\"NA\",NA\n,3\n", format, NAME, COUNT);

        assertEquals(List.of(row(null, 1L), row("NA", null), row("", 3L)), reading.rows());
    }

    @Test
    void aQuotedEmptyTextIsNotNull() {
        Reading reading = readText("name,count\n,1\n\"\",2\n", COMMAS, NAME, COUNT);

        assertEquals(List.of(row(null, 1L), row("", 2L)), reading.rows());
    }

    @Test
    void valuesOfAllTypesAreRead() {
        Reading reading = readText(
                "at,day,yes,number,small,amount,wait,raw\n"
                        + "2018-02-01T00:00:00.123Z,2020-02-29,true,-1.5e3,7,12.30,1m30s,AQID\n",
                COMMAS,
                AT,
                column("day", Scalar.DATE),
                column("yes", Scalar.BOOLEAN),
                column("number", Scalar.DOUBLE),
                column("small", Scalar.INT),
                column("wait", Scalar.INTERVAL));

        assertEquals(
                List.of(row(
                        Instant.parse("2018-02-01T00:00:00.123Z").toEpochMilli(), 18_321, true, -1500.0, 7, 90_000L)),
                reading.rows());
    }

    @Test
    void timestampsMayHaveAFormat() {
        Column german = new Column(AT.field(), "", "dd.MM.yyyy HH:mm");

        Reading reading = readText("at\n31.01.2026 12:30\n", COMMAS, german);

        assertEquals(List.of(row(Instant.parse("2026-01-31T12:30:00Z").toEpochMilli())), reading.rows());
    }

    @Test
    void aValueThatDoesNotFitNamesFileLineAndColumn() {
        Reading reading = readText("name,count\na,1\nbé,x1\nc,3\n", COMMAS, NAME, COUNT);

        assertEquals(List.of(row("a", 1L), row("c", 3L)), reading.rows());
        assertEquals(
                List.of("data.csv:3:4: column \"count\": expected a bigint (a whole number of at most 64 bits),"
                        + " seen \"x1\". <bé,x1>"),
                reading.malformed());
    }

    @Test
    void aFaultAfterAQuotedLineEndIsOnItsOwnLine() {
        Reading reading = readText("name,count\n\"a\nb\nc\",x\nd,4\n", COMMAS, NAME, COUNT);

        assertEquals(List.of(row("d", 4L)), reading.rows());
        assertEquals(
                List.of("data.csv:4:4: column \"count\": expected a bigint (a whole number of at most 64 bits),"
                        + " seen \"x\". <c\",x>"),
                reading.malformed());
    }

    @Test
    void linesWithTooFewOrTooManyFieldsAreMalformed() {
        Reading reading = readText("name,count\na\nb,2\nc,3,4\n", COMMAS, NAME, COUNT);

        assertEquals(List.of(row("b", 2L)), reading.rows());
        assertEquals(
                List.of(
                        "data.csv:2:1: expected 2 fields, seen 1 field. <a>",
                        "data.csv:4:1: expected 2 fields, seen 3 fields. <c,3,4>"),
                reading.malformed());
    }

    @Test
    void readingGoesOnAfterTextBehindAClosingQuote() {
        Reading reading = readText("name,count\na,1\n\"b\"oops,2\nc,3\n\"d\",4\n", COMMAS, NAME, COUNT);

        assertEquals(List.of(row("a", 1L), row("c", 3L), row("d", 4L)), reading.rows());
        assertEquals(
                List.of("data.csv:3:4: expected a delimiter or the line's end after the closing quote, seen \"o\"."
                        + " <\"b\"oops,2>"),
                reading.malformed());
    }

    @Test
    void readingGoesOnAfterAQuoteThatIsNeverClosed() {
        Reading reading = readText("name,count\na,1\nb,\"2\nc,3\nd,4\n", COMMAS, NAME, COUNT);

        assertEquals(List.of(row("a", 1L), row("c", 3L), row("d", 4L)), reading.rows());
        assertEquals(List.of("data.csv:3:3: the quote that opens here is never closed. <b,\"2>"), reading.malformed());
    }

    @Test
    void manyFaultsInARowAreAllReported() {
        StringBuilder text = new StringBuilder("name,count\n");
        for (int i = 0; i < 5000; i++) {
            text.append(i % 3 == 0 ? "\"x\"y,1\n" : i % 3 == 1 ? "a,?\n" : "b,2\n");
        }

        Reading reading = readText(text.toString(), COMMAS, NAME, COUNT);

        assertEquals(1666, reading.rows().size());
        assertEquals(3334, reading.malformed().size());
        assertTrue(
                reading.malformed().getLast().startsWith("data.csv:5001:3: column"),
                reading.malformed().getLast());
    }

    @Test
    void emptyLinesArePassedOver() {
        Reading reading = readText("\nname,count\n\na,1\r\n\r\nb,2\n\n", COMMAS, NAME, COUNT);

        assertEquals(List.of(row("a", 1L), row("b", 2L)), reading.rows());
        assertEquals(List.of(), reading.malformed());
    }

    @Test
    void inAFileWithOneColumnAnEmptyLineIsNull() {
        Reading reading = readText("name\na\n\nb\n", COMMAS, NAME);

        assertEquals(List.of(row("a"), row((Object) null), row("b")), reading.rows());
    }

    @Test
    void withoutQuotesEachLineIsText() {
        CsvFormat lines = new CsvFormat('\u0001', (char) 0, false, "\u0001");

        Reading reading = readText("to be, or \"not\n\n\"to\" be\n", lines, NAME);

        assertEquals(List.of(row("to be, or \"not"), row(""), row("\"to\" be")), reading.rows());
    }

    @Test
    void otherCharacterSetsAreRead() {
        charset = "windows-1252";

        Reading reading = readText("name,count\n\u20ac uro,1\nZürich,2\n", COMMAS, NAME, COUNT);

        assertEquals(List.of(row("\u20ac uro", 1L), row("Zürich", 2L)), reading.rows());
    }

    @Test
    void aByteOrderMarkDecides() {
        write("data.csv", "\uFEFFname,count\nZürich,1\n".getBytes(StandardCharsets.UTF_16LE));

        assertEquals(
                List.of(row("Zürich", 1L)),
                read("data.csv", COMMAS, 3, NAME, COUNT).rows());

        write("data.csv", "\uFEFFname,count\nZürich,1\n".getBytes(StandardCharsets.UTF_8));

        assertEquals(
                List.of(row("Zürich", 1L)),
                read("data.csv", COMMAS, 3, NAME, COUNT).rows());
    }

    @Test
    void bytesThatAreNotUtf8AreMalformedWhereTheyStand() {
        write("data.csv", "name,count\na,1\nZ\u00fcrich,2\nb,3\n".getBytes(StandardCharsets.ISO_8859_1));

        Reading reading = read("data.csv", COMMAS, 3, NAME, COUNT);

        assertEquals(List.of(row("a", 1L), row("b", 3L)), reading.rows());
        assertEquals(
                List.of("data.csv:3:2: column \"name\": byte 0xFC is not UTF-8. Does the file have another character"
                        + " set, such as windows-1252? <Z\uFFFDrich,2>"),
                reading.malformed());
    }

    @Test
    void charactersThatTheCharacterSetLacksAreMalformedWhereTheyStand() {
        charset = "UTF-16LE";
        byte[] bytes = "name,count\na,1\nb?,2\nc,3\n".getBytes(StandardCharsets.UTF_16LE);
        int at = 2 * "name,count\na,1\nb".length();
        bytes[at] = 0x00;
        bytes[at + 1] = (byte) 0xDC;
        write("data.csv", bytes);

        Reading reading = read("data.csv", COMMAS, 3, NAME, COUNT);

        assertEquals(List.of(row("a", 1L), row("c", 3L)), reading.rows());
        assertEquals(1, reading.malformed().size());
        assertTrue(
                reading.malformed().getFirst().startsWith("data.csv:3:2: "),
                reading.malformed().getFirst());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1024})
    void rowsDoNotDependOnTheBatchSize(int batchSize) {
        StringBuilder text = new StringBuilder("name,count,at\n");
        for (int i = 0; i < 3000; i++) {
            text.append(i % 10 == 0 ? "" : "n" + i).append(',').append(i * 7L).append(",2026-01-01\n");
        }
        write("data.csv", text.toString().getBytes(StandardCharsets.UTF_8));

        Reading reading = read("data.csv", COMMAS, batchSize, NAME, COUNT, AT);

        assertEquals(3000, reading.rows().size());
        for (int i = 0; i < 3000; i++) {
            assertEquals(
                    row(i % 10 == 0 ? null : "n" + i, i * 7L, 1_767_225_600_000L),
                    reading.rows().get(i));
        }
    }

    @Test
    void aReadNeverCrossesABlock() throws IOException {
        write("data.csv", ("name\n" + "a\n".repeat(3000)).getBytes(StandardCharsets.UTF_8));
        Files files = new Files("data.csv", "UTF-8", MalformedPolicy.FAIL);
        CsvSourceSpec spec = new CsvSourceSpec(files, COMMAS, List.of(NAME), Optional.empty());
        try (CsvSourceReader reader = new CsvSourceReader(spec, folder)) {
            reader.open();
            dev.millrace.runtime.data.Batch batch =
                    dev.millrace.runtime.data.Batch.create(List.of(Scalar.STRING), false, 1024);

            assertEquals(1000, reader.read(batch, 1000, (file, line, column, message, text) -> {}));
            assertEquals(24, reader.read(batch, 1000, (file, line, column, message, text) -> {}));
            assertEquals(1024, reader.nextOrdinal());
        }
    }

    @Test
    void anEmptyFileHasNoHeader() {
        ConnectorException failure = assertThrows(ConnectorException.class, () -> readText("", COMMAS, NAME));

        assertEquals("data.csv is empty; expected a header line with the columns' names.", failure.getMessage());
    }

    @Test
    void aFieldLongerThanAnyShouldBeIsMalformedAndPassedOver() {
        String text = "name,count\na,1\n" + "x".repeat(CsvFile.MAX_FIELD_BYTES + 10) + ",2\nc,3\n";

        Reading reading = readText(text, COMMAS, NAME, COUNT);

        assertEquals(List.of(row("a", 1L), row("c", 3L)), reading.rows());
        assertEquals(1, reading.malformed().size());
        assertTrue(
                reading.malformed()
                        .getFirst()
                        .startsWith("data.csv:3:1: the field is longer than 16777216 bytes. <xxx"),
                reading.malformed().getFirst().substring(0, 100));
        assertTrue(reading.malformed().getFirst().length() < 70_000);
    }

    @Test
    void aQuoteThatIsNotClosedWithinReachIsMalformedAndPassedOver() {
        String text = "name,count\na,1\n\"b,2\n" + "cccccccccccccccccccccccccc,3\n".repeat(700_000);

        Reading reading = readText(text, COMMAS, NAME, COUNT);

        assertEquals(700_001, reading.rows().size());
        assertEquals(List.of("data.csv:3:1: the quote that opens here is never closed. <\"b,2>"), reading.malformed());
    }

    @Test
    void twoFieldsMayNotReadTheSameColumn() {
        ConnectorException failure =
                assertThrows(ConnectorException.class, () -> readText("name\na\n", COMMAS, NAME, from(COUNT, "name")));

        assertEquals("DUPLICATE_COLUMN", failure.code());
    }

    @Test
    void aHeaderThatNamesAColumnTwiceIsNoUse() {
        ConnectorException failure =
                assertThrows(ConnectorException.class, () -> readText("name,name\na,b\n", COMMAS, NAME));

        assertEquals("data.csv has more than one column \"name\" in its header line.", failure.getMessage());
    }

    @Test
    void aColumnThatMayNotBeNullHasItsTextOrIsMalformed() {
        Column name = new Column(Field.required("name", Scalar.STRING), "", "");
        Column count = new Column(Field.required("count", Scalar.BIGINT), "", "");

        Reading reading = readText("name,count\n,1\nb,\nc,3\n", COMMAS, name, count);

        assertEquals(List.of(row("", 1L), row("c", 3L)), reading.rows());
        assertEquals(
                List.of("data.csv:3:3: column \"count\": expected a bigint (a whole number of at most 64 bits), seen"
                        + " nothing. <b,>"),
                reading.malformed());
    }

    @Test
    void spacesAroundNumbersAndTimesMeanNothing() {
        Reading reading = readText("name,count,at\n a , 1\t, 2026-01-01 \n", COMMAS, NAME, COUNT, AT);

        assertEquals(List.of(row(" a ", 1L, 1_767_225_600_000L)), reading.rows());
    }
}
