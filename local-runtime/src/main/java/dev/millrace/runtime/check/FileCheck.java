package dev.millrace.runtime.check;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validated.BoundNode;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.JoinSpecs.LookupJoinSpec;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.SinkSpecs.CsvSinkSpec;
import dev.millrace.model.spec.SinkSpecs.JsonlSinkSpec;
import dev.millrace.model.spec.SourceSpecs.CsvSourceSpec;
import dev.millrace.model.spec.SourceSpecs.JsonlSourceSpec;
import dev.millrace.runtime.connector.ConnectorException;
import dev.millrace.runtime.connector.Connectors.ConnectorContext;
import dev.millrace.runtime.connector.Connectors.ResultSink;
import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.connector.file.DamagedFileException;
import dev.millrace.runtime.connector.file.InputFiles;
import dev.millrace.runtime.connector.file.TargetFile;
import dev.millrace.runtime.operator.Operators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks, before a run starts, at the files that a pipeline names: that those to read are there and begin as the node
 * says (a CSV header with the columns), that those to write can be, and that no two nodes write one file. What is found
 * can still change until the run opens the files, so the run checks again.
 */
public final class FileCheck {

    private static final String PATH = "settings.path";

    private static final ResultSink NOWHERE = new ResultSink() {
        @Override
        public void rows(String nodeId, Schema schema, List<List<@Nullable Object>> rows) {}

        @Override
        public void line(String nodeId, String text) {}
    };

    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Path> inputs = new HashSet<>();
    private final Map<Path, String> outputs = new HashMap<>();

    private FileCheck(Path folder) {
        this.folder = folder;
    }

    /**
     * What would keep the run from starting well. Reads the beginning of every input and leaves nothing behind.
     *
     * @param folder relative paths start here
     */
    public static List<Problem> of(Validated pipeline, Path folder) {
        FileCheck check = new FileCheck(folder.toAbsolutePath());
        pipeline.nodes().values().forEach(check::input);
        pipeline.nodes().values().forEach(check::output);
        return List.copyOf(check.problems);
    }

    /**
     * The files that a pipeline reads and writes, in its order; none for a path that leads nowhere.
     *
     * @param folder relative paths start here
     */
    public static List<Path> files(Validated pipeline, Path folder) {
        List<Path> files = new ArrayList<>();
        for (BoundNode node : pipeline.nodes().values()) {
            try {
                switch (node.spec()) {
                    case CsvSourceSpec csv ->
                        files.addAll(InputFiles.find(folder, csv.files().path()));
                    case JsonlSourceSpec json ->
                        files.addAll(InputFiles.find(folder, json.files().path()));
                    case LookupJoinSpec lookup -> files.addAll(InputFiles.find(folder, path(lookup)));
                    case CsvSinkSpec csv -> files.add(folder.resolve(csv.path()));
                    case JsonlSinkSpec json -> files.add(folder.resolve(json.path()));
                    default -> {}
                }
            } catch (InvalidPathException | IOException nowhere) {
                // The check of this node's file reports it.
            }
        }
        return files;
    }

    private void input(BoundNode node) {
        switch (node.spec()) {
            case CsvSourceSpec csv -> input(node, csv.files().path());
            case JsonlSourceSpec json -> input(node, json.files().path());
            case LookupJoinSpec lookup -> table(node, lookup);
            default -> {}
        }
    }

    /** Every subtask reads the whole table, perhaps again and again, which a pipe does not allow. */
    private void table(BoundNode node, LookupJoinSpec lookup) {
        String path = path(lookup);
        input(node, path);
        try {
            for (Path file : InputFiles.find(folder, path)) {
                if (!Files.isRegularFile(file)) {
                    report(
                            Code.MISSING_FILE,
                            node,
                            file + " is no regular file, but a table is read by every subtask. Copy it to a file.");
                }
            }
        } catch (IOException toldBefore) {
            return;
        }
    }

    private static String path(LookupJoinSpec lookup) {
        return switch (lookup.table()) {
            case CsvSourceSpec csv -> csv.files().path();
            case JsonlSourceSpec json -> json.files().path();
            default -> throw new IllegalStateException("no file is read by " + lookup.table());
        };
    }

    private void input(BoundNode node, String path) {
        try {
            List<Path> files = InputFiles.find(folder, path);
            inputs.addAll(files);
            // A pipe gives its content once: it is left to the run.
            if (Files.isRegularFile(files.get(0))) {
                open(node);
            }
        } catch (DamagedFileException damaged) {
            report(Code.DAMAGED_FILE, node, message(damaged));
        } catch (IOException missing) {
            report(Code.MISSING_FILE, node, message(missing));
        } catch (ConnectorException unfit) {
            report(Code.SCHEMA_MISMATCH, node, message(unfit));
        }
    }

    private void open(BoundNode node) throws IOException {
        OperatorSpec spec = node.spec() instanceof LookupJoinSpec lookup ? lookup.table() : node.spec();
        ConnectorContext context = new ConnectorContext(node.node().id(), folder, 0, 1, () -> 0, NOWHERE);
        try (SourceReader reader = Operators.shared().reader(spec, Schema.of(List.of(), false), context)) {
            reader.open();
        }
    }

    private void output(BoundNode node) {
        switch (node.spec()) {
            case CsvSinkSpec csv -> output(node, csv.path());
            case JsonlSinkSpec json -> output(node, json.path());
            default -> {}
        }
    }

    private void output(BoundNode node, String path) {
        try {
            Path target = folder.resolve(path).normalize();
            if (inputs.contains(target)) {
                report(Code.UNWRITABLE_FILE, node, target + " is read by this pipeline and cannot be its result too.");
            } else if (outputs.containsKey(target)) {
                report(Code.UNWRITABLE_FILE, node, target + " is written by " + outputs.get(target) + " as well.");
            } else if (!Files.exists(target) || Files.isDirectory(target) || Files.isRegularFile(target)) {
                outputs.put(target, "node " + node.node().id());
                TargetFile.create(folder, path).close();
            }
        } catch (InvalidPathException | IOException unwritable) {
            report(Code.UNWRITABLE_FILE, node, message(unwritable));
        }
    }

    private void report(Code code, BoundNode node, String message) {
        String sentence = message.matches("(?s).*[.?!]") ? message : message + ".";
        problems.add(new Problem(
                code, Problem.Severity.ERROR, Place.setting(node.node().id(), PATH), sentence, Optional.empty()));
    }

    private static String message(Exception failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
