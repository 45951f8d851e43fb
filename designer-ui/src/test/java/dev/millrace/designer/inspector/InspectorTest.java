package dev.millrace.designer.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.designer.document.Selection;
import dev.millrace.designer.testing.Samples;
import dev.millrace.designer.testing.StudioTest;
import dev.millrace.designer.theme.Theme;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InspectorTest extends StudioTest {

    private void select(String node) {
        interact(() -> studio().document().select(Selection.ofNode(node)));
        test().settle();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aFieldThatWasWrongIsReadableOnceItIsRight(Theme theme) {
        interact(() -> studio().themeProperty().set(theme));
        open(Samples.earthquakes());
        select("late");
        assertEquals(
                1,
                from(lookup("#inspector"))
                        .lookup((Label label) ->
                                label.isVisible() && label.getText().contains("is missing"))
                        .queryAll()
                        .size());

        type("setting-path", "late.csv");
        test().settle();
        clickOn("#node-name");
        test().settle();

        Text text = from(byId("setting-path"))
                .lookup((Text node) -> node.getText().equals("late.csv"))
                .query();
        double brightness = ((Color) text.getFill()).getBrightness();
        assertTrue(theme == Theme.DARK ? brightness > 0.7 : brightness < 0.3, theme + " has text of " + text.getFill());
    }
}
