package dev.millrace.templates;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validated.BoundNode;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.SinkSpecs.TableSinkSpec;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.telemetry.Telemetry.RunState;
import dev.millrace.model.validation.PipelineValidator;
import dev.millrace.runtime.data.ValueText;
import dev.millrace.runtime.engine.LocalEngine;
import dev.millrace.runtime.run.PipelineRun;
import dev.millrace.runtime.run.ResultTable;
import dev.millrace.runtime.run.RunOptions;
import dev.millrace.templates.TemplateLibrary.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs templates from their folders and gives what their tables hold as sorted lines of CSV below a header. */
final class TemplateRun {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private TemplateRun() {}

    static Path folder(String id) {
        return Path.of(id).toAbsolutePath();
    }

    static Validated validated(Template template) {
        return PipelineValidator.standard().validate(template.pipeline(), Map.of());
    }

    /** Lines by table node. */
    static Map<String, List<String>> tables(Validated pipeline, RunOptions options) {
        try (PipelineRun run = LocalEngine.start(pipeline, options)) {
            Telemetry end = run.await(LIMIT).orElseThrow(() -> new AssertionError("no end within " + LIMIT));
            if (end.state() != RunState.FINISHED) {
                throw new AssertionError(end.state() + ": " + end.failure());
            }
            Map<String, List<String>> tables = new TreeMap<>();
            for (BoundNode node : pipeline.nodes().values()) {
                if (node.spec() instanceof TableSinkSpec) {
                    tables.put(node.node().id(), lines(run.table(node.node().id())));
                }
            }
            return tables;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static List<String> lines(ResultTable table) {
        List<String> lines = new ArrayList<>();
        for (List<@Nullable Object> row : table.rows()) {
            lines.add(line(row, table.schema()));
        }
        lines.sort(null);
        lines.add(0, String.join(",", table.schema().names()));
        return lines;
    }

    private static String line(List<@Nullable Object> row, Schema schema) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            String text =
                    value == null ? "" : ValueText.of(value, schema.field(i).type());
            boolean quoted = text.contains(",") || text.contains("\"");
            cells.add(quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text);
        }
        return String.join(",", cells);
    }

    /** The golden output, in the same form. */
    static Map<String, List<String>> golden(Template template) {
        Map<String, List<String>> tables = new TreeMap<>();
        try (var files = Files.list(folder(template.id()).resolve("expected"))) {
            for (Path file : files.toList()) {
                tables.put(file.getFileName().toString().replace(".csv", ""), Files.readAllLines(file));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return tables;
    }

    static void writeGolden(Template template, Map<String, List<String>> tables) throws IOException {
        Path expected = Files.createDirectories(folder(template.id()).resolve("expected"));
        for (Map.Entry<String, List<String>> table : tables.entrySet()) {
            Files.write(expected.resolve(table.getKey() + ".csv"), table.getValue());
        }
    }
}
