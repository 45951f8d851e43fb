package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.runtime.run.RunOptions.Replayed;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The example of <i>Streaming Systems</i> (Akidau, Chernyak, Lax), chapter 2: team scores with event and processing time,
 * two watermark schedules, and what each trigger gives. The clock is the recorded processing time.
 */
class CanonicalExampleTest {

    private static final String SCORES = "5 00:26 05:19, 7 02:26 05:39, 3 03:39 06:13, 4 04:19 06:39, 8 03:06 07:06,"
            + " 3 06:39 07:19, 9 01:26 08:19, 8 07:26 08:39, 1 07:46 09:00";
    private static final String HEURISTIC = "02 06:00, 04 07:30, 06 07:41, 08 09:22";
    private static final String PERFECT = "02 08:39, 04 09:00, 06 09:10, 08 09:20";
    private static final String FIXED = "'size': '2m'";

    @Test
    void allInOneGlobalWindow() {
        assertEquals("48", panes("", "'type': 'global'", ""));
    }

    @Test
    void fixedWindowsOfABatch() {
        assertEquals("14, 18, 4, 12", panes("", FIXED, ""));
    }

    @Test
    void aPanePerRow() {
        // In the order in which the rows come: 5, 14; 7, 10, 18; 4; 3, 11, 12 by window.
        assertEquals(
                "5, 7, 10, 4, 18, 3, 14, 11, 12",
                panes("", FIXED, ", 'early': {'rules': [{'rows': 1}]}, 'paneTiming': true")
                        .replaceAll(", [0-9]+ on_time", "")
                        .replace(" early", ""));
    }

    @Test
    void atThePerfectWatermark() {
        assertEquals("14, 18, 4, 12", panes(PERFECT, FIXED, ""));
    }

    @Test
    void atTheHeuristicWatermarkTheNineIsDropped() {
        assertEquals("5, 18, 4, 12", panes(HEURISTIC, FIXED, ""));
    }

    @Test
    void theNineComesLate() {
        assertEquals(
                "5 on_time, 18 on_time, 4 on_time, 14 late, 12 on_time",
                panes(HEURISTIC, FIXED, ", 'allowedLateness': '10m', 'paneTiming': true"));
    }

    @Test
    void panesOfTheLastWindowByMode() {
        // A minute by the clock after the first row (07:19 and 08:39), so at 08:19 and, after the 8 and the 1, at
        // 09:39.
        String early = ", 'early': {'rules': [{'after': 'clock', 'delay': '1m'}]}, 'accumulation': ";

        assertEquals("3, 9", last(panes(HEURISTIC, FIXED, early + "'discarding'"), 2));
        assertEquals("3, 12", last(panes(HEURISTIC, FIXED, early + "'accumulating'"), 2));
        assertEquals("3 insert, 3 retract, 12 insert", last(panes(HEURISTIC, FIXED, early + "'retracting'"), 3));
    }

    private static String last(String panes, int count) {
        List<String> all = List.of(panes.split(", ", -1));
        return String.join(", ", all.subList(all.size() - count, all.size()));
    }

    /** Sums in order; with more columns, those behind. */
    private static String panes(String watermarks, String window, String more) {
        Validated pipeline = Harness.validated(document(watermarks, window, more));
        String expected = "";
        for (int batchSize : new int[] {1, 2, 7, 1024}) {
            RunOptions options = Harness.options().withBatchSize(batchSize).withClock(new Replayed(0));
            Harness.Outcome outcome = Harness.run(pipeline, options);
            assertEquals(RunState.FINISHED, outcome.telemetry().state(), () -> "" + outcome.telemetry());
            boolean bounds = !window.contains("global");
            String panes = outcome.rows("out").stream()
                    .map(row -> row.subList(bounds ? 2 : 0, row.size()).stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(" ")))
                    .collect(Collectors.joining(", "));
            assertEquals(expected.isEmpty() ? panes : expected, panes, options::toString);
            expected = panes;
        }
        return expected;
    }

    private record Step(LocalTime at, String cells) {}

    private static String document(String watermarks, String window, String more) {
        List<Step> steps = new ArrayList<>();
        for (String score : SCORES.split(", ", -1)) {
            String[] parts = score.split(" ", -1);
            steps.add(new Step(
                    at(parts[2]), "['" + time(parts[1]) + "', " + parts[0] + ", '" + time(parts[2]) + "', null]"));
        }
        for (String mark : watermarks.isEmpty() ? new String[0] : watermarks.split(", ", -1)) {
            String[] parts = mark.split(" ", -1);
            String to = time(parts[0] + ":00");
            steps.add(new Step(at(parts[1]), "['" + to + "', null, '" + time(parts[1]) + "', '" + to + "']"));
        }
        steps.sort(Comparator.comparing(Step::at));
        String cells = steps.stream().map(Step::cells).collect(Collectors.joining(","));
        return Stream.of(
                        "{'millrace': 1, 'name': 'scores', 'nodes': [{'id': 'rows', 'kind': 'rows-source', 'settings':",
                        "{'columns': [{'name': 'time', 'type': 'timestamp'}, {'name': 'score', 'type': 'bigint'},",
                        "{'name': 'came', 'type': 'timestamp'}, {'name': 'mark', 'type': 'timestamp'}],",
                        "'rows': [" + cells + "], 'eventTime': {'field': 'time', 'strategy': 'punctuated',",
                        "'watermark': 'mark', 'arrivalField': 'came'}}},",
                        "{'id': 'scores', 'kind': 'filter', 'settings': {'condition': 'score IS NOT NULL'}},",
                        "{'id': 'window', 'kind': 'window-aggregate', 'settings': {'window': {" + window + "},",
                        "'aggregates': [{'name': 'total', 'function': 'sum', 'argument': 'score'}]" + more + "}},",
                        "{'id': 'out', 'kind': 'table-sink'}], 'edges': [{'from': 'rows.out', 'to': 'scores.in'},",
                        "{'from': 'scores.out', 'to': 'window.in'}, {'from': 'window.out', 'to': 'out.in'}]}")
                .collect(Collectors.joining("\n"))
                .replace('\'', '"');
    }

    private static LocalTime at(String minutes) {
        return LocalTime.parse("12:" + minutes);
    }

    /** Minutes and seconds after noon. */
    private static String time(String minutes) {
        return "2026-01-01T12:" + minutes + "Z";
    }
}
