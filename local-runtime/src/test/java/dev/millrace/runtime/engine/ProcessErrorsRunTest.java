package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.RunFailure;
import dev.millrace.model.telemetry.Telemetry.Counters;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of a row or timer of a process function that fails, nothing stays; the others see what they would without it. */
class ProcessErrorsRunTest {

    private static final int ROWS = 40;

    /** Everything that actions can change, and then a division by d. */
    private static final String ON_ROW = "'state': [{'name': 'n', 'form': 'value', 'type': 'int'},"
            + " {'name': 'l', 'form': 'list', 'type': 'int'},"
            + " {'name': 'm', 'form': 'map', 'keyType': 'int', 'type': 'int'}],"
            + " 'outputs': [{'name': 'out', 'fields': [{'name': 'id', 'type': 'int'}, {'name': 'n', 'type': 'int'},"
            + " {'name': 'l', 'type': 'array<int>'}, {'name': 'k', 'type': 'array<int>'}, {'name': 'v', 'type':"
            + " 'array<int>'}]}],"
            + " 'onRow': [{'action': 'assign', 'state': 'n', 'value': 'COALESCE(n, 0) + 1'},"
            + " {'action': 'clear', 'state': 'l', 'condition': 'id % 8 = 0'},"
            + " {'action': 'append', 'state': 'l', 'value': 'id'},"
            + " {'action': 'remove', 'state': 'm', 'key': '(id + 2) % 5'},"
            + " {'action': 'put', 'state': 'm', 'key': 'id % 5', 'value': 'id'},"
            + " {'action': 'remove', 'state': 'm', 'key': 'id % 3'},"
            + " {'action': 'put', 'state': 'm', 'key': 'id % 3', 'value': '-id'},"
            + " {'action': 'emit', 'output': 'out', 'values': ['id', 'n', 'l', 'm_keys', 'm_values']},"
            + " {'action': 'assign', 'state': 'n', 'value': 'n + 100 / d - 100 / d'}]";

    @Test
    void aRowThatFailsLeavesStateAsItWas() {
        for (String policy : new String[] {"auto", "skip"}) {
            Validated pipeline = document(ON_ROW + ", 'onError': '" + policy + "'", "tested.errors");
            for (RunOptions options : options()) {
                Harness.Outcome outcome = Harness.run(pipeline, options);

                assertEquals(
                        RunState.FINISHED,
                        outcome.telemetry().state(),
                        () -> options + " " + outcome.telemetry().failure());
                assertEquals(expected(), text(outcome.rows("good")), options::toString);
                List<String> bad = new ArrayList<>();
                for (int id = 0; id < ROWS && policy.equals("auto"); id++) {
                    if (isBad(id)) {
                        bad.add(List.of(id, 0, "DIVISION_BY_ZERO", "100 is divided by zero.", "tested")
                                .toString());
                    }
                }
                assertEquals(bad, text(outcome.rows("bad")));
                assertEquals(12, counters(outcome).errors());
                assertEquals(policy.equals("skip") ? 12 : 0, counters(outcome).dropped());
            }
        }
    }

    private static boolean isBad(int id) {
        return id % 10 == 3 || id % 10 == 4 || id % 10 == 8;
    }

    private static List<String> expected() {
        List<String> rows = new ArrayList<>();
        int n = 0;
        List<Integer> list = new ArrayList<>();
        Map<Integer, Integer> map = new LinkedHashMap<>();
        for (int id = 0; id < ROWS; id++) {
            if (isBad(id)) {
                continue;
            }
            n++;
            if (id % 8 == 0) {
                list.clear();
            }
            list.add(id);
            map.remove((id + 2) % 5);
            map.put(id % 5, id);
            map.remove(id % 3);
            map.put(id % 3, -id);
            rows.add(List.of(id, n, list, map.keySet(), map.values()).toString());
        }
        return rows;
    }

    @Test
    void aTimerThatFailsLeavesByAnOutputOfItsOwn() {
        String settings = "'keys': ['d'], 'state': [{'name': 'last', 'form': 'value', 'type': 'int'}], 'outputs':"
                + " [{'name': 'out', 'fields': [{'name': 'd', 'type': 'int'}, {'name': 'x', 'type': 'int'}]}],"
                + " 'onRow': [{'action': 'assign', 'state': 'last', 'value': 'id'}, {'action': 'register-timer', 'timer':"
                + " 'end', 'at': 'TIMESTAMP `2026-01-01 00:00:00`'}], 'onTimer': [{'action': 'emit', 'output': 'out',"
                + " 'values': ['d', 'last']}, {'action': 'assign', 'state': 'last', 'value': '100 / d'}]";
        for (RunOptions options : options()) {
            Harness.Outcome outcome = Harness.run(document(settings, "tested.timer-errors"), options);

            assertEquals(List.of("[1, 30]", "[2, 39]"), sorted(text(outcome.rows("good"))), options::toString);
            assertEquals(
                    List.of("[0, end, 1767225600000, DIVISION_BY_ZERO, 100 is divided by zero., tested]"),
                    text(outcome.rows("bad")));
            assertEquals(1, counters(outcome).errors());
        }

        Harness.Outcome failed = Harness.run(document(settings, "tested.errors"), Harness.options());

        RunFailure failure = failed.telemetry().failure().orElseThrow();
        assertEquals(Optional.of("d=0, timer_name=end, timer_time=2026-01-01T00:00:00Z"), failure.row());
        assertEquals(Optional.of("tested"), failure.node());
    }

    private static List<String> sorted(List<String> rows) {
        return rows.stream().sorted().toList();
    }

    private static List<String> text(List<List<@Nullable Object>> rows) {
        return rows.stream().map(Object::toString).toList();
    }

    private static Counters counters(Harness.Outcome outcome) {
        return Objects.requireNonNull(outcome.telemetry().nodes().get("tested")).counters();
    }

    private static List<RunOptions> options() {
        List<RunOptions> all = new ArrayList<>();
        for (int batchSize : new int[] {1, 2, 7, 1024}) {
            for (int parallelism : new int[] {1, 2, 4, 8}) {
                RunOptions options = Harness.options().withBatchSize(batchSize).withParallelism(parallelism);
                all.add(batchSize == 7 ? options.simulated(parallelism) : options);
            }
        }
        return all;
    }

    private static Validated document(String settings, String errors) {
        List<String> rows = new ArrayList<>();
        for (int id = 0; id < ROWS; id++) {
            rows.add("[" + id + ", " + (isBad(id) ? 0 : id % 10 == 0 ? 1 : 2) + ", '1970-01-01T00:00:00Z']");
        }
        String json = "{'millrace': 1, 'name': 'test', 'nodes': [{'id': 'rows', 'kind': 'rows-source', 'settings':"
                + " {'columns': [{'name': 'id', 'type': 'int'}, {'name': 'd', 'type': 'int'}, {'name': 'at', 'type':"
                + " 'timestamp'}], 'rows': " + rows + ", 'eventTime': {'field': 'at', 'strategy': 'at-end'}}},"
                + " {'id': 'narrow', 'kind': 'project', 'settings': {'columns': [{'name': 'id', 'expression': 'id'},"
                + " {'name': 'd', 'expression': 'd'}]}},"
                + " {'id': 'tested', 'kind': 'process-function', 'settings': {" + settings + "}},"
                + " {'id': 'good', 'kind': 'table-sink'}, {'id': 'bad', 'kind': 'table-sink'}], 'edges':"
                + " [{'from': 'rows.out', 'to': 'narrow.in'}, {'from': 'narrow.out', 'to': 'tested.in'},"
                + " {'from': 'tested.out', 'to': 'good.in'}, {'from': '" + errors + "', 'to': 'bad.in'}]}";
        return Harness.validated(json.replace('\'', '"').replace('`', '\''));
    }
}
