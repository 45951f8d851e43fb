package dev.millrace.designer.canvas.paint;

import dev.millrace.designer.canvas.model.FrameShape;
import dev.millrace.model.geometry.Rectangle;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/** Draws notes and groups, in canvas units. */
final class FramePainter {

    private static final double ARC = 14;
    private static final double PADDING = 12;
    private static final double LINE_HEIGHT = 16;

    private final GraphicsContext graphics;
    private final TextFitter fitter;

    FramePainter(GraphicsContext graphics, TextFitter fitter) {
        this.graphics = graphics;
        this.fitter = fitter;
    }

    void paint(FrameShape frame, CanvasColors colors, boolean selected, boolean withText) {
        Rectangle area = frame.area();
        graphics.setFill(frame.note() ? colors.note : colors.group);
        graphics.fillRoundRect(area.x(), area.y(), area.width(), area.height(), ARC, ARC);
        graphics.setStroke(selected ? colors.accent : frame.note() ? colors.noteBorder : colors.cardBorder);
        graphics.setLineWidth(selected ? 2 : 1);
        graphics.strokeRoundRect(area.x() + 0.5, area.y() + 0.5, area.width() - 1, area.height() - 1, ARC, ARC);
        if (!withText) {
            return;
        }
        if (frame.note()) {
            graphics.setFont(Fonts.BODY);
            graphics.setFill(colors.text);
            int most = (int) ((area.height() - PADDING) / LINE_HEIGHT);
            List<String> lines = fitter.wrap(frame.text(), Fonts.BODY, area.width() - 2 * PADDING, most);
            for (int i = 0; i < lines.size(); i++) {
                graphics.fillText(lines.get(i), area.x() + PADDING, area.y() + PADDING + 9 + i * LINE_HEIGHT);
            }
        } else {
            graphics.setFont(Fonts.SMALL_BOLD);
            graphics.setFill(colors.muted);
            graphics.fillText(
                    fitter.fit(frame.text(), Fonts.SMALL_BOLD, area.width() - 2 * PADDING),
                    area.x() + PADDING,
                    area.y() + 19);
        }
    }
}
