package dev.millrace.designer.canvas.paint;

import dev.millrace.designer.canvas.model.FrameShape;
import dev.millrace.designer.document.FrameColor;
import dev.millrace.model.geometry.Rectangle;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** Draws notes and groups, in canvas units. */
final class FramePainter {

    private static final double ARC = 14;
    private static final double PADDING = 12;
    private static final double LINE_HEIGHT = 16;
    private static final String EMPTY_NOTE = "Double-click to write";

    private final GraphicsContext graphics;
    private final TextFitter fitter;

    FramePainter(GraphicsContext graphics, TextFitter fitter) {
        this.graphics = graphics;
        this.fitter = fitter;
    }

    private void paintCorner(Rectangle area, Color color) {
        graphics.setStroke(color);
        graphics.setLineWidth(1);
        for (double from = 5; from <= 9; from += 4) {
            graphics.strokeLine(area.maxX() - from, area.maxY() - 4, area.maxX() - 4, area.maxY() - from);
        }
    }

    void paint(FrameShape frame, CanvasColors colors, boolean selected, double zoom) {
        Rectangle area = frame.area();
        FrameColor color = FrameColor.of(frame.color());
        graphics.setFill(colors.frame(frame.note(), color));
        graphics.fillRoundRect(area.x(), area.y(), area.width(), area.height(), ARC, ARC);
        graphics.setStroke(selected ? colors.accent : colors.frameBorder(frame.note(), color));
        graphics.setLineWidth(selected ? 2 : 1);
        graphics.strokeRoundRect(area.x() + 0.5, area.y() + 0.5, area.width() - 1, area.height() - 1, ARC, ARC);
        boolean near = zoom >= ScenePainter.WORDS_ZOOM;
        if (frame.note() && near) {
            graphics.setFont(Fonts.BODY);
            graphics.setFill(frame.text().isBlank() ? colors.muted : colors.text);
            int most = (int) ((area.height() - PADDING) / LINE_HEIGHT);
            List<String> lines = fitter.wrap(
                    frame.text().isBlank() ? EMPTY_NOTE : frame.text(), Fonts.BODY, area.width() - 2 * PADDING, most);
            for (int i = 0; i < lines.size(); i++) {
                graphics.fillText(lines.get(i), area.x() + PADDING, area.y() + PADDING + 9 + i * LINE_HEIGHT);
            }
            paintCorner(area, colors.frameBorder(true, color));
        } else if (!frame.note() && zoom >= ScenePainter.SHAPES_ZOOM) {
            Font font = near ? Fonts.SMALL_BOLD : Fonts.far(zoom);
            graphics.setFont(font);
            graphics.setFill(colors.frameTitle(color));
            graphics.fillText(
                    fitter.fit(frame.text(), font, area.width() - 2 * PADDING),
                    area.x() + PADDING,
                    area.y() + (near ? 19 : 24));
        }
    }
}
