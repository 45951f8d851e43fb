package dev.millrace.model.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.expression.Expression.FieldReference;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that SQL reserves are ordinary names of fields, without quotes. */
class ReservedNamesTest {

    static Stream<String> names() {
        return Samples.RESERVED_NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void reservedNameIsAFieldWithoutQuotes(String name) {
        int value = Samples.RESERVED_NAMES.indexOf(name);

        assertEquals("bigint? " + value, Samples.evaluated(name));
        assertEquals("bigint? " + (value + 1), Samples.evaluated("1 + " + name));
        assertEquals("boolean? true", Samples.evaluated("abs(" + name + ") > -1"));
        assertEquals("boolean? true", Samples.evaluated(name + " BETWEEN " + name + " AND " + name));
        assertEquals("boolean? true", Samples.evaluated(name + " IN (" + name + ") AND " + name + " IS NOT NULL"));
        assertEquals(
                "bigint? " + value,
                Samples.evaluated("CASE WHEN " + name + " >= 0 THEN " + name + " ELSE " + name + " END"));
        // Right behind CASE a WHEN is the keyword.
        String chosen = name.equals("when") ? "\"when\"" : name;
        assertEquals("bigint? " + value, Samples.evaluated("CASE " + chosen + " WHEN -1 THEN 0 ELSE " + name + " END"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void reservedNameMayBeQuoted(String name) {
        int value = Samples.RESERVED_NAMES.indexOf(name);

        assertEquals("bigint? " + value, Samples.evaluated('"' + name + '"'));
        assertEquals("bigint? " + value, Samples.evaluated('`' + name + '`'));
    }

    @Test
    void fieldsNamedLikeTypesLeaveTheirLiteralsAlone() {
        assertEquals("timestamp 2026-01-01T00:00:00Z", Samples.evaluated("TIMESTAMP '2026-01-01 00:00:00'"));
        assertEquals("timestamp 2026-01-01T00:00:00Z", Samples.evaluated("timestamp '2026-01-01'"));
        assertEquals("date 2026-01-01", Samples.evaluated("date '2026-01-01'"));
        assertEquals("interval PT5M", Samples.evaluated("interval '5' minute"));
        assertEquals("interval PT26H", Samples.evaluated("interval '1 2' day to hour"));
        assertEquals("bytes 00", Samples.evaluated("x'00'"));
        assertEquals("timestamp 2026-01-01T00:00:00Z", Samples.evaluated("CAST('2026-01-01' AS timestamp)"));
        assertEquals("date? 2026-03-31", Samples.evaluated("CAST(ts AS date)"));
    }

    @Test
    void fieldsNamedLikeFunctionsLeaveTheirCallsAlone() {
        assertEquals("string? hé", Samples.evaluated("left(s, 2)"));
        assertEquals("bigint? 13", Samples.evaluated("hour(ts)"));
        assertEquals("bigint? 13", Samples.evaluated("extract(hour FROM ts)"));
        assertEquals("string a", Samples.evaluated("trim(leading FROM ' a')"));
        assertEquals("int 0", Samples.evaluated("position('x' IN 'abc')"));
        assertEquals("timestamp? 2026-03-31T13:00:00Z", Samples.evaluated("floor(ts TO hour)"));
        assertEquals("array<int> [1]", Samples.evaluated("array [1]".replace(" ", "")));
    }

    @Test
    void literalAndFieldStandSideBySide() {
        long hour = Samples.RESERVED_NAMES.indexOf("hour");

        assertEquals(
                "bigint? " + (13 + hour),
                Samples.evaluated("extract(hour FROM TIMESTAMP '2026-03-31 13:00:00') + hour"));
        assertEquals("bigint? " + (hour + 5), Samples.evaluated("hour + extract(day FROM interval '5' day)"));
    }

    @Test
    void wordsThatBeginAValueAreFieldsWhereAnOperatorFollows() {
        List<String> fields = List.of("case", "not", "my field", "null");
        var schema = dev.millrace.model.schema.Schema.of(
                fields.stream()
                        .map(name -> dev.millrace.model.schema.Field.nullable(
                                name, dev.millrace.model.schema.DataType.Scalar.BIGINT))
                        .toList(),
                false);

        for (String text : List.of("case > 1", "not = 1", "1 < case AND not IN (1)", "(case) + \"null\"")) {
            assertEquals(
                    true,
                    ExpressionCompiler.shared().compile(text, schema).tree().isPresent(),
                    text);
        }
    }

    @Test
    void nameKeepsItsCase() {
        FieldReference field = (FieldReference) Samples.compiled("time");

        assertEquals("time", field.name());
        assertEquals(
                false,
                ExpressionCompiler.shared()
                        .compile("TIME", Samples.SCHEMA)
                        .tree()
                        .isPresent());
    }
}
