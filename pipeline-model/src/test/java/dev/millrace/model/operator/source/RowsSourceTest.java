package dev.millrace.model.operator.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.SourceSpecs.RowsSourceSpec;
import dev.millrace.model.validation.NodeUnderTest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsSourceTest {

    @Test
    void cellsAreConvertedToTheirTypes() {
        Value columns = Example.list(
                Example.record("name", "flag", "type", "boolean"),
                Example.record("name", "small", "type", "int"),
                Example.record("name", "large", "type", "bigint"),
                Example.record("name", "real", "type", "double"),
                Example.record("name", "price", "type", "decimal(6, 2)"),
                Example.record("name", "text", "type", "string"),
                Example.record("name", "day", "type", "date"),
                Example.record("name", "at", "type", "timestamp"),
                Example.record("name", "gap", "type", "interval"),
                Example.record("name", "list", "type", "array<int>"),
                Example.record("name", "row", "type", "row<a int, b string>"));
        Value row = Example.list(
                true,
                1,
                2,
                3,
                4,
                "x",
                "1970-01-02",
                "1970-01-01T00:00:01Z",
                "-1m",
                Example.list(1, 2),
                Example.record("b", "y"));

        RowsSourceSpec spec = NodeUnderTest.source("rows-source", "columns", columns, "rows", Example.list(row))
                .spec(RowsSourceSpec.class);

        assertEquals(
                Arrays.asList(
                        true,
                        1,
                        2L,
                        3.0,
                        new BigDecimal("4.00"),
                        "x",
                        1,
                        1_000L,
                        -60_000L,
                        List.of(1, 2),
                        Arrays.asList(null, "y")),
                spec.rows().get(0));
    }

    @Test
    void bytesAreBase64() {
        Value columns = Example.list(Example.record("name", "data", "type", "bytes"));

        RowsSourceSpec spec = NodeUnderTest.source(
                        "rows-source", "columns", columns, "rows", Example.list(Example.list("AQI=")))
                .spec(RowsSourceSpec.class);

        assertArrayEquals(new byte[] {1, 2}, (byte[]) spec.rows().get(0).get(0));
    }

    @Test
    void eachWrongCellIsNamed() {
        Value columns = Example.list(
                Example.record("name", "id", "type", "int", "nullable", false),
                Example.record("name", "at", "type", "timestamp"));
        Value rows = Example.list(
                Example.list(new Value.Null(), new Value.Null()),
                Example.list("7", "yesterday"),
                Example.list(3_000_000_000L),
                Example.list(new Value.Numeric(new BigDecimal("3e300")), new Value.Null()));

        assertEquals(
                List.of(
                        "BAD_SETTING rows[0][0]: Column \"id\" may not be null.",
                        "BAD_SETTING rows[1][0]: \"7\" is not of type int.",
                        "BAD_SETTING rows[1][1]: \"yesterday\" is not of type timestamp.",
                        "BAD_SETTING rows[2]: The row has 1 values for 2 columns.",
                        "BAD_SETTING rows[3][0]: 3E+300 is not of type int."),
                NodeUnderTest.source("rows-source", "columns", columns, "rows", rows)
                        .errors());
    }

    @Test
    void aHundredProblemsAreEnough() {
        Value columns = Example.list(Example.record("name", "id", "type", "int"));
        Value rows = Value.of(java.util.Collections.nCopies(1_000, Example.list("x")));

        List<String> errors = NodeUnderTest.source("rows-source", "columns", columns, "rows", rows)
                .errors();

        assertEquals(101, errors.size());
        assertEquals("BAD_SETTING node: There are 900 more problems in this node.", errors.get(100));
    }

    @Test
    void arrivalsAreOnePerRowAndInOrder() {
        Value columns = Example.list(Example.record("name", "id", "type", "int"));
        Value rows = Example.list(Example.list(1), Example.list(2));

        RowsSourceSpec spec = NodeUnderTest.source(
                        "rows-source", "columns", columns, "rows", rows, "arrivals", Example.list("0s", "1m"))
                .spec(RowsSourceSpec.class);
        List<String> tooFew = NodeUnderTest.source(
                        "rows-source", "columns", columns, "rows", rows, "arrivals", Example.list("0s"))
                .errors();
        List<String> backwards = NodeUnderTest.source(
                        "rows-source", "columns", columns, "rows", rows, "arrivals", Example.list("2s", "1s"))
                .errors();

        assertEquals(List.of(0L, 60_000L), spec.arrivalsMs());
        assertEquals(List.of("BAD_SETTING arrivals: There are 1 arrivals for 2 rows."), tooFew);
        assertEquals(List.of("BAD_SETTING arrivals[1]: The row arrives before the one above it."), backwards);
    }
}
