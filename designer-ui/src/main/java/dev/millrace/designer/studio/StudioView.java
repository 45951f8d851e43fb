package dev.millrace.designer.studio;

import dev.millrace.designer.canvas.CanvasView;
import dev.millrace.designer.inspector.InspectorView;
import dev.millrace.designer.palette.PaletteView;
import dev.millrace.designer.panes.PanesView;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/**
 * The window: top bar, palette on the left, canvas in the centre with panes below it, inspector on the right, status
 * bar. What floats above everything (ghosts, command palette, notices) is added to this stack.
 */
public final class StudioView extends StackPane {

    private static final double SIDE_WIDTH = 232;
    private static final double INSPECTOR_WIDTH = 320;

    public StudioView(StudioViewModel studio) {
        getStyleClass().add("studio");
        PaletteView palette = new PaletteView();
        palette.setMinWidth(180);
        palette.setPrefWidth(SIDE_WIDTH);
        InspectorView inspector = new InspectorView();
        inspector.setMinWidth(240);
        inspector.setPrefWidth(INSPECTOR_WIDTH);

        SplitPane centre = new SplitPane(new CanvasView(), new PanesView());
        centre.setOrientation(Orientation.VERTICAL);
        centre.setDividerPositions(0.72);

        SplitPane columns = new SplitPane(palette, centre, inspector);
        SplitPane.setResizableWithParent(palette, false);
        SplitPane.setResizableWithParent(inspector, false);

        BorderPane frame = new BorderPane(columns);
        frame.setTop(new TopBar(studio));
        frame.setBottom(new StatusBar(studio));
        getChildren().add(frame);
    }
}
