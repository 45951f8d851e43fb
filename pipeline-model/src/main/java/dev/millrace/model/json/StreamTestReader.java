package dev.millrace.model.json;

import dev.millrace.model.json.Tree.NumberTree;
import dev.millrace.model.json.Tree.ObjectTree;
import dev.millrace.model.problem.Code;
import dev.millrace.model.streamtest.StreamTest;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads stream tests, as strictly as {@link PipelineReader} reads documents: it answers with a test or with problems
 * that say where and why, and never throws for bad input. Whether the test fits its pipeline is not known here.
 */
public final class StreamTestReader {

    private static final FileContent<StreamTestRead> CONTENT =
            new FileContent<>(StreamTestReader::read, StreamTestRead::failed);

    /** Reads a file: UTF-8, with or without a byte order mark. */
    public StreamTestRead read(Path file) {
        return CONTENT.of(file);
    }

    /** Reads a text. */
    public StreamTestRead read(String text) {
        return CONTENT.of(text);
    }

    private static StreamTestRead read(Reader text) {
        ProblemList problems = new ProblemList();
        Optional<ObjectTree> tree = TreeParser.parse(text, problems).flatMap(parsed -> ofThisFormat(parsed, problems));
        Optional<StreamTest> test = tree.flatMap(document -> new StreamTestDecoder(problems).decode(document));
        return new StreamTestRead(
                problems.hasErrors() ? Optional.empty() : test,
                problems.toList(),
                tree.map(SourceMap::of).orElse(SourceMap.EMPTY));
    }

    private static Optional<ObjectTree> ofThisFormat(Tree tree, ProblemList problems) {
        if (!(tree instanceof ObjectTree document)) {
            Fields.wrongType(tree, JsonPath.ROOT, "an object, {\"streamTest\": 1, …},", problems);
            return Optional.empty();
        }
        JsonPath path = JsonPath.ROOT.field(StreamTestNames.VERSION);
        Tree.Member version = document.members().get(StreamTestNames.VERSION);
        if (version == null) {
            problems.error(
                    Code.MISSING_FIELD,
                    path,
                    document.at(),
                    "The field \"streamTest\" with the format's version is missing: this is no stream test.",
                    "Begin the test with \"streamTest\": " + StreamTestNames.CURRENT + ".");
            return Optional.empty();
        }
        if (version.value() instanceof NumberTree number
                && number.number().compareTo(BigDecimal.valueOf(StreamTestNames.CURRENT)) == 0) {
            return Optional.of(document);
        }
        problems.error(
                Code.UNSUPPORTED_VERSION,
                path,
                version.value().at(),
                "This Millrace reads stream tests of version " + StreamTestNames.CURRENT + ".");
        return Optional.empty();
    }
}
