package dev.millrace.designer.studio;

import dev.millrace.designer.action.ActionButtons;
import dev.millrace.designer.canvas.CanvasPane;
import dev.millrace.designer.canvas.CanvasView;
import dev.millrace.designer.canvas.gesture.GestureController;
import dev.millrace.designer.canvas.gesture.GestureHost;
import dev.millrace.designer.canvas.gesture.Pointer;
import dev.millrace.designer.dialog.Dialogs.Notice;
import dev.millrace.designer.icon.Glyph;
import dev.millrace.designer.inspector.InspectorView;
import dev.millrace.designer.panes.PanesView;
import dev.millrace.designer.picker.OverlayHost;
import dev.millrace.designer.studio.WindowRequests.FocusName;
import dev.millrace.designer.studio.WindowRequests.FocusPart;
import dev.millrace.designer.studio.WindowRequests.FocusSetting;
import dev.millrace.designer.studio.WindowRequests.ShowPicker;
import dev.millrace.designer.studio.WindowRequests.ShowTemplates;
import dev.millrace.designer.template.GalleryView;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;

/**
 * The window: top bar, palette and outline on the left, canvas in the centre with panes below it, inspector on the right,
 * status bar. What floats above everything (ghosts, pickers, notices) is added to this stack.
 */
public final class StudioView extends StackPane {

    private static final double SIDE_SHARE = 0.2;
    private static final double MOST_SIDE_WIDTH = 232;
    private static final double INSPECTOR_SHARE = 0.28;
    private static final double MOST_INSPECTOR_WIDTH = 330;
    private static final double PANES_SHARE = 0.28;

    private final StudioViewModel studio;
    private final OverlayHost overlays = new OverlayHost(this);
    private final GestureController gestures;
    private final CanvasView canvas;
    private final SideBar sideBar;
    private final InspectorView inspector;
    private final PanesView panes;

    public StudioView(StudioViewModel studio) {
        this.studio = studio;
        getStyleClass().add("studio");
        gestures = new GestureController(studio.canvas(), host());
        canvas = new CanvasView(studio.canvas(), gestures, studio.themeProperty());
        CanvasPane canvasPane = new CanvasPane(canvas, studio.canvas(), studio.actions(), studio.themeProperty());
        sideBar = new SideBar(studio, new PaletteDrag(this, canvas, gestures, studio.canvas()));
        inspector = new InspectorView(studio.inspector());
        panes = new PanesView(studio.panes());
        CanvasMenu.install(canvas, gestures, studio);
        canvas.setOnQuickAdd(point -> quickAdd(point.getX(), point.getY(), Optional.empty()));
        canvas.setOnEditNode(() -> studio.requests().send(new FocusName()));

        BorderPane frame = new BorderPane(columns(canvasPane));
        frame.setTop(new TopBar(studio));
        frame.setBottom(new StatusBar(studio));
        getChildren().add(frame);
        FileDrop.install(this, studio.files());
        canvasPane.emptyState().addButton(ActionButtons.button(studio.actions().get("file.templates"), Glyph.TEMPLATE));
        canvasPane.emptyState().addButton(ActionButtons.button(studio.actions().get("file.open"), Glyph.OPEN));
        Shortcuts.install(this, studio.actions(), gestures);
        studio.requests().listen(this::show);
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::focusedProperty)
                .subscribe(focused -> focusChanged(Boolean.TRUE.equals(focused)));
    }

    /** What others did to the file meanwhile is noticed on return; a gesture does not outlive the window's focus. */
    private void focusChanged(boolean focused) {
        if (focused) {
            studio.files().checkDisk();
        } else {
            gestures.cancel();
        }
    }

    private SplitPane columns(CanvasPane canvasPane) {
        SplitPane centre = new SplitPane(canvasPane, panes);
        centre.setOrientation(Orientation.VERTICAL);
        sideBar.setMinWidth(170);
        inspector.setMinWidth(220);
        SplitPane columns = new SplitPane(sideBar, centre, inspector);
        SplitPane.setResizableWithParent(sideBar, false);
        SplitPane.setResizableWithParent(inspector, false);
        SplitPane.setResizableWithParent(panes, false);
        whenFirstSized(
                columns.widthProperty(),
                width -> columns.setDividerPositions(
                        Math.min(SIDE_SHARE, MOST_SIDE_WIDTH / width),
                        1 - Math.min(INSPECTOR_SHARE, MOST_INSPECTOR_WIDTH / width)));
        whenFirstSized(centre.heightProperty(), height -> centre.setDividerPositions(1 - PANES_SHARE));
        return columns;
    }

    private GestureHost host() {
        return new GestureHost() {
            @Override
            public void offer(Pointer pointer, Optional<LooseEnd> looseEnd) {
                quickAdd(pointer.screen().x(), pointer.screen().y(), looseEnd);
            }

            @Override
            public void refuse(String reason) {
                studio.dialogs().inform(new Notice(Notice.Kind.WARNING, reason));
            }
        };
    }

    private void quickAdd(double x, double y, Optional<GestureHost.LooseEnd> end) {
        Point2D inWindow = canvas.localToScene(x, y);
        overlays.showPicker(
                studio.quickAdd(
                        studio.canvas().viewport().toCanvas(x, y),
                        end.map(GestureHost.LooseEnd::port),
                        end.map(GestureHost.LooseEnd::output).orElse(false)),
                inWindow.getX(),
                inWindow.getY());
    }

    private void show(WindowRequests.Request request) {
        switch (request) {
            case ShowPicker picker -> overlays.showPicker(picker.picker());
            case FocusName name -> inspector.focusOn("");
            case FocusSetting setting -> inspector.focusOn(setting.path());
            case FocusPart part -> focus(part.part());
            case ShowTemplates templates -> showTemplates();
        }
    }

    private void showTemplates() {
        overlays.showDialog(
                new GalleryView(studio.gallery(), studio.themeProperty().get(), overlays::close));
    }

    private void focus(WindowRequests.Part part) {
        switch (part) {
            case PALETTE -> sideBar.showPalette();
            case OUTLINE -> sideBar.showOutline();
            case CANVAS -> canvas.requestFocus();
            case INSPECTOR -> inspector.focusOn("");
            case PANES -> panes.requestFocus();
        }
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
