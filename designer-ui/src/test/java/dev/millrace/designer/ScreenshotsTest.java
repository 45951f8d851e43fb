package dev.millrace.designer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.designer.document.Selection;
import dev.millrace.designer.studio.StudioViewModel;
import dev.millrace.designer.testing.Pictures;
import dev.millrace.designer.testing.Samples;
import dev.millrace.designer.testing.TestStudio;
import dev.millrace.designer.theme.Theme;
import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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

    /** The form of every kind, seen in one theme and then, in the same window, in the other. */
    @ParameterizedTest
    @MethodSource("kinds")
    void everyForm(String kind) {
        TestStudio[] studio = new TestStudio[1];
        robot.interact(() -> {
            studio[0] = new TestStudio(folder, 1000, 1000);
            studio[0].viewModel.document().open(Samples.everyKind(), Optional.empty());
            studio[0].viewModel.document().select(Selection.ofNode(kind));
            studio[0].scene.snapshot(null);
        });
        studio[0].settle();
        for (Theme theme : Theme.values()) {
            robot.interact(() -> studio[0].viewModel.themeProperty().set(theme));
            studio[0].settle();
            robot.interact(() -> Pictures.write(
                    studio[0].scene.getRoot().lookup("#inspector"),
                    "form-" + kind + "-" + theme.name().toLowerCase(Locale.ROOT)));
        }
        robot.interact(studio[0]::close);
    }

    static List<String> kinds() {
        return Catalog.shared().kinds().stream().map(OperatorKind::key).toList();
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
