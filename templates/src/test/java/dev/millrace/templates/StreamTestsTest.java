package dev.millrace.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.millrace.runtime.streamtest.Comparison;
import dev.millrace.runtime.streamtest.Difference;
import dev.millrace.runtime.streamtest.StreamTestFiles;
import dev.millrace.runtime.streamtest.StreamTestFiles.Loaded;
import dev.millrace.runtime.streamtest.StreamTestFiles.LoadedTest;
import dev.millrace.templates.TemplateLibrary.Template;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every template's stream tests pass, in whatever order tasks have their turns, at every parallelism. */
class StreamTestsTest {

    static List<Template> templates() {
        return TemplateLibrary.all();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void streamTestsPass(Template template) throws InterruptedException {
        Loaded loaded = StreamTestFiles.load(TemplateRun.folder(template.id()).resolve("pipeline.json"));

        assertEquals(List.of(), loaded.problems());
        assertFalse(loaded.tests().isEmpty(), "a template has stream tests");
        List<String> differences = new ArrayList<>();
        for (LoadedTest test : loaded.tests()) {
            for (int parallelism = 1; parallelism <= 3; parallelism++) {
                for (Difference difference :
                        Comparison.of(test.test(), test.run(parallelism, 7L * parallelism), parallelism == 1)) {
                    differences.add(test.file() + ", parallelism " + parallelism + ": " + difference.text());
                }
            }
        }
        assertEquals(List.of(), differences);
    }
}
