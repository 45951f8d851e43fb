package dev.millrace.designer.testing;

import dev.millrace.designer.run.RunPhase;
import dev.millrace.designer.studio.StudioViewModel;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.geometry.Point;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** A test of the whole studio through real mouse and keyboard events, without a display. */
@ExtendWith(FailurePicture.class)
public abstract class StudioTest extends ApplicationTest {

    @TempDir
    protected Path folder = Path.of("");

    private static final int DRAG_STEPS = 8;

    private @Nullable TestStudio running;

    @Override
    public void start(Stage stage) {
        running = new TestStudio(folder, 1000, 800);
        stage.setScene(running.scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    protected TestStudio test() {
        if (running == null) {
            throw new IllegalStateException("no studio yet");
        }
        return running;
    }

    protected StudioViewModel studio() {
        return test().viewModel;
    }

    /** The control with an id that a selector cannot write, such as {@code setting-columns[0].name}. */
    protected Node byId(String id) {
        return lookup((Node node) -> id.equals(node.getId())).query();
    }

    /** Where a point of the canvas is on the screen. */
    protected Point2D onScreen(Point point) {
        Point inView = studio().canvas().viewport().toScreen(point);
        Node view = lookup("#canvas").query();
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> view.localToScreen(inView.x(), inView.y()));
    }

    /** The middle of a node's card, in canvas units. */
    protected Point middle(String node) {
        return studio().canvas().scene().node(node).orElseThrow().frame().area().center();
    }

    /**
     * Takes a kind from the palette and lets it go with its middle at a point of the canvas; gives the node's id. The
     * events go to the palette's entry: the headless platform's own mouse reports wrong buttons, so that after a first
     * drag the scene lets each event of a later one go to what lies under the pointer.
     */
    protected String dragFromPalette(String title, Point to) {
        Node entry = paletteEntry(title);
        Point2D target = onScreen(to);
        interact(() -> {
            Bounds card = entry.localToScreen(entry.getBoundsInLocal());
            Point2D start = new Point2D(card.getCenterX(), card.getCenterY());
            entry.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, inScene(start), true, KeyCode.UNDEFINED));
            for (int step = 1; step <= DRAG_STEPS; step++) {
                Point2D at = start.interpolate(target, (double) step / DRAG_STEPS);
                entry.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, inScene(at), true, KeyCode.UNDEFINED));
            }
            entry.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, inScene(target), false, KeyCode.UNDEFINED));
        });
        test().settle();
        return studio().document().selection().onlyNode().orElseThrow();
    }

    /** A click whose events say which button it was, as controls of tables ask: the headless mouse does not. */
    protected void press(Node control) {
        interact(() -> {
            Bounds area = control.localToScreen(control.getBoundsInLocal());
            Point2D at = inScene(new Point2D(area.getCenterX(), area.getCenterY()));
            control.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, at, true, KeyCode.UNDEFINED));
            control.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, at, false, KeyCode.UNDEFINED));
        });
        test().settle();
    }

    private Point2D inScene(Point2D onScreen) {
        return test().scene.getRoot().screenToLocal(onScreen);
    }

    /** A click with a key held: the headless platform's mouse knows no keys. */
    protected void clickHolding(KeyCode held, Point2D onScreen) {
        moveTo(onScreen);
        interact(() -> {
            Node view = lookup("#canvas").query();
            view.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, inScene(onScreen), true, held));
            view.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, inScene(onScreen), false, held));
        });
        test().settle();
    }

    private MouseEvent mouse(EventType<MouseEvent> type, Point2D at, boolean down, KeyCode held) {
        Point2D onScreen = test().scene.getRoot().localToScreen(at);
        return new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                onScreen.getX(),
                onScreen.getY(),
                MouseButton.PRIMARY,
                1,
                held == KeyCode.SHIFT,
                held == KeyCode.CONTROL,
                held == KeyCode.ALT,
                false,
                down,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    /** The wheel with Ctrl held, over a point of the canvas. */
    protected void zoomWithWheel(Point2D onScreen, int notches) {
        Node view = lookup("#canvas").query();
        interact(() -> {
            Point2D at = inScene(onScreen);
            view.fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL,
                    at.getX(),
                    at.getY(),
                    onScreen.getX(),
                    onScreen.getY(),
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    0,
                    40.0 * notches,
                    0,
                    40.0 * notches,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    null));
        });
    }

    /** A kind in the palette, which is scrolled with the wheel until the entry can be seen whole. */
    protected Node paletteEntry(String title) {
        Node list = lookup("#palette-list").query();
        for (int turns = 0; turns < 40; turns++) {
            Optional<Node> entry = lookup((Node node) -> node instanceof ListCell<?> cell
                            && cell.isVisible()
                            && cell.getAccessibleText() != null
                            && cell.getAccessibleText().startsWith(title + "."))
                    .tryQuery();
            if (entry.filter(found -> isInside(found, list)).isPresent()) {
                return entry.get();
            }
            moveTo(list).scroll(2, turns < 20 ? VerticalDirection.DOWN : VerticalDirection.UP);
            test().settle();
        }
        throw new AssertionError("the palette has no " + title);
    }

    private static boolean isInside(Node part, Node whole) {
        Bounds inner = part.localToScreen(part.getBoundsInLocal());
        Bounds outer = whole.localToScreen(whole.getBoundsInLocal());
        return inner.getMinY() >= outer.getMinY() && inner.getMaxY() <= outer.getMaxY();
    }

    /** Draws an edge with the mouse from an output port to an input port. */
    protected void connect(String from, String output, String to, String input) {
        Point2D start = onScreen(port(from, output, true));
        Point2D end = onScreen(port(to, input, false));
        moveTo(start).press(MouseButton.PRIMARY).moveTo(end).release(MouseButton.PRIMARY);
    }

    protected Point port(String node, String port, boolean output) {
        return studio().canvas()
                .scene()
                .portPoint(new PortRef(node, port), output)
                .orElseThrow();
    }

    /** Clicks into a field of the inspector, which is scrolled to first, and types its text. */
    protected void type(String id, String text) {
        clickOn(shown(id)).write(text);
    }

    /** A control of the inspector, once it is scrolled to with the wheel. */
    protected Node shown(String id) {
        Node inspector = lookup("#inspector").query();
        Node control = byId(id);
        for (int turns = 0; turns < 60; turns++) {
            test().settle();
            Bounds whole = inspector.localToScreen(inspector.getBoundsInLocal());
            Bounds part = control.localToScreen(control.getBoundsInLocal());
            if (part.getMinY() >= whole.getMinY() && part.getMaxY() <= whole.getMaxY()) {
                return control;
            }
            moveTo(inspector)
                    .scroll(1, part.getMinY() < whole.getMinY() ? VerticalDirection.UP : VerticalDirection.DOWN);
        }
        throw new AssertionError(id + " cannot be scrolled to");
    }

    /** Opens a box of choices and takes the one with a title. */
    protected void choose(String id, String title) {
        clickOn(shown(id));
        WaitForAsyncUtils.waitForFxEvents();
        Node cell = lookup((Node node) -> node instanceof ListCell<?> choice
                        && title.equals(choice.getText())
                        && node.getScene().getWindow() instanceof PopupWindow)
                .query();
        clickOn(cell);
    }

    protected void open(Pipeline pipeline) {
        interact(() -> studio().document().open(pipeline, Optional.empty()));
        interact(() -> studio().canvas().zoomToFit());
        test().settle();
    }

    /** Runs the document with the key for that and waits until it has ended. */
    protected void runToTheEnd() {
        push(KeyCode.F5);
        await(() -> studio().run().phaseProperty().get() == RunPhase.ENDED);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until so many frames have been laid out. */
    protected void frames(int count) {
        for (int i = 0; i < count; i++) {
            CountDownLatch drawn = new CountDownLatch(1);
            interact(() -> {
                Runnable[] listener = new Runnable[1];
                listener[0] = () -> {
                    test().scene.removePostLayoutPulseListener(listener[0]);
                    drawn.countDown();
                };
                test().scene.addPostLayoutPulseListener(listener[0]);
                Platform.requestNextPulse();
            });
            await(() -> drawn.getCount() == 0);
        }
    }

    /** Waits for what happens in the background. */
    protected void await(Callable<Boolean> happened) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, happened);
        } catch (TimeoutException tooLong) {
            throw new AssertionError("it does not happen", tooLong);
        }
    }

    /** Presses keys together. */
    protected void keys(KeyCode... keys) {
        push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void letGoOfEverything() {
        release(new KeyCode[0]);
        release(new MouseButton[0]);
        interact(() -> test().close());
    }
}
