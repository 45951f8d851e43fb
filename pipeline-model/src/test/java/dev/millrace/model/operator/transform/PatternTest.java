package dev.millrace.model.operator.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.PatternSpecs.Contiguity;
import dev.millrace.model.spec.PatternSpecs.EventCount;
import dev.millrace.model.spec.PatternSpecs.EventField;
import dev.millrace.model.spec.PatternSpecs.PatternSpec;
import dev.millrace.model.spec.PatternSpecs.Quantifier;
import dev.millrace.model.spec.PatternSpecs.Skip;
import dev.millrace.model.spec.PatternSpecs.SkipKind;
import dev.millrace.model.spec.PatternSpecs.Within;
import dev.millrace.model.validation.NodeUnderTest;
import dev.millrace.model.validation.Pipelines;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatternTest {

    private static final Value FIELDS = Example.list(field("price", "small.price"));
    private static final Value SMALL = step("small", "condition", "price < 1");

    private static Value field(String name, String value) {
        return Example.record("name", name, "value", value);
    }

    private static Value step(String name, Object... more) {
        Object[] pairs = new Object[more.length + 2];
        pairs[0] = "name";
        pairs[1] = name;
        System.arraycopy(more, 0, pairs, 2, more.length);
        return Example.record(pairs);
    }

    private static NodeUnderTest steps(Value... steps) {
        return NodeUnderTest.behindOrders("pattern", "steps", Example.list((Object[]) steps), "fields", FIELDS);
    }

    @Test
    void stepsSeeTheRowsThatWereTakenBefore() {
        NodeUnderTest node = NodeUnderTest.behindOrders(
                "pattern",
                "keys",
                Example.list("name"),
                "steps",
                Example.list(
                        SMALL,
                        step(
                                "large",
                                "contiguity",
                                "next",
                                "condition",
                                "price > small.price * 2 AND small_count = 1")),
                "within",
                "1h",
                "withinFrom",
                "previous",
                "skip",
                "to-last",
                "skipTo",
                "large",
                "aggregates",
                Example.list(Example.record("name", "total", "step", "large", "function", "sum", "argument", "price")),
                "fields",
                Example.list(
                        field("first", "small.id"),
                        field("sum", "total"),
                        field("who", "name"),
                        field("began", "match_start")));

        PatternSpec spec = node.spec(PatternSpec.class);

        assertEquals(List.of(1), spec.keys());
        assertEquals(Contiguity.NEXT, spec.steps().get(1).contiguity());
        assertEquals(Optional.of(new Within(3_600_000, true)), spec.within());
        assertEquals(new Skip(SkipKind.TO_LAST, 1), spec.skip());
        assertTrue(spec.measures().seen().contains(new EventField(0, false, 2)));
        assertTrue(spec.measures().seen().contains(new EventCount(0)));
        assertEquals(
                "name string, first bigint!, sum decimal(38, 2), who string, began timestamp!", node.output("out"));
        assertEquals(
                "name string, first bigint, sum decimal(38, 2), who string, began timestamp, timed_out_at timestamp!",
                node.output("timed-out"));
        assertEquals("id bigint!, name string, price decimal(10, 2), at timestamp", node.output("late"));
    }

    @Test
    void howOftenAStepTakesARowIsBound() {
        PatternSpec spec = steps(
                        step("small", "times", "times", "min", 3, "inner", "consecutive"),
                        step("some", "times", "range", "min", 0, "max", 4, "greedy", true),
                        step("many", "times", "or-more", "min", 2, "inner", "combinations", "until", "price > 9"))
                .spec(PatternSpec.class);

        assertEquals(
                new Quantifier(3, 3, false, false, Contiguity.NEXT, Optional.empty()),
                spec.steps().get(0).quantifier());
        assertEquals(
                new Quantifier(1, 4, true, true, Contiguity.FOLLOWED_BY, Optional.empty()),
                spec.steps().get(1).quantifier());
        assertEquals(
                Contiguity.FOLLOWED_BY_ANY, spec.steps().get(2).quantifier().inner());
        assertTrue(spec.steps().get(2).quantifier().until().isPresent());
        assertEquals(Quantifier.UNLIMITED, spec.steps().get(2).quantifier().max());
    }

    @Test
    void whatMustNotComeStandsWhereItCanBeDecided() {
        assertEquals(
                List.of(
                        "BAD_SETTING steps[0].contiguity: A pattern cannot begin with a row that must not come.",
                        "BAD_SETTING steps[2].contiguity: What must not come cannot follow the optional step \"small\".",
                        "BAD_SETTING steps[2].contiguity: A pattern that ends with a row that must not come needs a"
                                + " time after which it has not come."),
                steps(
                                step("no", "contiguity", "not-next"),
                                step("small", "optional", true),
                                step("never", "contiguity", "not-followed-by"))
                        .errors());
    }

    @Test
    void aGreedyStepIsFollowedByOneThatMustCome() {
        assertEquals(
                List.of("BAD_SETTING steps[1].optional: An optional step cannot follow the greedy step \"small\"."),
                steps(step("small", "times", "or-more", "greedy", true), step("large", "optional", true))
                        .errors());
        assertEquals(
                List.of("BAD_SETTING steps[0].greedy: A step that passes over rows that fit cannot be greedy."),
                steps(step("small", "times", "or-more", "greedy", true, "inner", "combinations"))
                        .errors());
    }

    @Test
    void numbersOfRowsMakeSense() {
        assertEquals(
                List.of("BAD_SETTING steps[0].max: From 3 to 2 times: the second must not be smaller."),
                steps(step("small", "times", "range", "min", 3, "max", 2)).errors());
        assertEquals(
                List.of("BAD_SETTING steps[0].min: A step that takes no row can be left out."),
                steps(step("small", "times", "times", "min", 0)).errors());
        assertEquals(
                List.of("BAD_SETTING steps: The pattern has 2 steps that ask for up to 1001 rows; it may have 30 and"
                        + " 1000."),
                steps(step("small", "times", "times", "min", 1000), step("large"))
                        .errors());
    }

    @Test
    void namesOfStepsAreTheirOwn() {
        assertEquals(
                List.of(
                        "BAD_SETTING steps[0].name: \"1st\" cannot name a step.",
                        "BAD_SETTING steps[2].name: There are two steps \"small\"."),
                steps(step("1st"), SMALL, SMALL).errors());
        assertEquals(
                List.of("DUPLICATE_FIELD_NAME steps[0].name: There are two fields \"price\"."),
                steps(step("price")).errors());
    }

    @Test
    void conditionsDoNotSeeLaterSteps() {
        assertEquals(
                List.of("BAD_SETTING steps[0].condition: The step \"large\" comes later, so it has no rows yet."),
                steps(step("small", "condition", "price < large.price"), step("large"))
                        .errors());
    }

    @Test
    void whatIsNamedMustBeThere() {
        assertEquals(
                List.of(
                        "BAD_SETTING aggregates[0].step: There is no step \"smal\" that takes rows.",
                        "BAD_SETTING skipTo: There is no step \"no\" that takes rows."),
                NodeUnderTest.behindOrders(
                                "pattern",
                                "steps",
                                Example.list(
                                        SMALL,
                                        step("no", "contiguity", "not-next", "condition", "price = 1"),
                                        step("b")),
                                "skip",
                                "to-first",
                                "skipTo",
                                "no",
                                "aggregates",
                                Example.list(Example.record("name", "n", "step", "smal", "function", "count")),
                                "fields",
                                FIELDS)
                        .errors());
    }

    @Test
    void withoutEventTimeThereIsNoWithin() {
        assertEquals(
                List.of("NO_EVENT_TIME within: A time within which a match must be complete needs rows that carry event"
                        + " time, but the input has none."),
                NodeUnderTest.of(new Pipelines()
                                .node(
                                        "rows",
                                        "rows-source",
                                        "columns",
                                        Example.list(Example.record("name", "price", "type", "bigint")),
                                        "rows",
                                        Example.list())
                                .node(
                                        "tested",
                                        "pattern",
                                        "steps",
                                        Example.list(SMALL),
                                        "fields",
                                        FIELDS,
                                        "within",
                                        "5s")
                                .edge("rows.out", "tested.in")
                                .build())
                        .errors());
    }
}
