package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.json.ReadResult;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.model.validation.PipelineValidator;
import dev.millrace.runtime.run.PipelineRun;
import dev.millrace.runtime.run.RunOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs documents given as JSON text and gives what their table sinks received. */
public final class Harness {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Harness() {}

    /** A document, with what is wrong with it. */
    public static Validated read(String json) {
        ReadResult read = new PipelineReader().read(json);
        assertTrue(read.problems().isEmpty(), () -> read.problems().toString());
        Pipeline pipeline = read.pipeline().orElseThrow();
        return PipelineValidator.standard().validate(pipeline, Map.of());
    }

    public static Validated validated(String json) {
        Validated validated = read(json);
        assertTrue(validated.runnable(), () -> validated.problems().toString());
        return validated;
    }

    public static RunOptions options() {
        return RunOptions.in(Path.of("."));
    }

    /** Runs to the end and gives the final telemetry and the rows of some table sinks. */
    public static Outcome run(Validated pipeline, RunOptions options) {
        try (PipelineRun run = LocalEngine.start(pipeline, options)) {
            Telemetry telemetry =
                    run.await(LIMIT).orElseThrow(() -> new AssertionError("still running: " + run.telemetry()));
            return new Outcome(telemetry, run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public record Outcome(Telemetry telemetry, PipelineRun run) {

        public List<List<@Nullable Object>> rows(String table) {
            return run.table(table).rows();
        }

        /** The rows in an order that does not depend on how keys were spread. */
        List<List<@Nullable Object>> sorted(String table) {
            return sort(rows(table));
        }
    }

    static List<List<@Nullable Object>> sort(List<List<@Nullable Object>> rows) {
        return rows.stream().sorted(Comparator.comparing(Object::toString)).toList();
    }
}
