package dev.millrace.designer.inspector;

import dev.millrace.designer.icon.Glyph;
import dev.millrace.model.document.Note;
import dev.millrace.model.edit.SetNote;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** A note's text and colour. */
final class NoteForm extends VBox implements InspectorView.Form {

    private final InspectorViewModel inspector;
    private final String id;
    private final TextArea text = new TextArea();
    private final ColorChoice color;
    private boolean showing;

    NoteForm(InspectorViewModel inspector, String id) {
        this.inspector = inspector;
        this.id = id;
        this.color = new ColorChoice(inspector, id);
        getStyleClass().add("form");
        text.setId("note-text");
        text.setWrapText(true);
        text.setPrefRowCount(8);
        text.setPromptText("What readers of the pipeline should know");
        TabKey.leaves(text);
        text.textProperty().addListener((observable, before, after) -> {
            if (!showing) {
                inspector.document().apply(new SetNote(new Note(id, after)));
            }
        });
        text.focusedProperty().subscribe(focused -> inspector.document().endStep());
        getChildren()
                .addAll(
                        FormParts.heading(
                                Glyph.NOTE.node(17), "Note", "Text on the canvas, without any effect on runs."),
                        FormParts.field("Text", text),
                        FormParts.field("Colour", color));
        refresh();
    }

    @Override
    public javafx.scene.Node view() {
        return this;
    }

    @Override
    public void refresh() {
        inspector.annotations().note(id).ifPresent(note -> {
            if (!note.text().equals(text.getText())) {
                showing = true;
                text.setText(note.text());
                showing = false;
            }
        });
        color.refresh();
    }

    @Override
    public void focusOn(String path) {
        text.requestFocus();
        text.selectAll();
    }
}
