package dev.millrace.designer.inspector;

import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.icon.Glyph;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.edit.SetParameter;
import dev.millrace.model.edit.SetTitle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/** The document's name, description and parameters. */
final class DocumentForm extends VBox implements InspectorView.Form {

    private final DocumentViewModel document;
    private final TextField name = new TextField();
    private final TextArea description = new TextArea();
    private final VBox parameters = new VBox();
    private final List<ParameterRow> rows = new ArrayList<>();
    private boolean showing;

    DocumentForm(InspectorViewModel inspector) {
        this.document = inspector.document();
        getStyleClass().add("form");
        Label title = new Label("Pipeline");
        title.getStyleClass().add("form-title");
        name.setId("document-title");
        description.setId("document-description");
        description.setWrapText(true);
        description.setPrefRowCount(6);
        TabKey.leaves(description);
        description.setPromptText("What it does, for those who open it next");
        write(name);
        write(description);
        parameters.getStyleClass().add("list-rows");
        Button add = new Button("Add", Glyph.PLUS.node(14));
        add.setId("add-parameter");
        add.getStyleClass().addAll("flat", "list-add");
        add.setOnAction(event -> addParameter());
        Label hint = new Label("Settings refer to a parameter as ${name}; a run can set it.");
        hint.getStyleClass().add("quiet");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        VBox values = FormParts.field("Parameters", parameters);
        values.getChildren().addAll(add, hint);
        getChildren().addAll(title, FormParts.field("Name", name), FormParts.field("Description", description), values);
        refresh();
    }

    private void write(TextInputControl control) {
        control.textProperty().addListener((observable, before, after) -> {
            if (!showing) {
                document.apply(new SetTitle(name.getText(), description.getText()));
            }
        });
        control.focusedProperty().subscribe(focused -> document.endStep());
    }

    private void addParameter() {
        List<String> taken =
                document.pipeline().parameters().stream().map(Parameter::name).toList();
        int number = 1;
        while (taken.contains("parameter" + number)) {
            number++;
        }
        document.apply(
                new SetParameter(new Parameter("parameter" + number, Parameter.Type.STRING, Optional.empty(), "")));
        document.endStep();
    }

    @Override
    public javafx.scene.Node view() {
        return this;
    }

    @Override
    public void refresh() {
        Pipeline pipeline = document.pipeline();
        showing = true;
        show(name, pipeline.name());
        show(description, pipeline.description());
        showing = false;
        List<String> names = pipeline.parameters().stream().map(Parameter::name).collect(Collectors.toList());
        while (rows.size() > names.size()) {
            rows.removeLast();
            parameters.getChildren().removeLast();
        }
        while (rows.size() < names.size()) {
            ParameterRow row = new ParameterRow(document, names.get(rows.size()));
            rows.add(row);
            parameters.getChildren().add(row);
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).refresh(names.get(i));
        }
    }

    private static void show(TextInputControl control, String text) {
        if (!text.equals(control.getText())) {
            control.setText(text);
        }
    }

    @Override
    public void focusOn(String path) {
        name.requestFocus();
        name.selectAll();
    }
}
