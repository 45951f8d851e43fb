package dev.millrace.designer.icon;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;

/**
 * Icons as images of one colour and size, rendered once each. An operator kind without an icon of its own gets a plain
 * box. Belongs to the JavaFX thread.
 */
public final class OperatorIcons {

    private static final String FOLDER = "/millrace/icons/";
    private static final String FALLBACK = "process-function";

    private final Map<Key, Image> images = new HashMap<>();

    private record Key(String icon, int pixels, String color) {}

    /**
     * The icon as an image.
     *
     * @param pixels width and height
     * @param color as {@code #rrggbb}
     */
    public Image image(String icon, int pixels, String color) {
        return images.computeIfAbsent(new Key(icon, pixels, color), OperatorIcons::render);
    }

    private static Image render(Key key) {
        BufferedImage image = new BufferedImage(key.pixels(), key.pixels(), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.decode(key.color()));
        load(key).render(null, graphics, new ViewBox(0, 0, key.pixels(), key.pixels()));
        graphics.dispose();
        return SwingFXUtils.toFXImage(image, null);
    }

    private static SVGDocument load(Key key) {
        try (InputStream file = open(key.icon())) {
            String svg = new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("currentColor", key.color());
            byte[] coloured = svg.getBytes(StandardCharsets.UTF_8);
            return Optional.ofNullable(new SVGLoader().load(new ByteArrayInputStream(coloured), null, loaderContext()))
                    .orElseThrow(() -> new IllegalStateException("icon " + key.icon() + " is no SVG"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static com.github.weisj.jsvg.parser.LoaderContext loaderContext() {
        return com.github.weisj.jsvg.parser.LoaderContext.createDefault();
    }

    /** The icon's file; that of a plain box if there is none. */
    static InputStream open(String icon) throws IOException {
        InputStream own = OperatorIcons.class.getResourceAsStream(FOLDER + icon + ".svg");
        if (own != null) {
            return own;
        }
        InputStream fallback = OperatorIcons.class.getResourceAsStream(FOLDER + FALLBACK + ".svg");
        if (fallback == null) {
            throw new IOException("no icon " + icon + " and no " + FALLBACK);
        }
        return fallback;
    }
}
