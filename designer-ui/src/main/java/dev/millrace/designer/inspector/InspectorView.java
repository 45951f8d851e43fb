package dev.millrace.designer.inspector;

import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.model.document.Node;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The form on the right: the selected node's settings, or the document's own. */
public final class InspectorView extends StackPane {

    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");

    private final InspectorViewModel inspector;
    private final DocumentViewModel document;
    private final ScrollPane scroll = new ScrollPane();
    private Form form;
    private Optional<FormKey> shown = Optional.empty();

    /** What a form is made for; another one needs another form. */
    private record FormKey(String node, String kind) {}

    /** A form that can be shown here. */
    interface Form {
        javafx.scene.Node view();

        void refresh();

        /** Puts the keyboard into the field for a setting's path; an empty path means the name. */
        void focusOn(String path);
    }

    public InspectorView(InspectorViewModel inspector) {
        this.inspector = inspector;
        this.document = inspector.document();
        setId("inspector");
        getStyleClass().add("inspector");
        getStylesheets().add(stylesheet());
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
    }

    private static String stylesheet() {
        return Objects.requireNonNull(InspectorView.class.getResource("/dev/millrace/designer/inspector.css"))
                .toExternalForm();
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
        @Nullable Node node = inspector.node().orElse(null);
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
