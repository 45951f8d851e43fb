package dev.millrace.model.operator.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.TransformSpecs.AggregateFunction;
import dev.millrace.model.spec.TransformSpecs.AggregateSpec;
import dev.millrace.model.spec.TransformSpecs.Folding;
import dev.millrace.model.validation.NodeUnderTest;
import dev.millrace.model.validation.Pipelines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AggregateTest {

    @Test
    void theOutputIsTheKeysAndTheAggregatesInTheirTypes() {
        NodeUnderTest node = aggregate(
                Example.list("name"),
                Example.record("name", "n", "function", "count"),
                Example.record("name", "prices", "function", "count", "argument", "price"),
                Example.record("name", "ids", "function", "sum", "argument", "id"),
                Example.record("name", "turnover", "function", "sum", "argument", "price"),
                Example.record("name", "mean", "function", "avg", "argument", "price"),
                Example.record("name", "meanId", "function", "avg", "argument", "id"),
                Example.record("name", "first", "function", "min", "argument", "at"),
                Example.record("name", "last", "function", "max", "argument", "id", "filter", "price > 1"));

        AggregateSpec spec = node.spec(AggregateSpec.class);

        assertEquals(List.of(1), spec.keys());
        assertEquals(Optional.empty(), spec.aggregates().get(0).argument());
        assertEquals(AggregateFunction.MAX, spec.aggregates().get(7).function());
        assertTrue(spec.aggregates().get(7).filter().isPresent());
        assertEquals(
                "name string, n bigint!, prices bigint!, ids bigint!, turnover decimal(38, 2), mean decimal(38, 6),"
                        + " meanId double!, first timestamp, last bigint",
                node.output("out"));
    }

    @Test
    void withoutKeysAllRowsAreOneGroup() {
        NodeUnderTest node = aggregate(Example.list(), Example.record("name", "n", "function", "count"));

        assertEquals(List.of(), node.spec(AggregateSpec.class).keys());
    }

    @Test
    void argumentsMustSuitTheirFunction() {
        assertEquals(
                List.of(
                        "MISSING_SETTING aggregates[0].argument: The function sum needs an expression whose values are"
                                + " aggregated.",
                        "WRONG_EXPRESSION_TYPE aggregates[1].argument: The function avg needs numbers, but this is of type"
                                + " string.",
                        "WRONG_EXPRESSION_TYPE aggregates[2].argument: The function max needs numbers, texts or times, but"
                                + " this is of type boolean."),
                aggregate(
                                Example.list(),
                                Example.record("name", "a", "function", "sum"),
                                Example.record("name", "b", "function", "avg", "argument", "name"),
                                Example.record("name", "c", "function", "max", "argument", "id > 1"))
                        .errors());
    }

    @Test
    void keysExistAndAreThereOnce() {
        assertEquals(
                List.of(
                        "UNKNOWN_FIELD_NAME keys[0]: There is no field \"nane\".",
                        "DUPLICATE_FIELD_NAME keys[2]: There are two fields \"id\"."),
                aggregate(Example.list("nane", "id", "id"), Example.record("name", "n", "function", "count"))
                        .errors());
    }

    @Test
    void anAggregateNeedsANameOfItsOwn() {
        assertEquals(
                List.of("DUPLICATE_FIELD_NAME aggregates[0].name: There are two fields \"name\"."),
                aggregate(Example.list("name"), Example.record("name", "name", "function", "count"))
                        .errors());
    }

    @Test
    void expressionsReduceAndFold() {
        NodeUnderTest node = aggregate(
                Example.list(),
                Example.record(
                        "name", "texts", "function", "reduce", "argument", "name", "update", "accumulated || value"),
                Example.record(
                        "name",
                        "spent",
                        "function",
                        "fold",
                        "type",
                        "decimal(12, 2)",
                        "initial",
                        "100",
                        "update",
                        "CAST(accumulated - COALESCE(price, 0) AS DECIMAL(12, 2))"));

        List<Folding> foldings = node.spec(AggregateSpec.class).aggregates().stream()
                .map(call -> call.details().folding().orElseThrow())
                .toList();

        assertEquals("texts string, spent decimal(12, 2)", node.output("out"));
        assertEquals(Optional.empty(), foldings.get(0).initial());
        assertTrue(foldings.get(0).merge().isPresent());
        assertTrue(foldings.get(1).initial().isPresent());
        assertTrue(foldings.get(1).merge().isEmpty());
    }

    @Test
    void whatCannotBeFoldedIsRefused() {
        assertEquals(
                List.of(
                        "MISSING_SETTING aggregates[0].update: The setting \"update\" is missing.",
                        "BAD_EXPRESSION aggregates[1].initial: 1 is divided by zero.",
                        "BAD_EXPRESSION aggregates[2].initial: 'x' is not a whole number.",
                        "BAD_EXPRESSION aggregates[2].update: There is no field 'other'.",
                        "BAD_SETTING aggregates[3].argument: A fold has no such expression: its update sees all fields of the"
                                + " row."),
                aggregate(
                                Example.list(),
                                Example.record("name", "a", "function", "reduce", "argument", "id"),
                                fold("b", "1 / 0", "accumulated + id"),
                                fold("c", "CAST('x' AS BIGINT)", "accumulated + other"),
                                Example.record(
                                        "name",
                                        "d",
                                        "function",
                                        "fold",
                                        "type",
                                        "bigint",
                                        "initial",
                                        "0",
                                        "update",
                                        "accumulated + id",
                                        "argument",
                                        "id"))
                        .errors());
    }

    private static Value fold(String name, String initial, String step) {
        return Example.record("name", name, "function", "fold", "type", "bigint", "initial", initial, "update", step);
    }

    @Test
    void resultsMayBeAChangelog() {
        NodeUnderTest node = changes("deduplicate", "results", "changes", "stateTtl", "1h");

        AggregateSpec spec = node.spec(AggregateSpec.class);

        assertTrue(spec.asChanges());
        assertEquals(OptionalLong.of(3_600_000), spec.stateTtlMs());
        assertEquals(Changes.RETRACT, node.schema("out").changes());
    }

    @Test
    void aChangelogIsOnlyTakenByResultsThatAreOne() {
        assertEquals(
                List.of(
                        "CHANGELOG_NOT_TAKEN results: A changelog comes in, whose rows may be taken back, but every row is to"
                                + " give a result that stays."),
                changes("deduplicate").errors());
        assertEquals(List.of(), changes("filter").errors());
    }

    @Test
    void sketchesTakeNoRowsBack() {
        Value sketch = Example.list(Example.record("name", "n", "function", "approx_count_distinct", "argument", "id"));

        assertEquals(
                List.of(
                        "CHANGELOG_NOT_TAKEN aggregates[0].function: A changelog comes in, but approx_count_distinct is a"
                                + " sketch, which cannot take rows back."),
                changes("deduplicate", "results", "changes", "aggregates", sketch)
                        .errors());
        assertEquals(
                List.of(),
                changes("filter", "results", "changes", "aggregates", sketch).errors());
    }

    @Test
    void foldsGiveNoChangelog() {
        assertEquals(
                List.of(
                        "CHANGELOG_NOT_TAKEN aggregates[0].function: What fold has made of a row cannot be taken out again, so"
                                + " it gives no changelog."),
                changes("filter", "results", "changes", "aggregates", Example.list(fold("a", "0", "accumulated + id")))
                        .errors());
    }

    /** Behind a node that gives a changelog, or one that does not. */
    private static NodeUnderTest changes(String before, Object... settings) {
        Map<String, Value> all = new LinkedHashMap<>(Example.settings(
                "keys",
                Example.list("name"),
                "aggregates",
                Example.list(Example.record("name", "n", "function", "count"))));
        all.putAll(Example.settings(settings));
        return NodeUnderTest.of(new Pipelines()
                .orders("orders")
                .node(
                        "before",
                        before,
                        before.equals("filter")
                                ? Example.settings("condition", "TRUE")
                                : Example.settings("keys", Example.list("id"), "keep", "last"))
                .node("tested", "aggregate", all)
                .edge("orders.out", "before.in")
                .edge("before.out", "tested.in")
                .build());
    }

    private static NodeUnderTest aggregate(Value keys, Object... aggregates) {
        return NodeUnderTest.behindOrders("aggregate", "keys", keys, "aggregates", Example.list(aggregates));
    }
}
