package dev.millrace.model.operator.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.ProcessSpecs.Assign;
import dev.millrace.model.spec.ProcessSpecs.ProcessFunctionSpec;
import dev.millrace.model.spec.ProcessSpecs.Scope;
import dev.millrace.model.validation.NodeUnderTest;
import dev.millrace.model.validation.Pipelines;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessFunctionTest {

    private static final Value OUTPUTS = Example.list(Example.record(
            "name", "warnings", "fields", Example.list(Example.record("name", "text", "type", "string"))));
    private static final Value STATE = Example.list(
            Example.record("name", "last", "form", "value", "type", "decimal(10, 2)"),
            Example.record("name", "seen", "form", "list", "type", "string"),
            Example.record("name", "by_name", "form", "map", "type", "bigint", "keyType", "string"));

    @Test
    void actionsSeeStateTimesAndFields() {
        NodeUnderTest node = with(Example.list(
                action("assign", "state", "last", "value", "price"),
                action("append", "state", "seen", "value", "name", "condition", "CARDINALITY(seen) < 3"),
                action("put", "state", "by_name", "key", "name", "value", "COALESCE(by_name_value, 0) + 1"),
                action("register-timer", "at", "event_time + INTERVAL '1' SECOND"),
                action("emit", "values", Example.list("name"))));

        ProcessFunctionSpec spec = node.spec(ProcessFunctionSpec.class);

        assertEquals(List.of(List.of(0)), spec.keys());
        assertEquals(List.of("timer"), spec.timers());
        assertEquals(0, ((Assign) spec.onRow().get(0).get(0).step()).state());
        assertEquals("text string", node.output("warnings"));
    }

    @Test
    void whatIsNamedMustBeThere() {
        assertEquals(
                List.of(
                        "BAD_SETTING onRow[0].state: There is no state \"lost\".",
                        "BAD_SETTING onRow[1].output: There is no output \"alarms\"."),
                with(Example.list(
                                action("assign", "state", "lost", "value", "price"),
                                action("emit", "output", "alarms", "values", Example.list("name"))))
                        .errors());
    }

    @Test
    void anActionFitsTheFormOfItsState() {
        assertEquals(
                List.of(
                        "BAD_SETTING onRow[0].action: The state \"seen\" is a list, which this action cannot change.",
                        "MISSING_SETTING onRow[1].key: An entry of a map needs a key."),
                with(Example.list(
                                action("assign", "state", "seen", "value", "name"),
                                action("put", "state", "by_name", "value", "1")))
                        .errors());
    }

    @Test
    void everyFieldOfTheOutputHasAValue() {
        assertEquals(
                List.of("BAD_SETTING onRow[0].values: There are 2 values for the 1 fields of the output \"warnings\"."),
                with(Example.list(action("emit", "values", Example.list("name", "price"))))
                        .errors());
    }

    @Test
    void stateHasANameThatNoFieldHas() {
        assertEquals(
                List.of("DUPLICATE_FIELD_NAME state[0].name: There are two fields \"price\"."),
                NodeUnderTest.behindOrders(
                                "process-function",
                                "state",
                                Example.list(Example.record("name", "price", "type", "int")),
                                "outputs",
                                OUTPUTS)
                        .errors());
    }

    @Test
    void aTimerByEventTimeNeedsEventTime() {
        NodeUnderTest node = NodeUnderTest.of(new Pipelines()
                .node(
                        "rows",
                        "rows-source",
                        "columns",
                        Example.list(Example.record("name", "at", "type", "timestamp")),
                        "rows",
                        Example.list())
                .node(
                        "tested",
                        "process-function",
                        "outputs",
                        OUTPUTS,
                        "onRow",
                        Example.list(action("register-timer", "at", "at")))
                .edge("rows.out", "tested.in")
                .build());

        assertEquals(
                List.of(
                        "NO_EVENT_TIME onRow[0].clock: A timer by event time needs rows that carry it, but the input has"
                                + " no event time."),
                node.errors());
    }

    @Test
    void theKeysOfTwoInputsHaveOneType() {
        assertEquals(
                List.of("SCHEMA_MISMATCH secondKeys: The keys of the inputs differ: bigint and string."),
                connected("id", "name").errors());
        assertEquals(
                List.of(List.of(0), List.of(0)),
                connected("id", "id").spec(ProcessFunctionSpec.class).keys());
    }

    @Test
    void aSecondInputThatIsBroadcastHasNoKeysAndChangesSharedState() {
        ProcessFunctionSpec spec = broadcast(
                        Example.list(), Example.list(action("assign", "state", "least", "value", "price")))
                .spec(ProcessFunctionSpec.class);

        assertEquals(true, spec.broadcastSecond());
        assertEquals(List.of(List.of(0), List.of()), spec.keys());
        assertEquals(Scope.SHARED, spec.state().get(0).scope());
        assertEquals(
                List.of("BAD_SETTING secondKeys: The second input is broadcast, so its rows act on no key's state."),
                broadcast(Example.list("id"), Example.list()).errors());
    }

    @Test
    void onlyRowsThatAreBroadcastChangeSharedStateAndTheyDoNothingElse() {
        assertEquals(
                List.of("BAD_SETTING onRow[0].state: The state \"least\" is shared by all keys, and only rows that are"
                        + " broadcast may change it."),
                broadcast(Example.list(), Example.list(), action("assign", "state", "least", "value", "price"))
                        .errors());
        assertEquals(
                List.of(
                        "BAD_SETTING onSecondRow[0].state: The state \"own\" belongs to each key, and a row that is"
                                + " broadcast has none.",
                        "BAD_SETTING onSecondRow[1].action: A row that is broadcast comes to every subtask, so this would"
                                + " be done once in each.",
                        "BAD_EXPRESSION onSecondRow[2].value: There is no field 'own'."),
                broadcast(
                                Example.list(),
                                Example.list(
                                        action("assign", "state", "own", "value", "price"),
                                        action("emit", "values", Example.list("name")),
                                        action("assign", "state", "least", "value", "own")))
                        .errors());
    }

    @Test
    void sharedStateNeedsAnInputThatIsBroadcast() {
        assertEquals(
                List.of("BAD_SETTING state[0].scope: State that all keys share is changed by a second input that is"
                        + " broadcast, and there is none."),
                NodeUnderTest.behindOrders(
                                "process-function",
                                "state",
                                Example.list(Example.record("name", "least", "type", "int", "scope", "shared")),
                                "outputs",
                                OUTPUTS)
                        .errors());
    }

    private static NodeUnderTest broadcast(Value secondKeys, Value onSecondRow, Value... onRow) {
        return NodeUnderTest.of(new Pipelines()
                .orders("first")
                .orders("other")
                .node(
                        "tested",
                        "process-function",
                        "keys",
                        Example.list("id"),
                        "secondInput",
                        true,
                        "secondSpread",
                        "broadcast",
                        "secondKeys",
                        secondKeys,
                        "state",
                        Example.list(
                                Example.record("name", "least", "type", "decimal(10, 2)", "scope", "shared"),
                                Example.record("name", "own", "type", "decimal(10, 2)")),
                        "outputs",
                        OUTPUTS,
                        "onRow",
                        Example.list((Object[]) onRow),
                        "onSecondRow",
                        onSecondRow)
                .edge("first.out", "tested.in")
                .edge("other.out", "tested.second")
                .build());
    }

    private static NodeUnderTest connected(String key, String secondKey) {
        return NodeUnderTest.of(new Pipelines()
                .orders("first")
                .orders("other")
                .node(
                        "tested",
                        "process-function",
                        "keys",
                        Example.list(key),
                        "secondInput",
                        true,
                        "secondKeys",
                        Example.list(secondKey),
                        "outputs",
                        OUTPUTS,
                        "onSecondRow",
                        Example.list(action("emit", "values", Example.list("name"))))
                .edge("first.out", "tested.in")
                .edge("other.out", "tested.second")
                .build());
    }

    private static NodeUnderTest with(Value onRow) {
        return NodeUnderTest.behindOrders(
                "process-function", "keys", Example.list("id"), "state", STATE, "outputs", OUTPUTS, "onRow", onRow);
    }

    private static Value action(String action, Object... rest) {
        Object[] pairs = new Object[rest.length + 2];
        pairs[0] = "action";
        pairs[1] = action;
        System.arraycopy(rest, 0, pairs, 2, rest.length);
        return Example.record(pairs);
    }
}
