package dev.millrace.designer.inspector;

import dev.millrace.designer.document.DocumentViewModel;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The form on the right: the selected node's settings, or the document's own. */
public final class InspectorView extends StackPane {

    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");

    /** What else is seen above and below a field that has the keyboard: its title, what is wrong with it. */
    private static final double MARGIN = 36;

    private final InspectorViewModel inspector;
    private final DocumentViewModel document;
    private final ScrollPane scroll = new ScrollPane();
    private Form form;
    private Optional<FormKey> shown = Optional.empty();

    /** What a form is made for; another one needs another form. */
    private record FormKey(String node, String kind) {}

    /** A form that can be shown here. */
    interface Form {
        Node view();

        void refresh();

        /** Puts the keyboard into the field for a setting's path; an empty path means the name. */
        void focusOn(String path);
    }

    public InspectorView(InspectorViewModel inspector) {
        this.inspector = inspector;
        this.document = inspector.document();
        setId("inspector");
        getStyleClass().add("inspector");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("inspector-scroll");
        getChildren().add(scroll);
        form = new DocumentForm(inspector);
        scroll.setContent(form.view());
        document.selectionProperty().subscribe(selection -> show());
        document.pipelineProperty().subscribe(pipeline -> show());
        document.validatedProperty().subscribe(validated -> form.refresh());
        addEventFilter(KeyEvent.KEY_PRESSED, this::undoOfDocument);
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::bringIntoView);
    }

    /** A field that gets the keyboard is scrolled to, as far as needed. */
    private void bringIntoView(@Nullable Node focused) {
        Node content = scroll.getContent();
        if (focused == null || !isBelow(focused, content)) {
            return;
        }
        scroll.applyCss();
        scroll.layout();
        Bounds field = content.sceneToLocal(focused.localToScene(focused.getBoundsInLocal()));
        double room = content.getBoundsInLocal().getHeight()
                - scroll.getViewportBounds().getHeight();
        if (room <= 0) {
            return;
        }
        double top = scroll.getVvalue() * room;
        double bottom = top + scroll.getViewportBounds().getHeight();
        if (field.getMinY() - MARGIN < top) {
            scroll.setVvalue(Math.max(0, field.getMinY() - MARGIN) / room);
        } else if (field.getMaxY() + MARGIN > bottom) {
            scroll.setVvalue(Math.min(1, (top + field.getMaxY() + MARGIN - bottom) / room));
        }
    }

    private static boolean isBelow(Node node, Node ancestor) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /** Fields write into the document with every key, so undo in a field is the document's. */
    private void undoOfDocument(KeyEvent event) {
        if (UNDO.match(event) || REDO.match(event)) {
            event.consume();
            if (UNDO.match(event)) {
                document.undo();
            } else {
                document.redo();
            }
        }
    }

    private void show() {
        dev.millrace.model.document.@Nullable Node node = inspector.node().orElse(null);
        Optional<FormKey> key = Optional.ofNullable(node).map(found -> new FormKey(found.id(), found.kind()));
        if (key.equals(shown)) {
            form.refresh();
            return;
        }
        shown = key;
        document.endStep();
        form = node == null ? new DocumentForm(inspector) : new NodeForm(inspector, node);
        scroll.setContent(form.view());
        scroll.setVvalue(0);
    }

    /** Puts the keyboard into the field for a setting's path; an empty path means the name. */
    public void focusOn(String path) {
        form.focusOn(path);
    }
}
