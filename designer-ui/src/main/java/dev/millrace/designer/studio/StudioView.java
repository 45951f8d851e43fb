package dev.millrace.designer.studio;

import dev.millrace.designer.canvas.CanvasView;
import dev.millrace.designer.canvas.gesture.GestureController;
import dev.millrace.designer.inspector.InspectorView;
import dev.millrace.designer.palette.PaletteView;
import dev.millrace.designer.panes.PanesView;
import java.util.function.DoubleConsumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyDoubleProperty;
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
    private static final double INSPECTOR_WIDTH = 300;
    private static final double PANES_HEIGHT = 230;

    public StudioView(StudioViewModel studio) {
        getStyleClass().add("studio");
        PaletteView palette = new PaletteView();
        palette.setMinWidth(180);
        palette.setPrefWidth(SIDE_WIDTH);
        InspectorView inspector = new InspectorView();
        inspector.setMinWidth(240);
        inspector.setPrefWidth(INSPECTOR_WIDTH);

        GestureController gestures = new GestureController(studio.canvas(), (pointer, end) -> {});
        CanvasView canvas = new CanvasView(studio.canvas(), gestures, studio.themeProperty());
        SplitPane centre = new SplitPane(canvas, new PanesView());
        centre.setOrientation(Orientation.VERTICAL);
        SplitPane columns = new SplitPane(palette, centre, inspector);
        SplitPane.setResizableWithParent(palette, false);
        SplitPane.setResizableWithParent(inspector, false);
        whenFirstSized(
                columns.widthProperty(),
                width -> columns.setDividerPositions(SIDE_WIDTH / width, 1 - INSPECTOR_WIDTH / width));
        whenFirstSized(centre.heightProperty(), height -> centre.setDividerPositions(1 - PANES_HEIGHT / height));

        BorderPane frame = new BorderPane(columns);
        frame.setTop(new TopBar(studio));
        frame.setBottom(new StatusBar(studio));
        getChildren().add(frame);
    }

    /** Dividers have positions as shares of a size that is known only once the window is. */
    private static void whenFirstSized(ReadOnlyDoubleProperty size, DoubleConsumer action) {
        size.addListener(new InvalidationListener() {
            @Override
            public void invalidated(Observable observable) {
                if (size.get() > 1) {
                    size.removeListener(this);
                    action.accept(size.get());
                }
            }
        });
    }
}
