package dev.millrace.designer.testing;

import dev.millrace.designer.studio.StudioViewModel;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/** A test of the whole studio through real mouse and keyboard events, without a display. */
public abstract class StudioTest extends ApplicationTest {

    @TempDir
    protected Path folder = Path.of("");

    private @Nullable TestStudio running;

    @Override
    public void start(Stage stage) {
        running = new TestStudio(folder, 1000, 800);
        stage.setScene(running.scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    protected TestStudio test() {
        if (running == null) {
            throw new IllegalStateException("no studio yet");
        }
        return running;
    }

    protected StudioViewModel studio() {
        return test().viewModel;
    }

    /** The control with an id that a selector cannot write, such as {@code setting-columns[0].name}. */
    protected Node byId(String id) {
        return lookup((Node node) -> id.equals(node.getId())).query();
    }

    @AfterEach
    void letGoOfEverything() {
        release(new KeyCode[0]);
        release(new MouseButton[0]);
        interact(() -> test().close());
    }
}
