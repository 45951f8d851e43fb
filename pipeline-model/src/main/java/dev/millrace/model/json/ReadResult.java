package dev.millrace.model.json;

import dev.millrace.model.document.Pipeline;
import dev.millrace.model.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link PipelineReader} made of a text.
 *
 * @param pipeline present exactly if no problem is an error
 * @param problems by position in the text; those that are no errors say what a reader of the file should know, such as
 *     that it was written in an older format
 * @param sources where the document's parts stand in the text
 */
public record ReadResult(Optional<Pipeline> pipeline, List<Problem> problems, SourceMap sources) {
    public ReadResult {
        problems = List.copyOf(problems);
    }

    static ReadResult failed(Problem problem) {
        return new ReadResult(Optional.empty(), List.of(problem), SourceMap.EMPTY);
    }
}
