package dev.millrace.model.operator.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.JoinSpecs.JoinKeys;
import dev.millrace.model.spec.JoinSpecs.JoinType;
import dev.millrace.model.spec.JoinSpecs.LookupJoinSpec;
import dev.millrace.model.spec.MalformedPolicy;
import dev.millrace.model.spec.SourceSpecs.Column;
import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import dev.millrace.model.spec.SourceSpecs.CsvSourceSpec;
import dev.millrace.model.spec.SourceSpecs.Files;
import dev.millrace.model.spec.SourceSpecs.JsonlSourceSpec;
import dev.millrace.model.validation.NodeUnderTest;
import dev.millrace.model.validation.Pipelines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LookupJoinTest {

    private static final List<Column> COLUMNS = List.of(
            new Column(Field.nullable("id", Scalar.BIGINT), "no", ""),
            new Column(Field.nullable("colour", Scalar.STRING), "", ""));

    @Test
    void theTableIsReadAsACsvSourceReadsIt() {
        assertEquals(
                new LookupJoinSpec(
                        new CsvSourceSpec(
                                new Files("table.csv", "UTF-8", MalformedPolicy.SKIP),
                                new CsvFormat(';', '"', true, ""),
                                COLUMNS,
                                Optional.empty()),
                        COLUMNS.stream().map(Column::field).toList(),
                        new JoinKeys(List.of(0), List.of(0)),
                        JoinType.LEFT,
                        Optional.empty(),
                        OptionalLong.of(60_000),
                        ErrorPolicy.OUTPUT_OR_FAIL),
                lookup("no", "type", "left", "reload", "1m", "delimiter", ";", "onMalformed", "skip")
                        .spec(LookupJoinSpec.class));
    }

    @Test
    void orAsAJsonLinesSourceDoes() {
        assertEquals(
                JsonlSourceSpec.class,
                lookup("$.no", "format", "jsonl")
                        .spec(LookupJoinSpec.class)
                        .table()
                        .getClass());
        assertEquals(1, lookup("$.[", "format", "jsonl").errors().size());
    }

    @Test
    void aColumnWhoseNameIsTakenGetsThePrefixAndMayBeNullInALeftJoin() {
        assertEquals(
                "id bigint!, name string, price decimal(10, 2), at timestamp, table_id bigint, colour string",
                lookup("no").output("out"));
        assertTrue(lookup("no").schema("out").eventTime());
        assertEquals(
                "id bigint, name string, price decimal(10, 2), at timestamp, table_id bigint, colour string, error_code"
                        + " string!, error_message string!, error_node string!",
                lookup("no").output("errors"));
    }

    @Test
    void keysAreFieldsOfTheRowsAndColumnsOfTheTable() {
        assertEquals(
                List.of("UNKNOWN_FIELD_NAME keys[0].column: There is no field \"colors\"."),
                of("no", "id", "colors").errors());
        assertEquals(
                List.of(
                        "SCHEMA_MISMATCH keys[0]: The left field \"id\" is of type bigint, but the right field \"colour\""
                                + " of type string."),
                of("no", "id", "colour").errors());
    }

    @Test
    void aChangelogIsTakenIfTheTableStaysTheSame() {
        assertEquals(List.of(), behindChangelog().errors());
        assertEquals(
                List.of(
                        "CHANGELOG_NOT_TAKEN reload: A changelog comes in, but a row that is taken back would not find in a"
                                + " new table what it found before."),
                behindChangelog("reload", "1m").errors());
    }

    private static NodeUnderTest lookup(String from, Object... more) {
        return of(from, "id", "id", more);
    }

    private static NodeUnderTest of(String from, String field, String column, Object... more) {
        return NodeUnderTest.behindOrders("lookup-join", settings(from, field, column, more));
    }

    private static NodeUnderTest behindChangelog(Object... more) {
        return NodeUnderTest.of(new Pipelines()
                .orders("orders")
                .node("last", "deduplicate", "keys", Example.list("id"), "keep", "last")
                .node("tested", "lookup-join", settings("no", "id", "id", more))
                .edge("orders.out", "last.in")
                .edge("last.out", "tested.in")
                .build());
    }

    private static Object[] settings(String from, String field, String column, Object... more) {
        List<Object> settings = new ArrayList<>(List.of(
                "keys",
                Example.list(Example.record("field", field, "column", column)),
                "path",
                "table.csv",
                "columns",
                Example.list(
                        Example.record("name", "id", "type", "bigint", "from", from),
                        Example.record("name", "colour", "type", "string"))));
        settings.addAll(Arrays.asList(more));
        return settings.toArray();
    }
}
