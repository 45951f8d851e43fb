package dev.millrace.designer.inspector;

import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Scrolls a form for the field that has the keyboard: it is brought into view when it gets the keyboard, and stays where
 * it is on the screen while the form above it grows or shrinks, as when a problem is found or mended. Nothing moves under
 * a mouse button that is down: the field would take the way for a selection, and the next key would replace it.
 */
final class FieldInView {

    /** What else is seen above and below the field: its title, what is wrong with it. */
    private static final double MARGIN = 36;

    private final ScrollPane scroll;
    private final Runnable afterLayout = this::keepInPlace;
    private boolean pressed;
    private Optional<Seen> seen = Optional.empty();

    /** Where a field was in the form at the end of the last layout, how high the form was and how far scrolled. */
    private record Seen(Node field, double inForm, double height, double scrolled) {}

    private FieldInView(ScrollPane scroll) {
        this.scroll = scroll;
    }

    static void follow(ScrollPane scroll, Region inspector) {
        new FieldInView(scroll).listen(inspector);
    }

    private void listen(Region inspector) {
        inspector.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> pressed = true);
        inspector.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            pressed = false;
            focusOwner().ifPresent(this::bringIntoView);
        });
        inspector.sceneProperty().addListener((observable, before, after) -> watch(before, after));
        inspector.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(focused -> {
            if (!pressed) {
                focusOwner().ifPresent(this::bringIntoView);
            }
        });
    }

    private void watch(@Nullable Scene before, @Nullable Scene after) {
        if (before != null) {
            before.removePostLayoutPulseListener(afterLayout);
        }
        if (after != null) {
            after.addPostLayoutPulseListener(afterLayout);
        }
    }

    /** What has the keyboard, if it is in the form. */
    private Optional<Node> focusOwner() {
        Node content = scroll.getContent();
        return Optional.ofNullable(scroll.getScene())
                .flatMap(scene -> Optional.ofNullable(scene.getFocusOwner()))
                .filter(focused -> isBelow(focused, content));
    }

    private static boolean isBelow(Node node, Node ancestor) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    private Bounds inForm(Node field) {
        return scroll.getContent().sceneToLocal(field.localToScene(field.getBoundsInLocal()));
    }

    private double height() {
        return scroll.getContent().getLayoutBounds().getHeight();
    }

    /** By how much the form is higher than what can be seen of it. */
    private double room() {
        return height() - scroll.getViewportBounds().getHeight();
    }

    private double scrolled() {
        return scroll.getVvalue() * Math.max(0, room());
    }

    private void scrollTo(double offset) {
        if (room() > 0) {
            scroll.setVvalue(Math.clamp(offset / room(), 0, 1));
        }
    }

    private void bringIntoView(Node field) {
        scroll.applyCss();
        scroll.layout();
        Bounds bounds = inForm(field);
        double top = scrolled();
        double bottom = top + scroll.getViewportBounds().getHeight();
        if (bounds.getMinY() - MARGIN < top) {
            scrollTo(bounds.getMinY() - MARGIN);
        } else if (bounds.getMaxY() + MARGIN > bottom) {
            scrollTo(top + bounds.getMaxY() + MARGIN - bottom);
        }
        remember(field);
    }

    private void remember(Node field) {
        seen = Optional.of(new Seen(field, inForm(field).getMinY(), height(), scrolled()));
    }

    private void keepInPlace() {
        Optional<Node> focused = focusOwner();
        if (focused.isEmpty()) {
            seen = Optional.empty();
            return;
        }
        Node field = focused.get();
        seen.filter(last -> last.field().equals(field) && !pressed).ifPresent(last -> {
            double moved = inForm(field).getMinY() - last.inForm();
            if (moved != 0 || height() != last.height()) {
                scrollTo(last.scrolled() + moved);
            }
        });
        remember(field);
    }
}
