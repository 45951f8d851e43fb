package dev.millrace.model.json;

import dev.millrace.model.document.Pipeline;
import dev.millrace.model.json.Tree.ObjectTree;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads documents. Whatever it is given, it answers with a document or with problems that say where and why, in a time
 * and a memory that {@link Limits} bound; it never throws for bad input.
 *
 * <p>Text becomes a {@link Tree}, {@link Migrations} bring that to the current format, and the {@link DocumentDecoder}
 * makes a document of it. What kinds and settings mean is not known here: that is the validator's.
 */
public final class PipelineReader {

    private static final FileContent<ReadResult> CONTENT = new FileContent<>(PipelineReader::read, ReadResult::failed);

    /** Reads a file: UTF-8, with or without a byte order mark. */
    public ReadResult read(Path file) {
        return CONTENT.of(file);
    }

    /** Reads a file's content. */
    public ReadResult read(byte[] content) {
        return CONTENT.of(content);
    }

    /** Reads a text, as from the clipboard. */
    public ReadResult read(String text) {
        return CONTENT.of(text);
    }

    private static ReadResult read(Reader text) {
        ProblemList problems = new ProblemList();
        Optional<ObjectTree> tree =
                TreeParser.parse(text, problems).flatMap(parsed -> Migrations.migrate(parsed, problems));
        Optional<Pipeline> pipeline = tree.flatMap(document -> new DocumentDecoder(problems).decode(document));
        return new ReadResult(
                problems.hasErrors() ? Optional.empty() : pipeline,
                problems.toList(),
                tree.map(SourceMap::of).orElse(SourceMap.EMPTY));
    }
}
