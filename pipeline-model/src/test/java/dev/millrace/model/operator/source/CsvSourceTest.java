package dev.millrace.model.operator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.EventTimeSpec.BoundedDisorder;
import dev.millrace.model.spec.MalformedPolicy;
import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import dev.millrace.model.spec.SourceSpecs.CsvSourceSpec;
import dev.millrace.model.spec.SourceSpecs.Files;
import dev.millrace.model.validation.NodeUnderTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvSourceTest {

    private static final Value COLUMNS = Example.list(
            Example.record("name", "at", "type", "timestamp", "nullable", false, "format", "dd.MM.yyyy HH:mm"),
            Example.record("name", "price", "type", "decimal(10, 2)", "from", "Price in EUR"));

    @Test
    void whatTheDocumentLeavesOutHasItsDefault() {
        NodeUnderTest node = NodeUnderTest.source("csv-source", "path", "data/*.csv", "columns", COLUMNS);

        CsvSourceSpec spec = node.spec(CsvSourceSpec.class);

        assertEquals(new Files("data/*.csv", "UTF-8", MalformedPolicy.OUTPUT_OR_FAIL), spec.files());
        assertEquals(new CsvFormat(',', '"', true, ""), spec.format());
        assertEquals("dd.MM.yyyy HH:mm", spec.columns().get(0).format());
        assertEquals("Price in EUR", spec.columns().get(1).from());
        assertEquals(Optional.empty(), spec.eventTime());
        assertEquals("at timestamp!, price decimal(10, 2)", node.output("out"));
        assertFalse(node.schema("out").eventTime());
        assertTrue(node.hasOutput("errors"));
    }

    @Test
    void everySettingCanBeSaid() {
        NodeUnderTest node = NodeUnderTest.source(
                "csv-source",
                "path",
                "data.csv",
                "columns",
                COLUMNS,
                "delimiter",
                "\\t",
                "quote",
                "",
                "nullText",
                "NULL",
                "charset",
                "windows-1252",
                "onMalformed",
                "output",
                "eventTime",
                Example.record("field", "at", "maxDisorder", "1m30s"));

        CsvSourceSpec spec = node.spec(CsvSourceSpec.class);

        assertEquals(new Files("data.csv", "windows-1252", MalformedPolicy.ERROR_OUTPUT), spec.files());
        assertEquals(new CsvFormat('\t', '\0', true, "NULL"), spec.format());
        assertEquals(Optional.of(EventTimeSpec.of(0, new BoundedDisorder(90_000))), spec.eventTime());
        assertTrue(node.schema("out").eventTime());
        assertEquals(
                "file string!, line bigint!, column int!, text string, error_code string!, error_message string!, error_node string!",
                node.output("errors"));
    }

    @Test
    void withoutAHeaderColumnsAreNumbers() {
        Value columns = Example.list(
                Example.record("name", "first", "type", "string", "from", "3"),
                Example.record("name", "second", "type", "string", "from", "name"));

        NodeUnderTest node =
                NodeUnderTest.source("csv-source", "path", "data.csv", "columns", columns, "header", false);

        assertEquals(
                List.of(
                        "BAD_SETTING columns[1].from: The file has no header line, so there is no column \"name\" in it."),
                node.errors());
    }

    @Test
    void aFormatIsForTimesAndMustBeAPattern() {
        Value columns = Example.list(
                Example.record("name", "a", "type", "string", "format", "yyyy"),
                Example.record("name", "b", "type", "timestamp", "format", "yyyy-MM-dd b"),
                Example.record("name", "c", "type", "timestamp", "format", "epoch-ms"));

        List<String> errors = NodeUnderTest.source("csv-source", "path", "data.csv", "columns", columns)
                .errors();

        assertEquals(2, errors.size(), errors.toString());
        assertEquals(
                "BAD_SETTING columns[0].format: A format is for timestamps and dates, but the column is of type string.",
                errors.get(0));
        assertTrue(errors.get(1).startsWith("BAD_SETTING columns[1].format: "), errors.get(1));
    }

    @Test
    void namesAreThereOnceAndNotBlank() {
        Value columns = Example.list(
                Example.record("name", "a", "type", "string"),
                Example.record("name", "a", "type", "int"),
                Example.record("name", " ", "type", "int"));

        assertEquals(
                List.of(
                        "DUPLICATE_FIELD_NAME columns[1].name: There are two fields \"a\".",
                        "BAD_SETTING columns[2].name: A field's name must have 1 to 128 characters, not \" \"."),
                NodeUnderTest.source("csv-source", "path", "data.csv", "columns", columns)
                        .errors());
    }

    @Test
    void eventTimeIsAColumnOfTimestamps() {
        NodeUnderTest unknown = NodeUnderTest.source(
                "csv-source", "path", "d", "columns", COLUMNS, "eventTime", Example.record("field", "att"));
        NodeUnderTest number = NodeUnderTest.source(
                "csv-source", "path", "d", "columns", COLUMNS, "eventTime", Example.record("field", "price"));

        assertEquals(List.of("UNKNOWN_FIELD_NAME eventTime.field: There is no field \"att\"."), unknown.errors());
        assertEquals(
                List.of("BAD_SETTING eventTime.field: Event time needs a timestamp, but \"price\" is of type"
                        + " decimal(10, 2)."),
                number.errors());
        assertTrue(number.schema("out").eventTime(), "what follows should not fail for the same reason");
    }

    @Test
    void theDialectMustMakeSense() {
        NodeUnderTest node = NodeUnderTest.source(
                "csv-source", "path", "d", "columns", COLUMNS, "delimiter", "ab", "quote", "\n", "charset", "utf9");

        assertEquals(
                List.of(
                        "BAD_SETTING charset: There is no character set \"utf9\".",
                        "BAD_SETTING delimiter: The delimiter must be one ASCII character, not \"ab\".",
                        "BAD_SETTING quote: The quote must be one ASCII character, not \"·\"."),
                node.errors());
    }

    @Test
    void nestedValuesDoNotFitIntoCsv() {
        Value columns = Example.list(Example.record("name", "a", "type", "array<string>"));

        assertEquals(
                List.of("BAD_SETTING columns[0].type: A CSV file cannot hold values of type array<string>."),
                NodeUnderTest.source("csv-source", "path", "d", "columns", columns)
                        .errors());
    }

    @Test
    void theSchemaIsKnownEvenIfTheFileIsNot() {
        NodeUnderTest node = NodeUnderTest.source("csv-source", "columns", COLUMNS);

        assertEquals(List.of("MISSING_SETTING path: The setting \"path\" is missing."), node.errors());
        assertEquals("at timestamp!, price decimal(10, 2)", node.output("out"));
    }
}
