package dev.millrace.designer.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.designer.testing.StudioTest;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.json.PipelineReader;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
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
    }
}
