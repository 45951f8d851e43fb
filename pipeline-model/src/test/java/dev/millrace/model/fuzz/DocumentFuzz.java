package dev.millrace.model.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.document.Pipeline;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.json.PipelineWriter;
import dev.millrace.model.json.ReadResult;
import dev.millrace.model.json.StreamTestReader;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.validation.PipelineValidator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whatever a file holds, reading and validating it gives a document or problems in words. */
public final class DocumentFuzz {

    private static final int LONGEST_MESSAGE = 2_000;

    private DocumentFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] content) {
        ReadResult read = new PipelineReader().read(content);
        check(read.problems());
        read.pipeline().ifPresent(DocumentFuzz::checkDocument);
        check(new StreamTestReader()
                .read(new String(content, StandardCharsets.UTF_8))
                .problems());
    }

    private static void checkDocument(Pipeline pipeline) {
        String text = new PipelineWriter().write(pipeline);
        assertEquals(Optional.of(pipeline), new PipelineReader().read(text).pipeline());
        check(PipelineValidator.standard().validate(pipeline, Map.of()).problems());
    }

    private static void check(List<Problem> problems) {
        for (Problem problem : problems) {
            assertFalse(problem.message().isBlank());
            assertTrue(problem.message().length() < LONGEST_MESSAGE, problem::message);
        }
    }
}
