package dev.millrace.designer.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.designer.document.Selection;
import dev.millrace.designer.testing.Samples;
import dev.millrace.designer.testing.StudioTest;
import dev.millrace.model.document.Value;
import dev.millrace.model.expression.ExpressionCompiler.Completion;
import dev.millrace.templates.TemplateLibrary;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/** What is proposed while an expression is typed. */
class CompletionTest extends StudioTest {

    private List<String> proposals() {
        await(() -> list() != null);
        return java.util.Objects.requireNonNull(list()).stream()
                .map(Completion::insert)
                .toList();
    }

    private static @org.jspecify.annotations.Nullable ObservableList<Completion> list() {
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window instanceof PopupWindow
                    && window.isShowing()
                    && window.getScene().getRoot().lookup("#completions") instanceof ListView<?> found) {
                @SuppressWarnings("unchecked") // The list with this id holds nothing else.
                ObservableList<Completion> items = (ObservableList<Completion>) found.getItems();
                return items;
            }
        }
        return null;
    }

    private CodeArea edit(String node, String setting) {
        interact(() -> studio().document().select(Selection.ofNode(node)));
        test().settle();
        CodeArea area = (CodeArea) shown(setting);
        clickOn(area).push(KeyCode.CONTROL, KeyCode.A);
        return area;
    }

    @Test
    void aFieldIsProposedAndTakenByEnter() {
        open(Samples.earthquakes());
        edit("strong", "setting-condition");

        write("mag");
        assertEquals(List.of("magnitude"), proposals());
        push(KeyCode.ENTER);
        await(() -> list() == null);
        write(" > 3");
        test().settle();

        assertEquals(
                Value.of("magnitude > 3"),
                studio().document()
                        .pipeline()
                        .node("strong")
                        .orElseThrow()
                        .settings()
                        .get("condition"));
    }

    @Test
    void theKeyForItAsksAndEscapeAndTabLeaveTheTextAsItIs() {
        open(Samples.earthquakes());
        CodeArea area = edit("strong", "setting-condition");
        write("network = 'us' ", 0);

        keys(KeyCode.CONTROL, KeyCode.SPACE);
        assertTrue(proposals().contains("AND"));
        push(KeyCode.ESCAPE);
        await(() -> list() == null);
        keys(KeyCode.CONTROL, KeyCode.SPACE);
        assertTrue(proposals().contains("AND"));
        push(KeyCode.TAB);
        await(() -> list() == null);

        assertFalse(area.isFocused());
        assertEquals("network = 'us' ", area.getText());
    }

    @Test
    void aProcessFunctionsStateIsProposedToo() {
        open(TemplateLibrary.find("rising-temperature").orElseThrow().pipeline());
        String node = studio().document().pipeline().nodes().values().stream()
                .filter(found -> found.kind().equals("process-function"))
                .findFirst()
                .orElseThrow()
                .id();
        edit(node, "setting-onRow[0].condition");

        write("warn");

        assertEquals(List.of("warn_at"), proposals());
    }
}
