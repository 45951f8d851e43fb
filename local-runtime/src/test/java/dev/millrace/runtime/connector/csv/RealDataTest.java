package dev.millrace.runtime.connector.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.MalformedPolicy;
import dev.millrace.model.spec.SinkSpecs.CsvSinkSpec;
import dev.millrace.model.spec.SourceSpecs;
import dev.millrace.model.spec.SourceSpecs.Column;
import dev.millrace.model.spec.SourceSpecs.CsvSourceSpec;
import dev.millrace.runtime.connector.Reading;
import dev.millrace.runtime.connector.Writing;
import dev.millrace.runtime.connector.inference.CsvInference;
import dev.millrace.runtime.connector.inference.FileProposal;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealDataTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"earthquakes.csv, 119", "flights.csv, 199", "airports.csv, 59"})
    void realFilesAreReadAsProposedAndWrittenAgain(String name, int rows) throws IOException, URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(RealDataTest.class.getResource("/data/" + name))
                .toURI());
        Path data = Objects.requireNonNull(file.getParent());
        FileProposal proposal = CsvInference.propose(data, name);
        Schema schema = Schema.of(proposal.columns().stream().map(Column::field).toList(), false);

        Reading first = read(data, name, proposal, schema);
        CsvSinkSpec sink = new CsvSinkSpec("again.csv", proposal.format().orElseThrow());
        Writing.all(new CsvSinkWriter(sink, schema, folder), schema, first.rows(), 50);
        Reading again = read(folder, "again.csv", proposal, schema);

        assertEquals(rows, first.rows().size());
        assertEquals(first, again);
        assertEquals(
                Files.readAllLines(file).size(),
                Files.readAllLines(folder.resolve("again.csv")).size());
    }

    private static Reading read(Path folder, String name, FileProposal proposal, Schema schema) {
        SourceSpecs.Files files = new SourceSpecs.Files(name, proposal.charset(), MalformedPolicy.ERROR_OUTPUT);
        CsvSourceSpec spec =
                new CsvSourceSpec(files, proposal.format().orElseThrow(), proposal.columns(), Optional.empty());
        return Reading.all(new CsvSourceReader(spec, folder), schema.types(), 1024);
    }
}
