package dev.millrace.cli.picture;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import dev.millrace.cli.picture.SvgPicture.Drawing;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Draws a picture as pixels, in the studio's font. */
public final class PngPicture {

    /** Beyond this the picture of a huge document would not fit into the memory. */
    private static final double MOST_PIXELS = 64e6;

    private static final List<String> FONTS = List.of("Inter-Regular.ttf", "Inter-SemiBold.ttf");

    private PngPicture() {}

    /**
     * The picture as the content of a PNG file.
     *
     * @param scale pixels for a canvas unit; less if the picture would become too large
     */
    public static byte[] of(Drawing drawing, double scale) throws IOException {
        System.setProperty("java.awt.headless", "true");
        registerFonts();
        double largest =
                Math.sqrt(MOST_PIXELS / (drawing.area().width() * drawing.area().height()));
        double factor = Math.min(scale, largest);
        int width = Math.max(1, (int) Math.round(drawing.area().width() * factor));
        int height = Math.max(1, (int) Math.round(drawing.area().height() * factor));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.decode(drawing.background()));
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        load(drawing.svg()).render(null, graphics, new ViewBox(0, 0, width, height));
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static SVGDocument load(String svg) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8));
        @Nullable SVGDocument document = new SVGLoader().load(in, null, LoaderContext.createDefault());
        if (document == null) {
            throw new IOException("the drawing is no SVG");
        }
        return document;
    }

    private static void registerFonts() throws IOException {
        for (String name : FONTS) {
            try (InputStream file = PngPicture.class.getResourceAsStream("fonts/" + name)) {
                if (file != null) {
                    GraphicsEnvironment.getLocalGraphicsEnvironment()
                            .registerFont(Font.createFont(Font.TRUETYPE_FONT, file));
                }
            } catch (FontFormatException broken) {
                throw new IOException(name + " is no font", broken);
            }
        }
    }
}
