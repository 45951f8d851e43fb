package dev.millrace.model.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.expression.ExpressionCompiler;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.validation.PipelineValidator;
import dev.millrace.model.validation.Pipelines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Walks the catalog and names what a kind lacks. */
class CatalogTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final List<OperatorKind> kinds = Catalog.shared().kinds();

    @Test
    void theKindsAreTheseInThisOrder() {
        assertEquals(
                List.of(
                        "csv-source",
                        "jsonl-source",
                        "rows-source",
                        "generator-source",
                        "filter",
                        "project",
                        "flat-map",
                        "union",
                        "route",
                        "watermark",
                        "window-aggregate",
                        "window-rows",
                        "aggregate",
                        "process-function",
                        "pattern",
                        "changes-as-rows",
                        "deduplicate",
                        "top-n",
                        "join",
                        "interval-join",
                        "window-join",
                        "temporal-join",
                        "lookup-join",
                        "csv-sink",
                        "jsonl-sink",
                        "table-sink",
                        "console-sink",
                        "discard-sink"),
                kinds.stream().map(OperatorKind::key).toList());
    }

    @Test
    void everyKindIsComplete() {
        List<String> missing = new ArrayList<>();
        for (OperatorKind kind : kinds) {
            checkFile(kind, ROOT.resolve("icons/" + kind.key() + ".svg"), missing);
            checkFile(kind, ROOT.resolve("docs/operators/" + kind.key() + ".md"), missing);
            checkTest(kind, missing);
            checkText(kind.key() + " title", kind.title(), "[A-Z][^.]{1,29}", missing);
            checkText(kind.key() + " summary", kind.summary(), "[A-Z][^.]{10,79}\\.", missing);
            if (kind.manual().text().length() < 100) {
                missing.add(kind.key() + " explanation");
            }
            checkSettings(kind.key(), kind.settings(), missing);
        }

        assertEquals(List.of(), missing);
    }

    @Test
    void everyExampleIsAGoodNode() {
        PipelineValidator validator = new PipelineValidator(Catalog.shared(), ExpressionCompiler.shared());
        for (OperatorKind kind : kinds) {
            List<Problem> problems = validator.validate(example(kind), Map.of()).problems().stream()
                    .filter(problem -> !problem.code().name().equals("NOT_CONNECTED"))
                    .toList();

            assertEquals(List.of(), problems, kind.key());
        }
    }

    @Test
    void aDefaultIsAGoodValue() {
        for (OperatorKind kind : kinds) {
            Map<String, Value> defaults = new java.util.LinkedHashMap<>();
            kind.settings().forEach(spec -> spec.defaultValue().ifPresent(value -> defaults.put(spec.key(), value)));
            Pipeline pipeline = Pipeline.EMPTY.withNodes(Map.of("n", new Node("n", kind.key(), "", defaults)));
            PipelineValidator validator = new PipelineValidator(Catalog.shared(), ExpressionCompiler.shared());

            List<Problem> problems = validator.validate(pipeline, Map.of()).problems().stream()
                    .filter(problem -> problem.code().name().equals("BAD_SETTING"))
                    .toList();

            assertEquals(List.of(), problems, kind.key());
        }
    }

    @Test
    void twoKindsCannotShareAKey() {
        OperatorKind kind = kinds.get(0);

        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> Catalog.of(List.of(kind, kind)));

        assertEquals("two operator kinds have the key csv-source", refused.getMessage());
    }

    /** The example, behind earthquakes and some text if it has an input. */
    private static Pipeline example(OperatorKind kind) {
        Pipelines pipelines = new Pipelines()
                .node("example", kind.key(), kind.manual().example())
                .node(
                        "quakes",
                        "rows-source",
                        "columns",
                        Example.list(
                                Example.record("name", "time", "type", "timestamp"),
                                Example.record("name", "network", "type", "string"),
                                Example.record("name", "magnitude", "type", "double"),
                                Example.record("name", "line", "type", "string")),
                        "rows",
                        Example.list(),
                        "eventTime",
                        Example.record("field", "time"));
        kind.inputs(Settings.of(kind.settings(), kind.manual().example()))
                .forEach(port -> pipelines.edge("quakes.out", "example." + port.name()));
        return pipelines.build();
    }

    private static void checkFile(OperatorKind kind, Path file, List<String> missing) {
        if (!Files.exists(file)) {
            missing.add(kind.key() + ": " + ROOT.relativize(file));
        }
    }

    private static void checkTest(OperatorKind kind, List<String> missing) {
        String name = kind.getClass().getName() + "Test";
        try {
            assertTrue(name.length() > Class.forName(name).getSimpleName().length());
        } catch (ClassNotFoundException absent) {
            missing.add(kind.key() + ": " + name);
        }
    }

    private static void checkSettings(String path, List<SettingSpec> specs, List<String> missing) {
        Set<String> keys = new HashSet<>();
        for (SettingSpec spec : specs) {
            String name = path + " " + spec.key();
            checkText(name + " key", spec.key(), "[a-z][A-Za-z0-9]*", missing);
            checkText(name + " title", spec.title(), "[A-Z].{1,29}", missing);
            checkText(name + " help", spec.help(), "(?s)[A-Z].{10,}\\.", missing);
            if (!keys.add(spec.key())) {
                missing.add(name + " is there twice");
            }
            if (spec.required() && spec.defaultValue().isPresent()) {
                missing.add(name + " is required and has a default");
            }
            spec.shown().onlyWhen().ifPresent(when -> {
                if (specs.stream().noneMatch(other -> other.key().equals(when.key()))) {
                    missing.add(name + " depends on " + when.key());
                }
            });
            nested(spec.type()).ifPresent(record -> checkSettings(name, record.fields(), missing));
        }
    }

    private static java.util.Optional<RecordType> nested(SettingSpec.Type type) {
        if (type instanceof RecordType record) {
            return java.util.Optional.of(record);
        }
        return type instanceof ListType list ? nested(list.element()) : java.util.Optional.empty();
    }

    private static void checkText(String what, String text, String pattern, List<String> missing) {
        if (!text.matches(pattern)) {
            missing.add(what + ": " + text);
        }
    }
}
