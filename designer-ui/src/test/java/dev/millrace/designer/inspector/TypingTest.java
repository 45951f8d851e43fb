package dev.millrace.designer.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.designer.document.Selection;
import dev.millrace.designer.testing.Samples;
import dev.millrace.designer.testing.StudioTest;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.edit.SetParameter;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/** What is typed into a form arrives, whatever validation and the form do meanwhile. */
class TypingTest extends StudioTest {

    private static final int MOST_TABS = 120;

    private void select(String node) {
        interact(() -> studio().document().select(Selection.ofNode(node)));
        test().settle();
    }

    private Node focused() {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> Objects.requireNonNull(test().scene.getFocusOwner()));
    }

    /** A field's text and where its caret is. */
    private record Typed(String text, int caret) {}

    private static Optional<Typed> typed(Node field) {
        return switch (field) {
            case CodeArea area -> Optional.of(new Typed(area.getText(), area.getCaretPosition()));
            case TextInputControl input -> Optional.of(new Typed(input.getText(), input.getCaretPosition()));
            case ComboBox<?> box when box.isEditable() -> typed(box.getEditor());
            default -> Optional.empty();
        };
    }

    private Optional<Typed> typedInto(Node field) {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> typed(field));
    }

    private double onScreenY(Node field) {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> field.localToScreen(field.getBoundsInLocal()).getMinY());
    }

    /** From the name to the end of the form by Tab, typing into every field on the way. */
    @ParameterizedTest
    @ValueSource(strings = {"window-aggregate", "process-function"})
    void everyFieldOfALongFormTakesWhatIsTyped(String kind) {
        open(Samples.everyKind());
        select(kind);
        clickOn("#node-name");

        Set<Node> seen = new LinkedHashSet<>();
        int fields = 0;
        for (Node field = focused(); seen.add(field) && seen.size() < MOST_TABS; field = focused()) {
            if (typedInto(field).isPresent()) {
                fields++;
                keys(KeyCode.CONTROL, KeyCode.A);
                write("a1b", 0);
                if (fields % 3 == 1) {
                    test().settle();
                }
                write("2c", 0);
                Node typing = field;

                assertEquals(Optional.of(new Typed("a1b2c", 5)), typedInto(field), () -> kind + " " + typing);
                assertSame(field, focused());
            }
            push(KeyCode.TAB);
        }

        assertTrue(fields > 5, kind + " has " + fields + " fields");
    }

    @Test
    void aFieldStaysInItsPlaceWhileProblemsComeAndGoAboveAndBelowIt() {
        open(Samples.everyKind());
        select("window-aggregate");
        Node field = shown("setting-aggregates[0].argument");
        clickOn(field).push(KeyCode.CONTROL, KeyCode.A).write("1");
        test().settle();
        double before = onScreenY(field);

        for (String name : new String[] {"", "keys of another node"}) {
            interact(() -> Slot.ofSetting(studio().document(), "window-aggregate", "keys")
                    .element(0)
                    .set(dev.millrace.model.document.Value.of(name)));
            write("0", 0);
            test().settle();
            frames(3);

            assertEquals(before, onScreenY(field), 2.0);
        }
        assertEquals(Optional.of(new Typed("100", 3)), typedInto(field));
        assertSame(field, focused());
    }

    @Test
    void anEmptyTextCanBeTypedAsJson() {
        open(Samples.everyKind());
        interact(() -> studio().document()
                .apply(new SetParameter(new Parameter("limit", Parameter.Type.SECRET, Optional.empty(), ""))));
        interact(() -> studio().document().select(Selection.EMPTY));
        test().settle();
        Node field = shown("parameter-limit-value");

        clickOn(field).write("\"\"");
        test().settle();

        assertEquals(Optional.of(new Typed("\"\"", 2)), typedInto(field));
    }

    @Test
    void renamingAParameterLeavesTheKeyboardInTheNextField() {
        open(Samples.everyKind());
        interact(() -> studio().document()
                .apply(new SetParameter(new Parameter("limit", Parameter.Type.STRING, Optional.empty(), ""))));
        interact(() -> studio().document().select(Selection.EMPTY));
        test().settle();

        clickOn(shown("parameter-limit-name")).push(KeyCode.CONTROL, KeyCode.A).write("most");
        push(KeyCode.TAB).push(KeyCode.TAB).write("12");
        test().settle();

        assertEquals(
                Optional.of(new Parameter(
                        "most", Parameter.Type.STRING, Optional.of(dev.millrace.model.document.Value.of("12")), "")),
                studio().document().pipeline().parameters().stream().findFirst());
    }
}
