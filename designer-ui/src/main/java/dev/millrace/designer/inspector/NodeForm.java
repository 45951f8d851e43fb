package dev.millrace.designer.inspector;

import dev.millrace.designer.icon.Glyph;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.document.Node;
import dev.millrace.model.edit.RenameNode;
import dev.millrace.model.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A node's name and settings. */
final class NodeForm extends VBox implements InspectorView.Form {

    private final InspectorViewModel inspector;
    private final String node;
    private final TextField name = new TextField();
    private final VBox problems = new VBox(6);
    private final @Nullable RecordEditor settings;
    private final Set<String> known;
    private boolean showing;

    NodeForm(InspectorViewModel inspector, Node node) {
        this.inspector = inspector;
        this.node = node.id();
        getStyleClass().add("form");
        problems.setId("node-problems");
        Optional<OperatorKind> kind = inspector.kind(node);
        name.setId("node-name");
        name.setPromptText(kind.map(OperatorKind::title).orElse(node.kind()));
        name.textProperty().addListener((observable, before, after) -> {
            if (!showing) {
                inspector.document().apply(new RenameNode(this.node, after));
            }
        });
        name.focusedProperty().subscribe(focused -> inspector.document().endStep());
        VBox naming = FormParts.field("Name", name);
        getChildren().addAll(heading(node, kind), problems, naming);
        Editors editors = new Editors(inspector, this.node);
        settings = kind.map(found -> new RecordEditor(
                        editors,
                        new RecordEditor.Members(
                                found.settings(),
                                found.settings(),
                                key -> Slot.ofSetting(inspector.document(), this.node, key),
                                () -> values(inspector, this.node))))
                .orElse(null);
        known = kind.stream()
                .flatMap(found -> found.settings().stream())
                .map(spec -> spec.key())
                .collect(Collectors.toSet());
        if (settings != null) {
            getChildren().add(settings);
        }
        if (InspectorViewModel.canInfer(node.kind())) {
            getChildren().add(getChildren().indexOf(naming) + 1, infer());
        }
        refresh();
    }

    private static Map<String, dev.millrace.model.document.Value> values(InspectorViewModel inspector, String id) {
        return inspector.document().pipeline().node(id).map(Node::settings).orElse(Map.of());
    }

    private static HBox heading(Node node, Optional<OperatorKind> kind) {
        HBox heading = FormParts.heading(
                dev.millrace.designer.icon.IconShapes.of(node.kind(), 17),
                kind.map(OperatorKind::title).orElse(node.kind()),
                kind.map(OperatorKind::summary).orElse("This kind is not known here."));
        kind.ifPresent(found ->
                heading.getStyleClass().add("accent-" + found.category().name().toLowerCase(Locale.ROOT)));
        return heading;
    }

    private Button infer() {
        Button infer = new Button("Infer columns from the file", Glyph.SEARCH.node(14));
        infer.setId("infer-columns");
        infer.setMaxWidth(Double.MAX_VALUE);
        infer.setOnAction(event -> inspector.document().pipeline().node(node).ifPresent(inspector::inferColumns));
        return infer;
    }

    @Override
    public javafx.scene.Node view() {
        return this;
    }

    @Override
    public void refresh() {
        Optional<Node> current = inspector.document().pipeline().node(node);
        if (current.isEmpty()) {
            return;
        }
        if (!current.get().name().equals(name.getText())) {
            showing = true;
            name.setText(current.get().name());
            showing = false;
        }
        if (settings != null) {
            settings.refresh();
        }
        List<Problem> general = inspector.problems(node).stream()
                .filter(problem -> !known.contains(topOf(InspectorViewModel.settingPath(problem))))
                .toList();
        problems.getChildren().setAll(general.stream().map(NodeForm::line).toList());
        problems.setVisible(!general.isEmpty());
        problems.setManaged(!general.isEmpty());
    }

    private static Label line(Problem problem) {
        Label line = new Label(SettingField.text(problem));
        line.getStyleClass().add("setting-problem");
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        line.pseudoClassStateChanged(PseudoClass.getPseudoClass("wrong"), problem.isError());
        return line;
    }

    private static String topOf(String path) {
        return path.split("[.\\[]", 2)[0];
    }

    @Override
    public void focusOn(String path) {
        if (path.isEmpty() || settings == null || !settings.focusOn(path)) {
            name.requestFocus();
            name.selectAll();
        }
    }
}
