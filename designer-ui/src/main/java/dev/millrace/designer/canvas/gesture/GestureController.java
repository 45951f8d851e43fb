package dev.millrace.designer.canvas.gesture;

import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.canvas.model.EdgeShape;
import dev.millrace.designer.canvas.model.Feedback;
import dev.millrace.designer.canvas.model.Hit;
import dev.millrace.designer.document.Selection;
import dev.millrace.model.document.Edge;
import dev.millrace.model.geometry.Point;
import java.util.Optional;

/**
 * Decides which gesture a press begins, and keeps at most one active.
 *
 * <pre>
 * idle --press--> pressed --moved 4 pixels--> a gesture --release--> idle
 *   ^               |                            |
 *   +---release-----+ (a click)                  +--Escape--> idle, nothing changed
 * </pre>
 */
public final class GestureController {

    private static final double DRAG_THRESHOLD = 4;
    private static final double EDGE_REACH_PIXELS = 7;

    private final CanvasViewModel canvas;
    private final GestureHost host;
    private Optional<Press> press = Optional.empty();
    private Optional<Gesture> active = Optional.empty();

    /** The kinds of press that gestures know. */
    public enum Button {
        /** The main button. */
        MAIN,
        /** The middle button, or the main one with the space key held. */
        PAN
    }

    private record Press(Button button, Pointer pointer, Hit hit) {}

    public GestureController(CanvasViewModel canvas, GestureHost host) {
        this.canvas = canvas;
        this.host = host;
    }

    /** What is at the pointer. */
    public Hit hit(Pointer pointer) {
        return canvas.scene()
                .hit(pointer.canvas(), EDGE_REACH_PIXELS / canvas.viewport().zoom());
    }

    public boolean isActive() {
        return active.isPresent();
    }

    public void press(Button button, Pointer pointer) {
        cancel();
        Hit hit = hit(pointer);
        press = Optional.of(new Press(button, pointer, hit));
        if (button == Button.MAIN) {
            selectPressed(hit, pointer);
        }
    }

    /** Pressing selects at once what is not selected, so that a drag moves it; shift is for a click to decide. */
    private void selectPressed(Hit hit, Pointer pointer) {
        boolean more = pointer.shift() || pointer.shortcut();
        Selection selection = canvas.document().selection();
        switch (hit) {
            case Hit.OnNode node
            when !more && !selection.nodes().contains(node.id()) ->
                canvas.document().select(Selection.ofNode(node.id()));
            case Hit.OnFrame frame
            when !more && !selection.nodes().contains(frame.id()) ->
                canvas.document().select(Selection.ofNode(frame.id()));
            case Hit.OnEdge edge
            when !more && !selection.edges().contains(edge.edge()) ->
                canvas.document().select(Selection.ofEdge(edge.edge()));
            default -> {}
        }
    }

    public void drag(Pointer pointer) {
        press.filter(pressed -> pressed.pointer().screen().distance(pointer.screen()) >= DRAG_THRESHOLD)
                .ifPresent(pressed -> {
                    press = Optional.empty();
                    active = Optional.of(gesture(pressed));
                });
        active.ifPresent(gesture -> gesture.drag(pointer));
    }

    private Gesture gesture(Press pressed) {
        if (pressed.button() == Button.PAN) {
            return new PanGesture(canvas, pressed.pointer());
        }
        return switch (pressed.hit()) {
            case Hit.OnPort port -> fromPort(port);
            case Hit.OnEdge edge -> fromEdge(edge.edge(), pressed);
            case Hit.OnNode node -> moving(node.id(), pressed);
            case Hit.OnFrame frame -> frame.corner() ? resizing(frame.id(), pressed) : moving(frame.id(), pressed);
            case Hit.Nothing nothing -> new BandGesture(canvas, pressed.pointer());
        };
    }

    private Gesture moving(String id, Press pressed) {
        if (!canvas.document().selection().nodes().contains(id)) {
            canvas.document().select(canvas.document().selection().toggled(id));
        }
        return new MoveGesture(canvas, pressed.pointer());
    }

    private Gesture resizing(String id, Press pressed) {
        return canvas.scene()
                .frame(id)
                .<Gesture>map(note -> new ResizeGesture(canvas, note, pressed.pointer()))
                .orElseGet(() -> moving(id, pressed));
    }

    /** An input's own edge comes off it, as from a socket; an output always gives a new one. */
    private Gesture fromPort(Hit.OnPort hit) {
        if (!hit.output()) {
            Optional<Edge> occupant = canvas.editor().rules().occupant(hit.port());
            if (occupant.isPresent()) {
                return takeEnd(occupant.get());
            }
        }
        return new ConnectGesture(canvas, host, hit.port(), hit.output(), Optional.empty());
    }

    /** The nearer end comes off. */
    private Gesture fromEdge(Edge edge, Press pressed) {
        EdgeShape shape = canvas.scene().edges().get(edge);
        if (shape == null) {
            return new PanGesture(canvas, pressed.pointer());
        }
        Point at = pressed.pointer().canvas();
        double toEnd = shape.curve().end().distance(at);
        double toStart = shape.curve().start().distance(at);
        return toEnd <= toStart ? takeEnd(edge) : takeStart(edge);
    }

    private Gesture takeEnd(Edge edge) {
        return new ConnectGesture(canvas, host, edge.from(), true, Optional.of(edge));
    }

    private Gesture takeStart(Edge edge) {
        return new ConnectGesture(canvas, host, edge.to(), false, Optional.of(edge));
    }

    public void release(Pointer pointer) {
        press.filter(pressed -> pressed.button() == Button.MAIN).ifPresent(pressed -> click(pressed.hit(), pointer));
        press = Optional.empty();
        Optional<Gesture> ended = active;
        active = Optional.empty();
        ended.ifPresent(gesture -> gesture.finish(pointer));
        canvas.feedbackProperty().set(Feedback.NONE);
    }

    private void click(Hit hit, Pointer pointer) {
        boolean more = pointer.shift() || pointer.shortcut();
        Selection selection = canvas.document().selection();
        canvas.document()
                .select(
                        switch (hit) {
                            case Hit.OnNode node -> more ? selection.toggled(node.id()) : Selection.ofNode(node.id());
                            case Hit.OnFrame frame ->
                                more ? selection.toggled(frame.id()) : Selection.ofNode(frame.id());
                            case Hit.OnEdge edge ->
                                more ? selection.toggled(edge.edge()) : Selection.ofEdge(edge.edge());
                            case Hit.OnPort port -> Selection.ofNode(port.port().node());
                            case Hit.Nothing nothing -> more ? selection : Selection.EMPTY;
                        });
    }

    /** Begins a gesture that did not begin with a press on the canvas. */
    public void begin(Gesture gesture) {
        cancel();
        active = Optional.of(gesture);
    }

    /** Gives up what is under way. Tells whether there was something. */
    public boolean cancel() {
        boolean was = active.isPresent() || press.isPresent();
        active.ifPresent(Gesture::cancel);
        active = Optional.empty();
        press = Optional.empty();
        canvas.feedbackProperty().set(Feedback.NONE);
        return was;
    }
}
