package dev.millrace.designer.inspector;

import dev.millrace.designer.dialog.Dialogs;
import dev.millrace.designer.dialog.Dialogs.Notice;
import dev.millrace.designer.document.AnnotationEditor;
import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.document.PipelineEditor;
import dev.millrace.designer.task.TaskExecutor;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.connector.inference.CsvInference;
import dev.millrace.runtime.connector.inference.FileProposal;
import dev.millrace.runtime.connector.inference.JsonlInference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the inspector's forms need to know, and what their buttons do. */
public final class InspectorViewModel {

    private static final String SETTINGS = "settings.";

    private final DocumentViewModel document;
    private final Dialogs dialogs;
    private final TaskExecutor tasks;
    private final Completions completions;
    private final AnnotationEditor annotations;

    public InspectorViewModel(DocumentViewModel document, Dialogs dialogs, TaskExecutor tasks) {
        this.document = document;
        this.dialogs = dialogs;
        this.tasks = tasks;
        this.annotations = new PipelineEditor(document).annotations();
        this.completions = new Completions(document, tasks);
    }

    DocumentViewModel document() {
        return document;
    }

    Completions completions() {
        return completions;
    }

    /** The node that is shown, if exactly one is selected. */
    Optional<Node> node() {
        return document.selection().onlyNode().flatMap(document.pipeline()::node);
    }

    /** The note that is shown, if nothing else is selected. */
    Optional<Note> note() {
        return document.selection().onlyNode().flatMap(annotations::note);
    }

    /** The group that is shown, if nothing else is selected. */
    Optional<Group> group() {
        return document.selection().onlyNode().flatMap(annotations::group);
    }

    AnnotationEditor annotations() {
        return annotations;
    }

    Optional<OperatorKind> kind(Node node) {
        return document.catalog().kind(node.kind());
    }

    /** What a node is called. */
    String title(String node) {
        return document.pipeline()
                .node(node)
                .map(found -> found.name().isBlank()
                        ? kind(found).map(OperatorKind::title).orElse(found.kind())
                        : found.name())
                .orElse(node);
    }

    /** The key of a node's kind; empty if there is no such node. */
    String kindOf(String node) {
        return document.pipeline().node(node).map(Node::kind).orElse("");
    }

    /** What validation says of a node, as of the last time it looked. */
    List<Problem> problems(String node) {
        return document.validatedProperty().get().problems().stream()
                .filter(problem -> problem.place().node().equals(Optional.of(node)))
                .toList();
    }

    /** What validation says of the value at a path of a node's settings. */
    List<Problem> problems(String node, String path) {
        return problems(node).stream()
                .filter(problem -> settingPath(problem).equals(path))
                .toList();
    }

    /** Whether validation says something of the value at a path of a node's settings, or of one inside it. */
    boolean hasProblemsWithin(String node, String path) {
        return problems(node).stream()
                .map(InspectorViewModel::settingPath)
                .anyMatch(found -> found.equals(path) || found.startsWith(path + ".") || found.startsWith(path + "["));
    }

    /** The path inside a node's settings that a problem is about; empty if it is about the node. */
    static String settingPath(Problem problem) {
        String path = problem.place().path().orElse("");
        return path.startsWith(SETTINGS) ? path.substring(SETTINGS.length()) : "";
    }

    /**
     * Names of fields to choose from.
     *
     * @param input a port; empty: the node's own columns
     */
    List<String> fieldNames(String node, String input) {
        if (input.isEmpty()) {
            return Slot.ofSetting(document, node, "columns").elements().stream()
                    .filter(Value.RecordOf.class::isInstance)
                    .map(column -> ((Value.RecordOf) column).fields().get("name"))
                    .flatMap(name -> name instanceof Value.Text text ? Stream.of(text.text()) : Stream.empty())
                    .filter(name -> !name.isBlank())
                    .toList();
        }
        return schemas(node, input)
                .flatMap(schema -> schema.names().stream())
                .distinct()
                .toList();
    }

    private Stream<Schema> schemas(String node, String input) {
        return document.pipeline().edges().stream()
                .filter(edge ->
                        edge.to().node().equals(node) && edge.to().port().equals(input))
                .flatMap(edge -> document.validatedProperty().get().schema(edge).stream());
    }

    /** Lets the user choose a file and gives its path as the document should write it. */
    Optional<String> chooseFile(SettingSpec spec, boolean output) {
        Path folder = document.folder();
        return dialogs.chooseDataFile(spec.title(), Optional.of(folder), output).map(file -> relative(folder, file));
    }

    /** Files beside or below a saved document move with it; others keep their absolute path. */
    private String relative(Path folder, Path file) {
        boolean beside = document.fileProperty().get().isPresent() && file.startsWith(folder);
        return (beside ? folder.relativize(file) : file).toString().replace('\\', '/');
    }

    /** Whether the columns of a kind can be proposed from its file. */
    static boolean canInfer(String kind) {
        return kind.equals("csv-source") || kind.equals("jsonl-source");
    }

    /** Looks at the node's file in the background and fills in columns, event time and format as one step. */
    void inferColumns(Node node) {
        if (!(node.settings().get("path") instanceof Value.Text path)
                || path.text().isBlank()) {
            dialogs.inform(new Notice(Notice.Kind.WARNING, "Choose the file first: its first rows tell the columns."));
            return;
        }
        Path folder = document.folder();
        tasks.submit(
                () -> node.kind().equals("csv-source")
                        ? CsvInference.propose(folder, path.text())
                        : JsonlInference.propose(folder, path.text()),
                proposal -> fillIn(node.id(), proposal),
                failed -> dialogs.inform(new Notice(
                        Notice.Kind.FAILURE, "The file's columns could not be found: " + failed.getMessage())));
    }

    private void fillIn(String node, FileProposal proposal) {
        document.pipeline().node(node).ifPresent(found -> {
            document.endStep();
            document.apply(ProposedSettings.edit(found, proposal));
            document.endStep();
            dialogs.inform(new Notice(
                    Notice.Kind.SUCCESS,
                    proposal.columns().size() + " columns, from the first " + proposal.rowsSeen() + " rows"));
        });
    }
}
