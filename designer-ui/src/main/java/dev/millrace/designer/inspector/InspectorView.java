package dev.millrace.designer.inspector;

import dev.millrace.designer.document.DocumentViewModel;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

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
        FieldInView.follow(scroll, this);
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
        Optional<FormKey> key = inspector
                .node()
                .map(found -> new FormKey(found.id(), found.kind()))
                .or(() -> inspector.note().map(note -> new FormKey(note.id(), "a note")))
                .or(() -> inspector.group().map(group -> new FormKey(group.id(), "a group")));
        if (key.equals(shown)) {
            form.refresh();
            return;
        }
        shown = key;
        document.endStep();
        form = newForm();
        scroll.setContent(form.view());
        scroll.setVvalue(0);
    }

    private Form newForm() {
        return inspector
                .node()
                .<Form>map(node -> new NodeForm(inspector, node))
                .or(() -> inspector.note().map(note -> new NoteForm(inspector, note.id())))
                .or(() -> inspector.group().map(group -> new GroupForm(inspector, group.id())))
                .orElseGet(() -> new DocumentForm(inspector));
    }

    /** Puts the keyboard into the field for a setting's path; an empty path means the name. */
    public void focusOn(String path) {
        form.focusOn(path);
    }
}
