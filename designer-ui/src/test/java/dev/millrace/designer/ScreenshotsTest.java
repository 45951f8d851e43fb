package dev.millrace.designer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.designer.document.Selection;
import dev.millrace.designer.studio.StudioViewModel;
import dev.millrace.designer.testing.Pictures;
import dev.millrace.designer.testing.Samples;
import dev.millrace.designer.testing.TestStudio;
import dev.millrace.designer.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

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
        picture("empty", width, height, studio -> {});
    }

    @ParameterizedTest
    @CsvSource({"1000, 800", "1600, 1000"})
    void aPipelineWithProblems(double width, double height) {
        picture("pipeline", width, height, studio -> {
            studio.document().open(Samples.earthquakes(), Optional.empty());
            studio.document().select(Selection.ofNode("strong"));
        });
    }

    @ParameterizedTest
    @CsvSource({"1600, 1000"})
    void aRunningPipeline(double width, double height) {
        picture("running", width, height, studio -> {
            studio.document().open(Samples.earthquakes(), Optional.empty());
            studio.run().show(Samples.earthquakesRunning());
        });
    }

    @ParameterizedTest
    @CsvSource({"1600, 1000"})
    void aLargePipeline(double width, double height) {
        picture("large", width, height, studio -> studio.document().open(Samples.large(10_000), Optional.empty()));
        picture("large-near", width, height, studio -> {
            studio.document().open(Samples.large(400), Optional.empty());
        });
    }

    private void picture(String name, double width, double height, Consumer<StudioViewModel> prepare) {
        for (Theme theme : Theme.values()) {
            String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + (int) width;
            TestStudio[] studio = new TestStudio[1];
            robot.interact(() -> {
                studio[0] = new TestStudio(folder, width, height);
                studio[0].viewModel.themeProperty().set(theme);
                prepare.accept(studio[0].viewModel);
                studio[0].scene.snapshot(null);
            });
            studio[0].settle();
            robot.interact(() -> {
                Pictures.write(studio[0].scene, file);
                studio[0].close();
            });
            assertTrue(Files.exists(Path.of("target", "screenshots", file + ".png")));
        }
    }
}
