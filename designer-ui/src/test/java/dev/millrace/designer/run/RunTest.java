package dev.millrace.designer.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.designer.testing.Pictures;
import dev.millrace.designer.testing.StudioTest;
import dev.millrace.designer.theme.Theme;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.NodeTelemetry;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class RunTest extends StudioTest {

    private static Pipeline pipeline(String condition) {
        return new PipelineReader().read("""
                        {"millrace": 1, "name": "Small", "nodes": [
                          {"id": "rows", "kind": "rows-source", "name": "Scores", "settings": {
                            "columns": [{"name": "team", "type": "string"}, {"name": "score", "type": "int"}],
                            "rows": [["red", 5], ["blue, navy", 7], ["red", 3]]}},
                          {"id": "some", "kind": "filter", "settings": {"condition": "%s"}},
                          {"id": "table", "kind": "table-sink", "name": "Scores kept"}],
                         "edges": [{"from": "rows.out", "to": "some.in"}, {"from": "some.out", "to": "table.in"}]}
                        """.formatted(condition)).pipeline().orElseThrow();
    }

    private TableView<?> results() {
        return lookup("#results").queryTableView();
    }

    @Test
    void aRunFillsTheResultsTableAndRunsAgainAfterAChange() {
        open(pipeline("score > 4"));

        runToTheEnd();

        assertEquals(2, results().getItems().size());
        clickOn("#copy-results");
        assertEquals(
                Optional.of("team,score\nred,5\n\"blue, navy\",7\n"),
                WaitForAsyncUtils.waitForAsyncFx(5_000, () -> test().clipboard.text()));

        open(pipeline("score > 5"));
        runToTheEnd();

        assertEquals(1, results().getItems().size());
    }

    @Test
    void resultsAreSortedByValueAndSelectedRowsAreCopied() {
        open(pipeline("score > 0"));
        runToTheEnd();

        press(from(results())
                .lookup((Label title) -> title.getText().equals("score"))
                .<Node>query());
        List<String> texts = results().getItems().stream().map(String::valueOf).toList();
        List<String> sorted = texts.stream()
                .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.replaceAll(".*, (\\d+)]", "$1"))))
                .toList();
        assertEquals(sorted, texts);
        assertTrue(texts.size() > 2, texts.toString());

        clickOn(from(results()).lookup(".table-cell").<Node>query());
        keys(KeyCode.SHIFT, KeyCode.DOWN);
        keys(KeyCode.CONTROL, KeyCode.C);

        String copied = WaitForAsyncUtils.waitForAsyncFx(
                        5_000, () -> test().clipboard.text())
                .orElseThrow();
        assertEquals(3, copied.lines().count(), copied);
        assertTrue(copied.startsWith("team,score\n"), copied);
    }

    @Test
    void aDocumentWithErrorsCannotRunAndSaysWhy() {
        open(pipeline("nowhere > 4"));

        Button run = lookup("#run-start").queryButton();

        assertTrue(run.isDisabled());
        assertEquals(
                "One problem must be solved first",
                studio().run().blockedProperty().get());
    }

    @Test
    void aFailureShowsItsNodeAndIsInTheLog() {
        open(pipeline("10 / (score - 5) > 0"));

        runToTheEnd();

        assertEquals(Optional.of("some"), studio().document().selection().onlyNode());
        assertTrue(studio().panes().log().entries().stream()
                .anyMatch(entry ->
                        entry.level() == RunLog.Level.FAILURE && entry.node().equals(Optional.of("some"))));
        assertEquals(1, test().dialogs.notices.size());
        interact(() -> Pictures.write(test().scene, "failed-run"));
    }

    /** More rows than anybody waits for, at a steady pace, in windows. */
    private static Pipeline endless(int rate) {
        return new PipelineReader().read("""
                        {"millrace": 1, "name": "Endless", "nodes": [
                          {"id": "made", "kind": "generator-source", "name": "Made up", "settings": {
                            "rows": 500000000, "rate": %d,
                            "columns": [
                              {"name": "at", "generator": "time", "startTime": "2026-03-01T12:00:00Z", "interval": "20ms"},
                              {"name": "key", "type": "bigint", "generator": "uniform", "low": 0, "high": 9}],
                            "eventTime": {"field": "at", "maxDisorder": "1s"}}},
                          {"id": "some", "kind": "filter", "name": "Some", "settings": {"condition": "key < 8"}},
                          {"id": "windows", "kind": "window-aggregate", "name": "Windows", "settings": {
                            "keys": ["key"], "window": {"type": "tumbling", "size": "10s"},
                            "aggregates": [{"name": "rows", "function": "count"}]}},
                          {"id": "table", "kind": "table-sink", "name": "Counts"}],
                         "edges": [{"from": "made.out", "to": "some.in"}, {"from": "some.out", "to": "windows.in"},
                                   {"from": "windows.out", "to": "table.in"}]}
                        """.formatted(rate)).pipeline().orElseThrow();
    }

    private void awaitPhase(RunPhase phase) {
        await(() -> studio().run().phaseProperty().get() == phase);
    }

    private long rowsMade() {
        return studio().run()
                .telemetryProperty()
                .get()
                .map(telemetry -> Objects.requireNonNull(telemetry.nodes().get("made"))
                        .counters()
                        .rowsOut())
                .orElse(0L);
    }

    @Test
    void aRunIsPausedGoesOnIsStoppedAndRunsAgainWithAnotherSetting() {
        open(endless(2_000));
        clickOn("#run-start");
        awaitPhase(RunPhase.RUNNING);
        await(() -> rowsMade() > 100);

        clickOn("#run-pause");
        awaitPhase(RunPhase.PAUSED);
        assertTrue(lookup("#status-run").queryLabeled().getText().startsWith("Paused"));

        push(KeyCode.F6);
        awaitPhase(RunPhase.RUNNING);
        long before = rowsMade();
        await(() -> rowsMade() > before);

        push(KeyCode.SHIFT, KeyCode.F5);
        awaitPhase(RunPhase.ENDED);
        assertTrue(lookup("#status-run").queryLabeled().getText().startsWith("Stopped"));

        clickOn(onScreen(middle("made")));
        clickOn(shown("setting-rows")).push(KeyCode.CONTROL, KeyCode.A).write("50");
        test().settle();
        runToTheEnd();

        assertEquals(50, rowsMade());
        assertEquals(
                "Finished: 50 rows", test().dialogs.notices.getLast().message().split(" in ", 2)[0]);
    }

    @Test
    void whileItRunsNodesAndEdgesShowRatesWatermarkQueuesAndBusyShares() {
        open(endless(2_000));
        interact(() -> studio().canvas().zoomToActualSize());
        push(KeyCode.F5);
        awaitPhase(RunPhase.RUNNING);
        await(() -> rowsMade() > 3_000
                && live("windows").rates().rowsInPerSecond() > 0
                && live("windows").watermark() > Telemetry.NO_WATERMARK
                && live("made").shares().busy() > 0);
        clickOn("#edit-layout");
        await(() -> lookup("#status-run").queryLabeled().getText().contains("watermark 2026-03-01"));
        await(() -> !results().getItems().isEmpty());

        Telemetry shown = studio().run().telemetryProperty().get().orElseThrow();
        assertEquals(3, shown.edges().size());
        shown.edges().values().forEach(edge -> assertTrue(edge.queueFill() >= 0 && edge.queueFill() <= 1));
        for (Theme theme : Theme.values()) {
            interact(() -> studio().themeProperty().set(theme));
            test().settle();
            interact(() -> Pictures.write(test().scene, "live-" + theme));
        }
        push(KeyCode.SHIFT, KeyCode.F5);
        awaitPhase(RunPhase.ENDED);
    }

    private NodeTelemetry live(String node) {
        return Objects.requireNonNull(
                studio().run().telemetryProperty().get().orElseThrow().nodes().get(node));
    }
}
