package dev.millrace.model.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.OperatorKind.Manual;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.AnyType;
import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.DataTypeType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.IntegerType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.NumberType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.SettingSpec.PathType;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.SettingSpec.TimestampType;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.problem.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {

    private final NodeProblems problems = new NodeProblems("node");

    @Test
    void goodValuesOfEveryTypePass() {
        check(new TextType(true), Value.of("any\ntext"));
        check(new PathType(false), Value.of("a/*.csv"));
        check(new BooleanType(), Value.of(false));
        check(new IntegerType(0, 10), new Value.Numeric(new BigDecimal("1E+1")));
        check(new NumberType(0, 1), new Value.Numeric(new BigDecimal("0.5")));
        check(new DurationType(1, 86_400_000), Value.of("1 d"));
        check(new TimestampType(), Value.of("2026-01-01"));
        check(ChoiceType.of(new Option("a", "A"), new Option("b", "B")), Value.of("b"));
        check(new DataTypeType(), Value.of("row<a int, b array<decimal(10, 2)>>"));
        check(new AnyType(), new Value.Null());
        check(new ListType(new IntegerType(0, 9), 1), Example.list(1, 2));

        assertEquals(List.of(), messages());
    }

    @Test
    void wrongTypesAreNamed() {
        check(new TextType(false), Value.of(5));
        check(new BooleanType(), Value.of("true"));
        check(new IntegerType(0, 10), new Value.Numeric(new BigDecimal("1.5")));
        check(new NumberType(0, 1), Value.of("0.5"));
        check(new DurationType(0, 1), Value.of("soon"));
        check(new TimestampType(), Value.of("2026-02-30"));
        check(new ListType(new AnyType(), 0), Value.of("x"));
        check(new RecordType(List.of()), Example.list());
        check(new TextType(false), new Value.Null());

        assertEquals(
                List.of(
                        "This must be text, not 5.",
                        "This must be true or false, not \"true\".",
                        "This must be a whole number, not 1.5.",
                        "This must be a number, not \"0.5\".",
                        "This must be a duration such as 6h, 1m30s or 250ms, not \"soon\".",
                        "This must be a timestamp such as 2026-01-01T00:00:00Z, not \"2026-02-30\".",
                        "This must be a list, not \"x\".",
                        "This must be a record, not a list.",
                        "This must be text, not null."),
                messages());
        assertEquals("Write it without quotes.", problems.toList().get(1).fix().orElseThrow());
    }

    @Test
    void rangesHold() {
        check(new IntegerType(1, 10), Value.of(11));
        check(new IntegerType(Long.MIN_VALUE, Long.MAX_VALUE), new Value.Numeric(new BigDecimal("1E+400")));
        check(new NumberType(0, 1), new Value.Numeric(new BigDecimal("1E+400")));
        check(new DurationType(1_000, 60_000), Value.of("2m"));
        check(new ListType(new AnyType(), 1), Example.list());

        assertEquals(
                List.of(
                        "11 is out of range.",
                        "1E+400 is out of range.",
                        "1E+400 is out of range.",
                        "\"2m\" is out of range.",
                        "The list has 0 elements and needs at least 1."),
                messages());
        assertEquals("Use 1s to 1m.", problems.toList().get(3).fix().orElseThrow());
    }

    @Test
    void wordsThatWereMeantAreProposed() {
        check(ChoiceType.of(new Option("tumbling", ""), new Option("sliding", "")), Value.of("tumblign"));
        check(new DataTypeType(), Value.of("Integer"));
        check(new DataTypeType(), Value.of("decimal(50, 2)"));
        check(List.of(spec(new TextType(false))), Map.of("vaule", Value.of("x")));

        assertEquals(
                List.of(
                        "\"tumblign\" is not one of tumbling, sliding.",
                        "\"Integer\" is not a data type.",
                        "\"decimal(50, 2)\" is not a data type.",
                        "There is no setting \"vaule\" here."),
                messages());
        assertEquals(
                List.of(
                        "Did you mean \"tumbling\"?",
                        "Did you mean \"int\"?",
                        "Did you mean \"decimal(10, 2)\"?",
                        "Did you mean \"value\"?"),
                problems.toList().stream()
                        .map(problem -> problem.fix().orElseThrow())
                        .toList());
    }

    @Test
    void nestedSettingsHavePathsAndOthersKeepTheirPlaces() {
        SettingSpec columns = SettingSpec.required(
                "columns", "", new ListType(new RecordType(List.of(spec(new IntegerType(0, 1)))), 0), "");

        Map<String, Value> good = check(
                List.of(columns),
                Map.of(
                        "columns",
                        Example.list(Example.record("value", 5), "x", Example.record("value", 1, "other", 1))));

        assertEquals(
                List.of("settings.columns[0].value", "settings.columns[1]", "settings.columns[2].other"),
                problems.toList().stream()
                        .map(problem -> problem.place().path().orElseThrow())
                        .toList());
        assertEquals(
                Example.list(Value.of(Map.of()), Value.of(Map.of()), Example.record("value", 1)), good.get("columns"));
    }

    @Test
    void aLongTextIsCutInMessages() {
        check(new BooleanType(), Value.of("x".repeat(1_000_000)));

        assertTrue(messages().get(0).length() < 120, messages().get(0));
    }

    @Test
    void aManualKeepsTheOrderOfItsExample() {
        assertEquals(
                List.of("z", "a"),
                List.copyOf(new Manual("", Example.settings("z", 1, "a", 2))
                        .example()
                        .keySet()));
    }

    private static SettingSpec spec(SettingSpec.Type type) {
        return SettingSpec.optional("value", "Value", type, "A value.");
    }

    private void check(SettingSpec.Type type, Value value) {
        check(List.of(spec(type)), Map.of("value", value));
    }

    private Map<String, Value> check(List<SettingSpec> specs, Map<String, Value> values) {
        ParameterLookup lookup = new ParameterLookup(new ParameterTable(Map.of(), Map.of()), problems);
        return new SettingsCheck(problems, new ValueCheck(problems, lookup)).check(specs, values, "");
    }

    private List<String> messages() {
        return problems.toList().stream().map(Problem::message).toList();
    }
}
