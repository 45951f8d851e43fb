package dev.millrace.templates;

import dev.millrace.model.document.Pipeline;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.json.ReadResult;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pipelines that come with Millrace, read from the class path, so that they are there in a jar as in a checkout. The
 * order is the one in which they are best learned. Thread-safe.
 */
public final class TemplateLibrary {

    private static final String FOLDER = "/millrace/templates/";
    private static final String DOCUMENT = "pipeline.json";
    private static final String MANUAL = "README.md";

    /** A class path cannot be listed, so what is in it is said here; a test compares it with the folders. */
    private static final List<Template> ALL = List.of(
            new Template("word-count", List.of("text.txt"), List.of("frequent")),
            new Template("earthquakes-by-network", List.of("earthquakes.csv"), List.of("late-report")),
            new Template("aftershocks", List.of("earthquakes.csv"), List.of("three-in-a-day", "quiet")),
            new Template("late-flights", List.of("flights-20k.csv"), List.of("an-hour", "too-late")),
            new Template("flights-with-airports", List.of("flights-5k.csv", "airports.csv"), List.of("both-ends")),
            new Template("sensor-alert", List.of(), List.of("alert", "average")),
            new Template("rising-temperature", List.of("temperatures.csv"), List.of("only-risen")),
            new Template("click-stream", List.of(), List.of("two-questions")),
            new Template("click-attribution", List.of(), List.of("two-minutes")));

    private TemplateLibrary() {}

    /**
     * A ready pipeline.
     *
     * @param id the name of its folder
     * @param data the files that it reads, beside the document
     * @param tests names of its stream tests
     */
    public record Template(String id, List<String> data, List<String> tests) {

        public Template {
            data = List.copyOf(data);
            tests = List.copyOf(tests);
        }

        /** The document. */
        public Pipeline pipeline() {
            ReadResult read = new PipelineReader().read(bytes(DOCUMENT));
            return read.pipeline()
                    .orElseThrow(() -> new IllegalStateException("the template " + id + " is broken: "
                            + read.problems().get(0).message()));
        }

        /** What it is called. */
        public String title() {
            return pipeline().name();
        }

        /** What it does, in a sentence or two. */
        public String description() {
            return pipeline().description();
        }

        /** What it teaches and how to run it, as Markdown. */
        public String manual() {
            return new String(bytes(MANUAL), java.nio.charset.StandardCharsets.UTF_8);
        }

        /**
         * Puts document, manual, data and tests into a folder, which is made if it is not there.
         *
         * @return the document
         * @throws FileAlreadyExistsException if there is something in the folder already; nothing is written then
         */
        public Path copyTo(Path folder) throws IOException {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new FileSystemException(folder.toString(), null, "is a file, not a folder");
            }
            if (Files.isDirectory(folder) && !isEmpty(folder)) {
                throw new FileAlreadyExistsException(folder.toString(), null, "is not empty");
            }
            Files.createDirectories(folder);
            for (String name : files()) {
                Path file = folder.resolve(name);
                Files.createDirectories(file.resolveSibling(""));
                try (InputStream in = open(name)) {
                    Files.copy(in, file);
                }
            }
            return folder.resolve(DOCUMENT);
        }

        /** Names of the files that {@link #copyTo} writes. */
        public List<String> files() {
            Stream<String> testFiles = tests.stream().map(test -> "tests/" + test + ".json");
            return Stream.of(Stream.of(DOCUMENT, MANUAL), data.stream(), testFiles)
                    .flatMap(names -> names)
                    .toList();
        }

        private byte[] bytes(String name) {
            try (InputStream in = open(name)) {
                return in.readAllBytes();
            } catch (IOException failed) {
                throw new IllegalStateException("the template " + id + " lacks " + name, failed);
            }
        }

        private InputStream open(String name) throws IOException {
            @Nullable InputStream in = TemplateLibrary.class.getResourceAsStream(FOLDER + id + "/" + name);
            if (in == null) {
                throw new FileNotFoundException(FOLDER + id + "/" + name);
            }
            return in;
        }

        private static boolean isEmpty(Path folder) throws IOException {
            try (Stream<Path> content = Files.list(folder)) {
                return content.findAny().isEmpty();
            }
        }
    }

    /** Every template, the simplest first. */
    public static List<Template> all() {
        return ALL;
    }

    /** The template with an id. */
    public static Optional<Template> find(String id) {
        return ALL.stream().filter(template -> template.id().equals(id)).findFirst();
    }
}
