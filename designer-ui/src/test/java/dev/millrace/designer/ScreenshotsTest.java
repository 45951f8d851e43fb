package dev.millrace.designer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.designer.testing.Pictures;
import dev.millrace.designer.testing.TestStudio;
import dev.millrace.designer.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the real studio, for people to look at. */
class ScreenshotsTest {

    @TempDir
    Path folder = Path.of("");

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void startJavaFx() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @CsvSource({"1000, 800", "1600, 1000"})
    void emptyStudio(double width, double height) {
        picture("empty", width, height);
    }

    private void picture(String name, double width, double height) {
        for (Theme theme : Theme.values()) {
            String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + (int) width;
            TestStudio[] studio = new TestStudio[1];
            robot.interact(() -> {
                studio[0] = new TestStudio(folder, width, height);
                studio[0].viewModel.themeProperty().set(theme);
                studio[0].scene.snapshot(null);
            });
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> {
                Pictures.write(studio[0].scene, file);
                studio[0].close();
            });
            assertTrue(Files.exists(Path.of("target", "screenshots", file + ".png")));
        }
    }
}
