package dev.millrace.cli;

import dev.millrace.cli.report.ProblemReport;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.json.ReadResult;
import dev.millrace.model.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A document that a command was given.
 *
 * @param name as the user wrote it
 * @param read what reading it gave
 */
record OpenedDocument(String name, Path file, ReadResult read) {

    static OpenedDocument open(Path file) {
        return new OpenedDocument(file.toString(), file, new PipelineReader().read(file));
    }

    /** The folder from which the document's relative paths start. */
    Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    Optional<Pipeline> pipeline() {
        return read.pipeline();
    }

    /** What reading found. */
    ProblemReport reading() {
        return new ProblemReport(name, read.problems(), read.sources(), true);
    }

    /** What was found in the document that was read. */
    ProblemReport checking(List<Problem> problems) {
        return new ProblemReport(name, problems, read.sources(), false);
    }
}
