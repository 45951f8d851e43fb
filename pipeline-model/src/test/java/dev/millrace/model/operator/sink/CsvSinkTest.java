package dev.millrace.model.operator.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.spec.SinkSpecs.CsvSinkSpec;
import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import dev.millrace.model.validation.NodeUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvSinkTest {

    @Test
    void theDialectHasTheDefaultsOfTheSource() {
        assertEquals(
                new CsvSinkSpec("out.csv", new CsvFormat(',', '"', true, "")),
                NodeUnderTest.behindOrders("csv-sink", "path", "out.csv").spec(CsvSinkSpec.class));
    }

    @Test
    void theDialectCanBeSaid() {
        assertEquals(
                new CsvSinkSpec("out.csv", new CsvFormat(';', '\'', false, "-")),
                NodeUnderTest.behindOrders(
                                "csv-sink",
                                "path",
                                "out.csv",
                                "delimiter",
                                ";",
                                "quote",
                                "'",
                                "header",
                                false,
                                "nullText",
                                "-")
                        .spec(CsvSinkSpec.class));
    }

    @Test
    void theQuoteIsNotTheDelimiter() {
        assertEquals(
                List.of("BAD_SETTING quote: The quote and the delimiter are the same character."),
                NodeUnderTest.behindOrders("csv-sink", "path", "out.csv", "delimiter", "\"")
                        .errors());
    }

    @Test
    void aFileIsNeeded() {
        assertEquals(
                List.of("MISSING_SETTING path: The setting \"path\" is empty."),
                NodeUnderTest.behindOrders("csv-sink", "path", "").errors());
    }
}
