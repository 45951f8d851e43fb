package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.runtime.run.RunOptions.Replayed;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Windows of every kind, triggers and refinement on small inputs, at every batch size and parallelism, chained or not, on
 * both schedulers. A row is {@code time key value}, {@code ! time} is a watermark; times are seconds, those of windows in
 * results too.
 */
class WindowKindsTest {

    private static final int[] BATCH_SIZES = {1, 2, 7, 1024};
    private static final String COUNT = "{'name': 'n', 'function': 'count'}";
    private static final String SUM = "{'name': 'n', 'function': 'sum', 'argument': 'v'}";

    @Test
    void sessionsEndWithAPause() {
        // Rows exactly one gap apart are of one session.
        assertResults(
                "a 0 10 2; a 20 25 1; b 3 8 1",
                "'type': 'session', 'gap': '5s'",
                COUNT,
                "",
                "0 a 1, 5 a 1, 3 b 1, 20 a 1");
    }

    @Test
    void aLateRowJoinsTwoSessions() {
        assertResults(
                "a 0 8 1 0 on_time; a 13 21 1 0 on_time; a 0 21 3 1 late",
                "'type': 'session', 'gap': '8s'",
                COUNT,
                ", 'allowedLateness': '30s', 'paneIndex': true, 'paneTiming': true",
                "0 a 1, 13 a 1, ! 22, 7 a 1");
    }

    @Test
    void sessionsThatMergeAreTakenBack() {
        assertResults(
                "insert a 0 8 1; insert a 13 21 1; retract a 0 8 1; retract a 13 21 1; insert a 0 21 3",
                "'type': 'session', 'gap': '8s'",
                COUNT,
                ", 'allowedLateness': '30s', 'accumulation': 'retracting'",
                "0 a 1, 13 a 1, ! 22, 7 a 1");
    }

    @Test
    void aSessionThatGrowsBeyondTheWatermarkIsOnTimeAgain() {
        assertResults(
                "a 0 8 1 0 on_time; a 0 13 2 1 on_time",
                "'type': 'session', 'gap': '8s'",
                COUNT,
                ", 'allowedLateness': '30s', 'paneIndex': true, 'paneTiming': true",
                "0 a 1, ! 9, 5 a 1");
    }

    @Test
    void cumulatingWindowsGrowStepByStep() {
        assertResults(
                "a 0 2 1; a 0 4 3; a 0 6 4; a 6 10 1; a 6 12 1; a 6 8 1",
                "'type': 'cumulating', 'size': '6s', 'step': '2s'",
                SUM,
                "",
                "1 a 1, 3 a 2, 5 a 1, 6 a 1");
    }

    @Test
    void aGlobalWindowIsCompleteAtTheEnd() {
        assertResults("a 3; b 5", "'type': 'global'", SUM, "", "1 a 1, 3 b 5, 900 a 2");
    }

    @Test
    void windowsByRowsHoldTheLastRows() {
        assertResults(
                "a 6; a 9",
                "'type': 'count', 'rows': 3, 'every': 3",
                SUM,
                "",
                "1 a 1, 1 a 2, 1 b 9, 1 a 3, 1 a 4, 1" + " a 5, 1 a 0, 1 a 7");
        assertResults(
                "a 3; a 9; a 12",
                "'type': 'count', 'rows': 3, 'every': 2",
                SUM,
                "",
                "1 a 1, 1 a 2, 1 a 3, 1 a 4, 1" + " a 5, 1 a 3, 1 a 9");
    }

    @Test
    void aDayHasAsManyHoursAsTheClockSays() {
        long spring = Instant.parse("2026-03-28T23:00:00Z").getEpochSecond();
        long autumn = Instant.parse("2026-10-24T22:00:00Z").getEpochSecond();
        String day = "'size': '1d', 'timeZone': 'Europe/Berlin'";

        assertResults(
                "a " + spring + " " + (spring + 23 * 3600) + " 2",
                day,
                COUNT,
                "",
                spring + " a 1, " + (spring + 23 * 3600 - 1) + " a 1");
        assertResults(
                "a " + autumn + " " + (autumn + 25 * 3600) + " 2",
                day,
                COUNT,
                "",
                autumn + " a 1, " + (autumn + 25 * 3600 - 1) + " a 1");
    }

    /** Samoa had no 30 December 2011: the windows from the 27th and from the 28th on end together. */
    @Test
    void windowsThatEndTogetherAreKeptApart() {
        long row = Instant.parse("2011-12-29T12:00:00Z").getEpochSecond();
        long end = Instant.parse("2011-12-30T10:00:00Z").getEpochSecond();
        long day = 86_400;

        assertResults(
                "a " + (end - 3 * day) + " " + end + " 1; a " + (end - 2 * day) + " " + end + " 1; a " + (end - day)
                        + " " + (end + day) + " 1",
                "'type': 'sliding', 'size': '3d', 'slide': '1d', 'timeZone': 'Pacific/Apia'",
                COUNT,
                "",
                row + " a 1");
    }

    @Test
    void resultsComeEarlyAfterSoManyRows() {
        String early = ", 'early': {'rules': [{'rows': 2}]}, 'paneIndex': true, 'paneTiming': true";
        String rows = "1 a 1, 2 a 2, 3 a 3, 4 a 4, 5 a 5";

        assertResults("a 0 10 3 0 early; a 0 10 10 1 early; a 0 10 15 2 on_time", "'size': '10s'", SUM, early, rows);
        assertResults(
                "a 0 10 3 0 early; a 0 10 7 1 early; a 0 10 5 2 on_time",
                "'size': '10s'",
                SUM,
                early + ", 'accumulation': 'discarding'",
                rows);
    }

    @Test
    void anEarlyResultWithoutRepetitionComesOnce() {
        assertResults(
                "a 0 10 3; a 0 10 15",
                "'size': '10s'",
                SUM,
                ", 'early': {'rules': [{'rows': 2}], 'repeat': false}",
                "1 a 1, 2 a 2, 3 a 3, 4 a 4, 5 a 5");
    }

    @Test
    void rulesWorkTogether() {
        String rows = "1 a 1, 2 a 1, 3 a 1, ! 4, 4 a 1, 5 a 1, 6 a 1, 7 a 1, ! 30";
        String rules = ", 'early': {'rules': [{'rows': 2}, {'after': 'watermark', 'delay': '2s'}], 'combine': '";

        // The last row waits for the watermark at 9 s, which comes before the window's end.
        assertResults(
                "a 0 10 2; a 0 10 4; a 0 10 6; a 0 10 7; a 0 10 7", "'size': '10s'", SUM, rules + "first-of'}", rows);
        // Two rows, and the watermark 2 s behind the first.
        assertResults("a 0 10 3; a 0 10 7; a 0 10 7", "'size': '10s'", SUM, rules + "all-of'}", rows);
        // Two rows, then the watermark 2 s behind the next one, which only the last one reaches.
        assertResults("a 0 10 2; a 0 10 7; a 0 10 7", "'size': '10s'", SUM, rules + "in-order'}", rows);
    }

    @Test
    void lateRowsGiveResultsAsLongAsTheyAreAllowed() {
        String rows = "1 a 1, ! 11, 2 a 2, 3 a 3, ! 15, 4 a 4, ! 16, 5 a 5";
        String lateness = ", 'allowedLateness': '6s', 'paneTiming': true";

        assertResults(
                "a 0 10 1 on_time; a 0 10 3 late; a 0 10 6 late",
                "'size': '10s'",
                SUM,
                lateness,
                rows.replace(" 4 a 4,", ""));
        // What no rule has sent leaves when the window is dropped.
        assertResults(
                "a 0 10 1 on_time; a 0 10 6 late; a 0 10 10 late",
                "'size': '10s'",
                SUM,
                lateness + ", 'late': {'rules': [{'rows': 2}]}",
                rows);
    }

    @Test
    void lateRowsSayWhatTheyMissed() {
        Validated pipeline = Harness.validated(
                document("'size': '10s'", COUNT, ", 'lateDetails': true", "1 a 1, ! 12, 3 a 7, 11 a 1"));

        assertEquals(
                "[3000, a, 7, null, 9000, 0, 10000]",
                Harness.run(pipeline, Harness.options()).rows("late").stream()
                        .map(Object::toString)
                        .collect(Collectors.joining()));
    }

    @Test
    void aRowThatCannotBeAddedLeavesByTheErrorOutput() {
        assertResults(
                "a 0 10 3; error 1; error 0",
                "'size': '10s'",
                "{'name': 'n', 'function': 'sum', 'argument': 'CASE WHEN v = 1 THEN 9223372036854775807 ELSE 6 / v END'}",
                ", 'onError': 'output'",
                "1 a 2, 2 a 1, 3 a 0");
    }

    @Test
    void aFoldMayDependOnTheOrderOfRows() {
        String fold = "{'name': 'n', 'function': 'fold', 'type': 'string', 'initial': '`>`', 'update':"
                + " 'accumulated || CAST(v AS VARCHAR)'}";

        assertResults("a 0 10 >312", "'size': '10s'", fold, "", "1 a 3, 3 a 1, 2 a 2");
        assertResults(
                "a -5 5 >3; a 0 10 >31; a 5 15 >1",
                "'type': 'sliding', 'size': '10s', 'slide': '5s'",
                fold,
                "",
                "1 a 3, 5 a 1");
    }

    @Test
    void aRowThatCannotBeFoldedCountsInNoWindow() {
        String fold =
                "{'name': 'n', 'function': 'fold', 'type': 'bigint', 'initial': '100', 'update': 'accumulated / v', 'merge':"
                        + " 'accumulated + other'}, {'name': 'c', 'function': 'count'}";
        String reduce = "{'name': 'n', 'function': 'reduce', 'argument': 'v', 'update': '12 / (accumulated - value)'}";
        String output = ", 'onError': 'output'";

        assertResults("a 0 10 10 2; error 0", "'size': '10s'", fold, output, "1 a 0, 1 a 5, 2 a 2");
        assertResults("a 2 7 20 1; error 0", "'type': 'session', 'gap': '5s'", fold, output, "1 a 0, 2 a 5");
        assertResults("a 50 1; error 0", "'type': 'count', 'rows': 1", fold, output, "1 a 0, 1 a 2");
        assertResults("a 0 10 -6; error 3", "'size': '10s'", reduce, output, "1 a 3, 1 a 3, 1 a 5");
    }

    @Test
    void sessionsThatCannotBeReducedToOneStayApart() {
        String reduce = "{'name': 'n', 'function': 'reduce', 'argument': 'v', 'update': '12 / (accumulated - value)'}";

        assertResults(
                "a 1 6 3; a 9 14 3; error 5",
                "'type': 'session', 'gap': '5s'",
                reduce,
                ", 'onError': 'output'",
                "1 a 3, 9 a 3, 5 a 5");
    }

    @Test
    void processingTimeRulesFollowTheClock() {
        // Rows arrive at their event time in the replay; the last arrives at 30 s.
        String rows = "1 a 1, 2 a 2, 6 a 3, 7 a 4, 30 a 5";

        assertReplay(
                "a 0 20 3 early; a 0 20 10 early; a 0 20 10 on_time; a 20 40 5 on_time",
                "'size': '20s'",
                ", 'early': {'rules': [{'after': 'clock', 'delay': '3s'}]}, 'paneTiming': true",
                rows);
        assertReplay(
                "a 0 20 3 early; a 0 20 10 early; a 0 20 10 on_time; a 20 40 5 on_time",
                "'size': '20s'",
                ", 'early': {'rules': [{'after': 'clock', 'delay': '5s', 'aligned': true}]}, 'paneTiming': true",
                rows);
    }

    @Test
    void windowsByTheClockHoldWhatCameInMeanwhile() {
        assertReplay(
                "a 0 5 3; a 5 10 7; a 30 35 5",
                "'size': '5s', 'time': 'processing'",
                "",
                "1 a 1, 2 a 2, 6 a 3, 7 a" + " 4, 30 a 5");
        assertReplay(
                "a 1 6 3; a 8 13 7; a 30 34 5",
                "'type': 'session', 'gap': '4s', 'time': 'processing'",
                "",
                "1 a 1, 2 a 2, 8 a 3, 9 a 4, 30 a 5");
    }

    @Test
    void everyAggregateOverTumblingSlidingAndSessionWindows() {
        String aggregates = aggregate("d", "count_distinct", "v") + "," + aggregate("f", "first", "v") + ","
                + aggregate("l", "last", "v") + "," + aggregate("c", "collect", "v") + ","
                + aggregate("s", "stddev", "v") + "," + aggregate("p", "stddev_pop", "v") + ","
                + aggregate("i", "argmin", "v * 10', 'by': 'v") + ","
                + aggregate("a", "argmax", "v * 10', 'by': 'v") + "," + aggregate("ad", "approx_count_distinct", "v")
                + "," + aggregate("q", "approx_quantile", "v");
        // By event time: 7 @ 1, 2 @ 3, 2 @ 5, 5 @ 5 (which came after the other).
        String rows = "3 a 2, 1 a 7, 5 a 2, 5 a 5, 40 a 1, 40 b 3";
        String four = " 3 7 5 [7, 2, 2, 5] " + Math.sqrt(18.0 / 3) + " " + Math.sqrt(18.0 / 4) + " 20 70 3 ";
        String one = " 1 1 1 [1] null 0.0 10 10 1 1.0";
        String three = " 1 3 3 [3] null 0.0 30 30 1 3.0";

        for (String window : List.of("'size': '10s'", "'type': 'session', 'gap': '5s'")) {
            for (String more : List.of("", ", 'onError': 'skip'")) {
                String end = window.contains("gap") ? "45" : "50";
                String first = window.contains("gap") ? "1 10" : "0 10";
                assertResults(
                        "a " + first + four + "5.0; a 40 " + end + one + "; b 40 " + end + three,
                        window,
                        aggregates,
                        more,
                        rows);
            }
        }
        for (String more : List.of("", ", 'onError': 'skip'")) {
            assertResults(
                    "a -5 5 2 7 2 [7, 2]; a 0 10 3 7 5 [7, 2, 2, 5]; a 5 15 2 2 5 [2, 5]; a 35 45 1 1 1 [1]; a 40 50 1 1"
                            + " 1 [1]",
                    "'type': 'sliding', 'size': '10s', 'slide': '5s'",
                    aggregates.substring(0, aggregates.indexOf(",{'name': 's'")),
                    more,
                    "3 a 2, 1 a 7, 5 a 2, 5 a 5, 40 a 1");
        }
    }

    private static String aggregate(String name, String function, String argument) {
        return "{'name': '" + name + "', 'function': '" + function + "', 'argument': '" + argument + "'}";
    }

    private static void assertReplay(String expected, String window, String more, String rows) {
        Validated pipeline = Harness.validated(document(window, SUM, more, rows)
                .replace("\"eventTime\": {", "\"eventTime\": {\"arrivalField\": \"t\", "));
        for (int batchSize : BATCH_SIZES) {
            RunOptions options = Harness.options().withBatchSize(batchSize).withClock(new Replayed(0));
            Harness.Outcome outcome = Harness.run(pipeline, options);
            assertEquals(RunState.FINISHED, outcome.telemetry().state(), () -> "" + outcome.telemetry());
            assertEquals(expected, shown(outcome.rows("out")), options::toString);
        }
    }

    /** In any order where there are several keys or windows complete together. */
    private static void assertResults(String expected, String window, String aggregates, String more, String rows) {
        Validated pipeline = Harness.validated(document(window, aggregates, more, rows));
        for (int batchSize : BATCH_SIZES) {
            for (int parallelism = 1; parallelism <= 4; parallelism++) {
                RunOptions options = Harness.options().withBatchSize(batchSize).withParallelism(parallelism);
                assertRun(expected, pipeline, options);
                assertRun(expected, pipeline, options.withChaining(false));
                assertRun(expected, pipeline, options.simulated(batchSize));
            }
        }
    }

    private static void assertRun(String expected, Validated pipeline, RunOptions options) {
        Harness.Outcome outcome = Harness.run(pipeline, options);
        assertEquals(
                RunState.FINISHED,
                outcome.telemetry().state(),
                () -> String.valueOf(outcome.telemetry().failure()));
        String errors = outcome.rows("errors").stream()
                .map(row -> "error " + row.get(2))
                .collect(Collectors.joining("; "));
        assertEquals(
                sorted(expected),
                sorted(Stream.of(shown(outcome.rows("out")), errors)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("; "))),
                options::toString);
    }

    private static String sorted(String results) {
        return Stream.of(results.split("; ", -1)).sorted().collect(Collectors.joining("; "));
    }

    /** Fields with spaces between; window bounds, in ms, as seconds; the kind of change first. */
    private static String shown(List<List<@Nullable Object>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(WindowKindsTest::shown).collect(Collectors.joining(" ")))
                .map(row -> row.replaceFirst("^(.*) (insert|retract)$", "$2 $1"))
                .collect(Collectors.joining("; "));
    }

    private static String shown(@Nullable Object value) {
        return value instanceof Long number && number % 1000 == 0 && number != 0
                ? String.valueOf(number / 1000)
                : String.valueOf(value);
    }

    private static String document(String window, String aggregates, String more, String rows) {
        String cells =
                Stream.of(rows.split(", ", -1)).map(WindowKindsTest::cells).collect(Collectors.joining(","));
        return ("{'millrace': 1, 'name': 'test', 'nodes': [{'id': 'rows', 'kind': 'rows-source', 'settings': {'columns': ["
                        + "{'name': 't', 'type': 'timestamp'}, {'name': 'k', 'type': 'string'}, {'name': 'v', 'type':"
                        + " 'bigint'}, {'name': 'mark', 'type': 'timestamp'}], 'rows': [" + cells
                        + "], 'eventTime': {'field': 't', 'strategy': 'punctuated', 'watermark': 'mark'}}},"
                        + "{'id': 'real', 'kind': 'filter', 'settings': {'condition': 'k IS NOT NULL'}},"
                        + "{'id': 'window', 'kind': 'window-aggregate', 'settings': {'keys': ['k'], 'window': {"
                        + window
                        + "}, 'aggregates': [" + aggregates + "]" + more + "}},"
                        + "{'id': 'out', 'kind': 'table-sink'}, {'id': 'late', 'kind': 'table-sink'},"
                        + " {'id': 'errors', 'kind': 'table-sink'}], 'edges': [{'from': 'rows.out', 'to': 'real.in'},"
                        + "{'from': 'real.out', 'to': 'window.in'}, {'from': 'window.out', 'to': 'out.in'},"
                        + "{'from': 'window.late', 'to': 'late.in'}, {'from': 'window.errors', 'to': 'errors.in'}]}")
                .replace('\'', '"')
                .replace('`', '\'');
    }

    private static String cells(String row) {
        String[] parts = row.split(" ", -1);
        if (parts[0].equals("!")) {
            return "['" + time(parts[1]) + "', null, null, '" + time(parts[1]) + "']";
        }
        return "['" + time(parts[0]) + "', '" + parts[1] + "', " + parts[2] + ", null]";
    }

    private static String time(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds)).toString();
    }
}
