package dev.millrace.designer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.millrace.designer.document.Selection;
import dev.millrace.designer.run.RunPhase;
import dev.millrace.designer.testing.Pictures;
import dev.millrace.designer.testing.TestStudio;
import dev.millrace.designer.theme.Theme;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.document.View.Box;
import dev.millrace.model.edit.Composite;
import dev.millrace.model.edit.PlaceBoxes;
import dev.millrace.model.edit.SetGroup;
import dev.millrace.model.edit.SetNote;
import dev.millrace.model.edit.SetSetting;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.templates.TemplateLibrary;
import dev.millrace.templates.TemplateLibrary.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Each template is opened and run in the studio, with pictures to look at; one of them is the README's. */
class TemplatesInStudioTest {

    private static final Path README_PICTURE = Path.of("..", "docs", "images", "studio.png");

    @TempDir
    Path folder = Path.of("");

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void startJavaFx() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    static List<String> templates() {
        return TemplateLibrary.all().stream().map(Template::id).toList();
    }

    private TestStudio studio(Pipeline pipeline, Path file, Selection selected) {
        TestStudio[] studio = new TestStudio[1];
        robot.interact(() -> {
            studio[0] = new TestStudio(folder, 1600, 1000);
            studio[0].viewModel.document().open(pipeline, Optional.of(file));
            studio[0].viewModel.document().select(selected);
            studio[0].scene.snapshot(null);
            studio[0].viewModel.canvas().zoomToFit();
        });
        studio[0].settle();
        return studio[0];
    }

    private static void await(Callable<Boolean> happened) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, happened);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateRunsInTheStudio(String id) throws IOException, TimeoutException {
        Template template = TemplateLibrary.find(id).orElseThrow();
        Path file = template.copyTo(folder.resolve(id));
        TestStudio studio = studio(template.pipeline(), file, Selection.EMPTY);

        robot.interact(() -> studio.viewModel.run().start());
        await(() -> studio.viewModel.run().phaseProperty().get() == RunPhase.ENDED);

        Telemetry end = studio.viewModel.run().telemetryProperty().get().orElseThrow();
        assertEquals(RunState.FINISHED, end.state());
        for (Theme theme : Theme.values()) {
            robot.interact(() -> studio.viewModel.themeProperty().set(theme));
            studio.settle();
            robot.interact(() -> Pictures.write(
                    studio.scene, "template-" + id + "-" + theme.name().toLowerCase(Locale.ROOT)));
        }
        robot.interact(studio::close);
    }

    /** With {@code -Dmillrace.pictures=docs}, the picture replaces the README's. */
    @Test
    void theReadmesPictureShowsARunThatGoesOn() throws IOException, TimeoutException {
        Template template = TemplateLibrary.find("click-stream").orElseThrow();
        Path file = template.copyTo(folder.resolve("live"));
        Pipeline pipeline = new Composite(
                        "For the picture",
                        List.of(
                                new SetSetting("clicks", "rate", Value.of(2_500)),
                                new SetSetting("clicks", "rows", Value.of(5_000_000)),
                                new SetGroup(new Group("most", "Who clicks most", List.of("per-user", "busy"))),
                                new SetNote(new Note(
                                        "why",
                                        "Clicks arrive out of order: what comes after its minute is over leaves by"
                                                + " the port late, and is never lost.")),
                                new PlaceBoxes(Map.of(
                                        "why", new Box(352, -56, 256, 88, ""),
                                        "per-user", Box.at(352, 288),
                                        "busy", Box.at(664, 288),
                                        "users", Box.at(976, 288),
                                        "most", new Box(0, 0, 0, 0, "violet")))))
                .apply(template.pipeline());
        TestStudio studio = studio(pipeline, file, Selection.ofNode("per-page"));

        robot.interact(() -> studio.viewModel.run().start());
        await(() -> studio.viewModel
                .run()
                .telemetryProperty()
                .get()
                .filter(now -> rowsOf(now, "clicks") > 12_000)
                .isPresent());
        studio.settle();
        robot.interact(() -> Pictures.write(studio.scene, "studio"));
        Telemetry shown = studio.viewModel.run().telemetryProperty().get().orElseThrow();
        robot.interact(studio::close);

        assertEquals(RunState.RUNNING, shown.state());
        assertFalse(shown.edges().isEmpty());
        if ("docs".equals(System.getProperty("millrace.pictures"))) {
            Files.copy(Pictures.file("studio"), README_PICTURE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static long rowsOf(Telemetry now, String node) {
        return Objects.requireNonNull(now.nodes().get(node)).counters().rowsOut();
    }
}
