package dev.millrace.designer.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/** Pictures of the studio in {@code target/screenshots}, for people to look at. */
public final class Pictures {

    private static final Path FOLDER = Path.of("target", "screenshots");

    private Pictures() {}

    /** Where a picture is. */
    public static Path file(String name) {
        return FOLDER.resolve(name + ".png");
    }

    /** Writes a scene as it looks now. Called on the JavaFX thread. */
    public static void write(Scene scene, String name) {
        // What has just been put into the window is laid out by the first one.
        scene.snapshot(null);
        write(scene.snapshot(null), name);
    }

    /** Writes a part of a window as it looks now. Called on the JavaFX thread. */
    public static void write(Node part, String name) {
        write(part.snapshot(null, null), name);
    }

    private static void write(Image picture, String name) {
        BufferedImage image = SwingFXUtils.fromFXImage(picture, null);
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(image, "png", file(name).toFile());
        } catch (IOException notWritten) {
            throw new UncheckedIOException(notWritten);
        }
    }
}
