package dev.millrace.model.json;

import dev.millrace.model.problem.Problem;
import dev.millrace.model.streamtest.StreamTest;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link StreamTestReader} made of a text.
 *
 * @param test present exactly if no problem is an error
 * @param problems by position in the text
 * @param sources where the test's parts stand in the text
 */
public record StreamTestRead(Optional<StreamTest> test, List<Problem> problems, SourceMap sources) {
    public StreamTestRead {
        problems = List.copyOf(problems);
    }

    static StreamTestRead failed(Problem problem) {
        return new StreamTestRead(Optional.empty(), List.of(problem), SourceMap.EMPTY);
    }
}
