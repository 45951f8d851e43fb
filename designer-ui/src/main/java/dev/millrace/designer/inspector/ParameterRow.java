package dev.millrace.designer.inspector;

import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.icon.Glyph;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Value;
import dev.millrace.model.edit.RemoveParameter;
import dev.millrace.model.edit.RenameParameter;
import dev.millrace.model.edit.SetParameter;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** A parameter: its name (which its uses follow), type and default. */
final class ParameterRow extends VBox {

    private final DocumentViewModel document;
    private String name;
    private final TextField title = new TextField();
    private final ComboBox<Parameter.Type> type = new ComboBox<>();
    private final TextField value = new TextField();
    private final Button remove = new Button("", Glyph.TRASH.node(14));
    private boolean showing;

    ParameterRow(DocumentViewModel document, String name) {
        this.document = document;
        this.name = name;
        getStyleClass().add("record-row");
        title.setText(name);
        title.setPrefWidth(90);
        title.setOnAction(event -> rename());
        title.focusedProperty().subscribe(focused -> {
            if (!focused) {
                rename();
            }
        });
        type.getItems().setAll(Parameter.Type.values());
        type.setPrefWidth(112);
        type.setConverter(new StringConverter<>() {
            @Override
            public String toString(Parameter.Type shown) {
                return shown == null ? "" : shown.name().toLowerCase(Locale.ROOT);
            }

            @Override
            public Parameter.Type fromString(String text) {
                return Parameter.Type.valueOf(text.toUpperCase(Locale.ROOT));
            }
        });
        type.valueProperty().addListener((observable, before, after) -> change());
        value.setPromptText("Default; without one, a run must say it");
        value.textProperty().addListener((observable, before, after) -> change());
        value.focusedProperty().subscribe(focused -> document.endStep());
        remove.getStyleClass().addAll("flat", "row-menu");
        remove.setTooltip(new Tooltip("Remove"));
        remove.setOnAction(event -> document.apply(new RemoveParameter(name)));
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox.setHgrow(value, Priority.ALWAYS);
        // In the order in which Tab goes through them: nobody should come to the removal on the way to the default.
        getChildren().addAll(line(title, type), line(value, remove));
        nameControls();
    }

    private static HBox line(Node... controls) {
        HBox line = new HBox(controls);
        line.getStyleClass().add("record-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void nameControls() {
        title.setId("parameter-" + name + "-name");
        type.setId("parameter-" + name + "-type");
        value.setId("parameter-" + name + "-value");
        remove.setId("parameter-" + name + "-remove");
        title.setAccessibleText("Name of the parameter " + name);
        type.setAccessibleText("Type of the parameter " + name);
        value.setAccessibleText("Default of the parameter " + name);
        remove.setAccessibleText("Remove the parameter " + name);
    }

    private Optional<Parameter> parameter() {
        return document.pipeline().parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    /** Shows a parameter of the document; it may be another one, or have another name, than before. */
    void refresh(String shown) {
        if (!shown.equals(name)) {
            name = shown;
            title.setText(shown);
            nameControls();
        }
        parameter().ifPresent(parameter -> {
            showing = true;
            type.setValue(parameter.type());
            Optional<Value> typed = typed(parameter.type(), value.getText());
            if (!typed.equals(parameter.defaultValue())) {
                value.setText(parameter.defaultValue().map(ValueTexts::show).orElse(""));
            }
            showing = false;
        });
    }

    private void rename() {
        String wanted = title.getText().strip();
        boolean free = document.pipeline().parameters().stream()
                .noneMatch(parameter -> parameter.name().equals(wanted));
        if (parameter().isPresent() && free && !wanted.isEmpty()) {
            document.apply(new RenameParameter(name, wanted));
        } else if (!wanted.equals(name)) {
            title.setText(name);
        }
    }

    private void change() {
        if (!showing) {
            parameter()
                    .ifPresent(old -> document.apply(new SetParameter(new Parameter(
                            name, type.getValue(), typed(type.getValue(), value.getText()), old.help()))));
        }
    }

    private static Optional<Value> typed(Parameter.Type type, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case INT, DOUBLE -> ValueTexts.number(text);
                    case BOOLEAN, SECRET -> ValueTexts.any(text);
                    case STRING, DURATION, TIMESTAMP, PATH -> Value.of(text);
                });
    }
}
