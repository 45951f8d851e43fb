package dev.millrace.runtime.streamtest;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.json.ReadResult;
import dev.millrace.model.json.SourceMap;
import dev.millrace.model.json.StreamTestRead;
import dev.millrace.model.json.StreamTestReader;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.streamtest.BoundStreamTest;
import dev.millrace.model.streamtest.StreamTest;
import dev.millrace.model.streamtest.StreamTestBinder;
import dev.millrace.model.validation.PipelineValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stream tests of a pipeline: the files {@code tests/*.json} beside it, by name, each fitted to the pipeline with the
 * parameters that it gives.
 */
public final class StreamTestFiles {

    /** The folder beside the pipeline that holds its tests. */
    public static final String FOLDER = "tests";

    private final Path pipelineFile;
    private final List<LoadedTest> tests = new ArrayList<>();
    private final List<FileProblems> problems = new ArrayList<>();

    private StreamTestFiles(Path pipelineFile) {
        this.pipelineFile = pipelineFile;
    }

    /** A test that can run. */
    public record LoadedTest(Path pipelineFile, Path file, Validated pipeline, BoundStreamTest test) {

        /** The file's name without its ending. */
        public String name() {
            return file.getFileName().toString().replaceFirst("\\.json$", "");
        }

        /** Runs the test. */
        public StreamTestRun run(int parallelism, long seed) throws InterruptedException {
            Path folder = pipelineFile.toAbsolutePath().getParent();
            return StreamTestRunner.run(pipeline, test, folder == null ? Path.of("") : folder, parallelism, seed);
        }
    }

    /**
     * What is wrong with a file.
     *
     * @param fromText whether places are in the text of the file; otherwise in the document
     */
    public record FileProblems(Path file, List<Problem> problems, SourceMap sources, boolean fromText) {}

    /**
     * The outcome of loading.
     *
     * @param problems errors only; empty: every test can run
     */
    public record Loaded(List<LoadedTest> tests, List<FileProblems> problems) {}

    /** Reads a pipeline and its tests. */
    public static Loaded load(Path pipelineFile) {
        StreamTestFiles files = new StreamTestFiles(pipelineFile);
        files.load();
        return new Loaded(List.copyOf(files.tests), List.copyOf(files.problems));
    }

    private void load() {
        ReadResult read = new PipelineReader().read(pipelineFile);
        if (read.pipeline().isEmpty()) {
            problems.add(new FileProblems(pipelineFile, errors(read.problems()), read.sources(), true));
            return;
        }
        List<Path> files = files();
        for (Path file : files) {
            StreamTestRead test = new StreamTestReader().read(file);
            if (test.test().isPresent()) {
                fit(read, read.pipeline().get(), file, test, test.test().get());
            } else {
                problems.add(new FileProblems(file, errors(test.problems()), test.sources(), true));
            }
        }
    }

    private List<Path> files() {
        Path folder = pipelineFile.resolveSibling(FOLDER);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> tests = files.filter(
                            file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (tests.isEmpty()) {
                noTests("The folder " + folder + " holds no test.");
            }
            return tests;
        } catch (IOException missing) {
            noTests("There is no folder " + folder + " that could be read.");
            return List.of();
        }
    }

    private void noTests(String message) {
        Problem problem = Problem.error(
                Code.MISSING_FILE,
                Place.DOCUMENT,
                message,
                "Tests of a pipeline are files " + FOLDER + "/NAME.json beside it.");
        problems.add(new FileProblems(pipelineFile, List.of(problem), SourceMap.EMPTY, true));
    }

    private void fit(ReadResult read, Pipeline pipeline, Path file, StreamTestRead opened, StreamTest test) {
        Validated validated =
                PipelineValidator.standard().validate(pipeline, test.setup().parameters());
        if (!validated.runnable()) {
            List<Problem> errors = errors(validated.problems());
            boolean ofValues = errors.stream().anyMatch(StreamTestFiles::isOfParameter);
            problems.add(
                    ofValues
                            ? new FileProblems(file, errors, opened.sources(), false)
                            : new FileProblems(pipelineFile, errors, read.sources(), false));
            return;
        }
        StreamTestBinder.Outcome outcome = StreamTestBinder.bind(test, validated);
        List<Problem> wrong = new ArrayList<>(outcome.problems());
        outcome.test().flatMap(bound -> missingSource(validated, bound)).ifPresent(wrong::add);
        if (wrong.isEmpty()) {
            outcome.test().ifPresent(bound -> tests.add(new LoadedTest(pipelineFile, file, validated, bound)));
        } else {
            problems.add(new FileProblems(file, wrong, opened.sources(), false));
        }
    }

    private static boolean isOfParameter(Problem problem) {
        return problem.code() == Code.UNKNOWN_PARAMETER || problem.code() == Code.BAD_PARAMETER;
    }

    private static Optional<Problem> missingSource(Validated pipeline, BoundStreamTest test) {
        return StreamTestRunner.missingSource(pipeline, test)
                .map(source -> Problem.error(
                        Code.BAD_STREAM_TEST,
                        Place.path("sources"),
                        "What is expected depends on the source \"" + source + "\", which the test does not replace.",
                        "Add it to \"sources\"; without steps it stays silent."));
    }

    private static List<Problem> errors(List<Problem> problems) {
        return problems.stream().filter(Problem::isError).toList();
    }
}
