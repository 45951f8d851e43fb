package dev.millrace.designer.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.designer.testing.Pictures;
import dev.millrace.designer.testing.Samples;
import dev.millrace.designer.testing.StudioTest;
import dev.millrace.designer.theme.Theme;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.geometry.Rectangle;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.json.PipelineWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class FilesTest extends StudioTest {

    private Pipeline pipeline() {
        return studio().document().pipeline();
    }

    private Optional<Path> file() {
        return studio().document().fileProperty().get();
    }

    private Path written(String name, Pipeline pipeline) throws IOException {
        return Files.write(folder.resolve(name), new PipelineWriter().writeBytes(pipeline));
    }

    private static Pipeline read(Path file) {
        return new PipelineReader().read(file).pipeline().orElseThrow();
    }

    private void openWithKeys(Path file) {
        test().dialogs.files.add(file);
        keys(KeyCode.CONTROL, KeyCode.O);
        await(() -> file().equals(Optional.of(file)));
        test().settle();
    }

    private void rename(String name) {
        clickOn("#document-title").push(KeyCode.CONTROL, KeyCode.A).write(name);
        await(() -> studio().document().dirtyProperty().get());
    }

    private void save() {
        keys(KeyCode.CONTROL, KeyCode.S);
        await(() -> !studio().document().dirtyProperty().get());
    }

    /** The user has been elsewhere and comes back to the window. */
    private void comeBack() {
        interact(() -> studio().files().checkDisk());
        for (int i = 0; i < 20 && test().dialogs.questions.isEmpty(); i++) {
            test().settle();
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    @Test
    void aDocumentIsOpenedChangedSavedAndSavedElsewhere() throws IOException {
        Path first = written("first.json", Samples.earthquakes());
        openWithKeys(first);

        rename("Renamed");
        save();
        assertEquals("Renamed", read(first).name());

        rename("Elsewhere");
        test().dialogs.files.add(folder.resolve("second"));
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        await(() -> file().equals(Optional.of(folder.resolve("second.json"))));
        assertEquals("Elsewhere", read(folder.resolve("second.json")).name());
        assertEquals("Renamed", read(first).name());
    }

    @Test
    void aDocumentThatIsOpenedIsShownWhole() throws IOException {
        openWithKeys(written("large.json", Samples.large(400)));

        Rectangle shown = studio().canvas()
                .viewport()
                .visible(studio().canvas().width(), studio().canvas().height());

        assertTrue(shown.contains(studio().canvas().scene().bounds().orElseThrow()));
    }

    @Test
    void recentDocumentsAreOfferedNewestFirst() throws IOException {
        Path first = written("first.json", Samples.earthquakes());
        openWithKeys(first);
        openWithKeys(written("second.json", Samples.large(9)));

        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        write("first").push(KeyCode.ENTER);

        await(() -> file().equals(Optional.of(first)));
        assertEquals(
                List.of(first, folder.resolve("second.json")), studio().files().recent());
    }

    @Test
    void unsavedChangesAreNeverLeftWithoutAQuestion() throws IOException {
        Path first = written("first.json", Samples.earthquakes());
        openWithKeys(first);
        rename("Changed");

        keys(KeyCode.CONTROL, KeyCode.N);
        assertEquals(List.of("Save the changes?"), test().dialogs.questions);
        assertEquals("Changed", pipeline().name());

        test().dialogs.answers.add(0);
        keys(KeyCode.CONTROL, KeyCode.N);
        await(() -> file().isEmpty());
        assertEquals("Changed", read(first).name());
        assertTrue(pipeline().nodes().isEmpty());
    }

    @Test
    void aBrokenFileSaysWhatIsWrongAndLosesNothing() throws IOException {
        Path first = written("first.json", Samples.earthquakes());
        openWithKeys(first);
        Pipeline before = pipeline();
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"millrace\": 1,\n \"nodes\": [{\"id\": ]}");

        test().dialogs.files.add(broken);
        keys(KeyCode.CONTROL, KeyCode.O);
        await(() -> !test().dialogs.errors.isEmpty());

        assertTrue(
                test().dialogs.errors.getFirst().contains("Line 2"),
                test().dialogs.errors.getFirst());
        assertEquals(before, pipeline());
        assertEquals(Optional.of(first), file());
    }

    @Test
    void aTemplateIsCopiedIntoAFolderAndOpened() {
        for (Theme theme : Theme.values()) {
            interact(() -> studio().themeProperty().set(theme));
            push(KeyCode.ESCAPE);
            keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
            test().settle();
            interact(() -> Pictures.write(test().scene, "gallery-" + theme));
        }
        test().dialogs.files.add(folder);
        clickOn("#template-word-count");

        await(() -> file().isPresent());
        assertEquals(folder.resolve("word-count").resolve("pipeline.json"), file().get());
        assertTrue(Files.exists(folder.resolve("word-count").resolve("text.txt")));
        assertEquals("Word count", pipeline().name());
        assertTrue(lookup("#gallery").tryQuery().isEmpty());

        test().dialogs.files.add(folder);
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        clickOn("#template-word-count");
        await(() -> file().get().equals(folder.resolve("word-count-2").resolve("pipeline.json")));
    }

    @Test
    void aFileThatOthersChangedIsLoadedAgainIfTheUserWants() throws IOException {
        Path first = written("first.json", Samples.earthquakes());
        openWithKeys(first);
        comeBack();
        assertEquals(List.of(), test().dialogs.questions);

        written("first.json", Samples.large(4));
        test().dialogs.answers.add(0);
        comeBack();

        await(() -> pipeline().equals(Samples.large(4)));
        assertFalse(studio().document().dirtyProperty().get());
    }

    @Test
    void aFileThatOthersChangedIsNotOverwrittenWithoutAQuestion() throws IOException {
        Path first = written("first.json", Samples.earthquakes());
        openWithKeys(first);
        rename("Mine");
        written("first.json", Samples.large(4));

        keys(KeyCode.CONTROL, KeyCode.S);
        await(() -> !test().dialogs.questions.isEmpty());
        assertEquals(Samples.large(4), read(first));

        test().dialogs.answers.add(0);
        save();
        assertEquals("Mine", read(first).name());
    }

    @Test
    void aFileThatIsGoneIsWrittenAgain() throws IOException {
        Path first = written("first.json", Samples.earthquakes());
        openWithKeys(first);
        Files.delete(first);
        comeBack();
        await(() -> studio().document().dirtyProperty().get());

        save();

        assertEquals(Samples.earthquakes(), read(first));
    }

    @Test
    void savedAndOpenedAgainItIsTheSamePicture() throws IOException {
        Path first = written("first.json", Samples.earthquakes());
        openWithKeys(first);
        drag(onScreen(middle("strong"))).dropTo(onScreen(middle("strong").plus(0, 120)));
        save();
        keys(KeyCode.CONTROL, KeyCode.DIGIT0);
        keys(KeyCode.F9);
        push(KeyCode.ESCAPE).clickOn("#palette-search");
        Image before = canvas();

        keys(KeyCode.CONTROL, KeyCode.N);
        await(() -> pipeline().nodes().isEmpty());
        openWithKeys(first);
        keys(KeyCode.CONTROL, KeyCode.DIGIT0);
        keys(KeyCode.F9);
        push(KeyCode.ESCAPE).clickOn("#palette-search");

        assertSame(before, canvas());
    }

    private Image canvas() {
        test().settle();
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> lookup("#canvas").query().snapshot(null, null));
    }

    private static void assertSame(Image one, Image other) {
        assertEquals(one.getWidth(), other.getWidth());
        PixelReader left = one.getPixelReader();
        PixelReader right = other.getPixelReader();
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                assertEquals(left.getArgb(x, y), right.getArgb(x, y), x + ", " + y);
            }
        }
    }
}
