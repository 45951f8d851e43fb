package dev.millrace.runtime.connector.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import dev.millrace.runtime.connector.ConnectorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceTest {

    @TempDir
    Path folder;

    private static FileProposal real(String name) throws IOException, URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(InferenceTest.class.getResource("/data/" + name))
                .toURI());
        return CsvInference.propose(Objects.requireNonNull(file.getParent()), name);
    }

    private void write(String text, Charset charset) {
        try {
            Files.write(folder.resolve("data"), text.getBytes(charset));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private FileProposal csv(String text) throws IOException {
        write(text, StandardCharsets.UTF_8);
        return CsvInference.propose(folder, "data");
    }

    private FileProposal jsonl(String text) throws IOException {
        write(text, StandardCharsets.UTF_8);
        return JsonlInference.propose(folder, "data");
    }

    private static String columns(FileProposal proposal) {
        return String.join(
                " | ",
                proposal.columns().stream()
                        .map(column -> (column.field().name() + " "
                                + column.field().type().text()
                                + (column.from().isEmpty() ? "" : " from " + column.from())
                                + (column.format().isEmpty() ? "" : " as " + column.format())))
                        .toList());
    }

    private static String eventTime(FileProposal proposal) {
        return proposal.eventTime()
                .map(time -> proposal.columns().get(time.column()).field().name())
                .orElse("none");
    }

    private static CsvFormat format(FileProposal proposal) {
        return proposal.format().orElseThrow();
    }

    @Test
    void earthquakesAreUnderstood() throws IOException, URISyntaxException {
        FileProposal proposal = real("earthquakes.csv");

        assertEquals(
                "published timestamp | time timestamp | id string | network string | magnitude double | depth_km double"
                        + " | latitude double | longitude double | place string | type string",
                columns(proposal));
        assertEquals("time", eventTime(proposal));
        assertEquals(new CsvFormat(',', '"', true, ""), format(proposal));
        assertEquals(119, proposal.rowsSeen());
    }

    @Test
    void flightsAreUnderstood() throws IOException, URISyntaxException {
        FileProposal proposal = real("flights.csv");

        assertEquals(
                "date timestamp | delay_min bigint | distance_mi bigint | origin string | destination string",
                columns(proposal));
        assertEquals("date", eventTime(proposal));
    }

    @Test
    void airportsAreUnderstood() throws IOException, URISyntaxException {
        FileProposal proposal = real("airports.csv");

        assertEquals(
                "iata string | name string | city string | state string | country string | latitude double | longitude"
                        + " double",
                columns(proposal));
        assertEquals("none", eventTime(proposal));
    }

    @Test
    void otherDelimitersAndFormatsAreSeen() throws IOException {
        FileProposal proposal = csv("""
                Datum;first name;2nd;zip;ok
                31.01.2026 12:00;"a;b";1,5;00501;true
                01.02.2026 13:30;"c
                d";2,5;94105;false
                """);

        assertEquals(';', format(proposal).delimiter());
        assertEquals(
                "Datum timestamp as dd.MM.yyyy HH:mm | first_name string from first name | _2nd string from 2nd | zip"
                        + " string | ok boolean",
                columns(proposal));
    }

    @Test
    void aFileWithoutHeaderIsSeen() throws IOException {
        FileProposal proposal = csv("1\tx\t2026-01-01\n2\ty\t2026-01-02\n");

        assertFalse(format(proposal).header());
        assertEquals("column1 bigint | column2 string | column3 date", columns(proposal));
        assertEquals(2, proposal.rowsSeen());
    }

    @Test
    void aFileOfWordsThatComeAgainHasNoHeader() throws IOException {
        assertFalse(format(csv("red,big\nblue,small\nred,small\n")).header());
    }

    @Test
    void aFileThatIsNotUtf8IsReadAsWindows1252() throws IOException {
        write("name,n\nZürich \u20ac,1\n", Charset.forName("windows-1252"));

        FileProposal proposal = CsvInference.propose(folder, "data");

        assertEquals("windows-1252", proposal.charset());
        assertEquals("name string | n bigint", columns(proposal));
    }

    @Test
    void disorderIsMeasured() throws IOException {
        FileProposal proposal = csv("ts,n\n2026-01-01T00:00:10Z,1\n2026-01-01T00:00:03Z,2\n2026-01-01T00:00:11Z,3\n");

        assertEquals(7_000, proposal.eventTime().orElseThrow().disorderMs());
    }

    @Test
    void jsonLinesAreUnderstood() throws IOException {
        FileProposal proposal = jsonl("""
                {"at":"2026-01-01T00:00:00Z","user":{"name":"ann","age":7},"tags":["a"],"x":1,"ok":true,"first name":"A"}
                not json
                {"at":"2026-01-01T00:00:05Z","user":{"name":"bob"},"x":1.5,"day":"2026-01-01","event_ts":1767225600000}
                """);

        assertEquals(
                "at timestamp | user_name string from $.user.name | user_age bigint from $.user.age | tags string"
                        + " | x double | ok boolean | first_name string from $['first name'] | day date"
                        + " | event_ts timestamp as epoch-ms",
                columns(proposal));
        assertEquals("event_ts", eventTime(proposal));
        assertEquals(2, proposal.rowsSeen());
        assertEquals(Optional.empty(), proposal.format());
    }

    @Test
    void whatIsNoTextIsRefused() {
        write("\0\1\2", StandardCharsets.ISO_8859_1);

        assertEquals(
                "NOT_TEXT",
                assertThrows(ConnectorException.class, () -> CsvInference.propose(folder, "data"))
                        .code());
        assertEquals(
                List.of("EMPTY_FILE", "NOT_JSON_LINES"),
                List.of(
                        assertThrows(ConnectorException.class, () -> csv("")).code(),
                        assertThrows(ConnectorException.class, () -> jsonl("a,b\n1,2\n"))
                                .code()));
    }
}
