package dev.millrace.model.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MigrationTest {

    private final PipelineReader reader = new PipelineReader();

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(MigrationTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void documentOfVersion0IsReadAsItsTwinOfVersion1() throws IOException {
        ReadResult old = reader.read(resource("version-0.json"));
        Pipeline twin = reader.read(resource("version-1.json")).pipeline().orElseThrow();

        assertEquals(twin, old.pipeline().orElseThrow());
        assertEquals(
                new String(resource("version-1.json"), StandardCharsets.UTF_8),
                new PipelineWriter(Catalog.of(List.of())).write(old.pipeline().orElseThrow()));
    }

    @Test
    void readerIsToldThatTheDocumentIsOlder() throws IOException {
        List<Problem> problems = reader.read(resource("version-0.json")).problems();

        assertEquals(1, problems.size());
        assertFalse(problems.get(0).isError());
        assertEquals(
                "This document has the older format version 0; it is saved as version 1.",
                problems.get(0).message());
    }

    @Test
    void mistakesInAnOldDocumentAreToldWhereTheyStand() {
        List<Problem> problems = reader.read("""
                        {
                          "millrace": 0,
                          "title": "Old",
                          "nodes": {
                            "a": {"type": "rows", "colour": "red"},
                            "b": 7
                          },
                          "edges": [["a", "out", "b"]]
                        }
                        """).problems();

        assertEquals(
                List.of(
                        "millrace",
                        "nodes[0].colour, line 5, column 27",
                        "nodes[1], line 6, column 10",
                        "edges[0], line 8, column 13"),
                problems.stream().map(problem -> problem.place().toString()).toList());
    }
}
