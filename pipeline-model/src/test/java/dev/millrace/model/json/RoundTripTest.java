package dev.millrace.model.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.document.Pipeline;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    private static final String CANONICAL = """
            {
              "millrace": 1,
              "name": "Earthquakes by network",
              "description": "Counts earthquakes.\\nEvery six hours.",
              "parameters": [
                {"name": "window", "type": "duration", "default": "6h", "help": "How long a window is."},
                {"name": "password", "type": "secret"}
              ],
              "nodes": [
                {
                  "id": "quakes",
                  "kind": "csv",
                  "name": "Earthquakes",
                  "settings": {
                    "path": "earthquakes.csv",
                    "header": true,
                    "columns": [
                      {"name": "time", "type": "timestamp"},
                      {"name": "mag", "type": "double"}
                    ],
                    "eventTime": {"field": "time", "delay": "2h"}
                  }
                },
                {
                  "id": "rows-1",
                  "kind": "rows",
                  "settings": {
                    "rows": [
                      [1, "é 😀 \\u2028", null, -0.5, 1E+300],
                      [2, "", {"a": [1, 2]}, [[1], []], true]
                    ],
                    "arrivals": [1, 2],
                    "empty": {},
                    "none": []
                  }
                },
                {
                  "id": "out",
                  "kind": "table"
                }
              ],
              "edges": [
                {"from": "quakes.out", "to": "out.in"},
                {"from": "rows-1.out", "to": "out.in"}
              ],
              "notes": [
                {"id": "note-1", "text": "Look here"}
              ],
              "groups": [
                {"id": "group-1", "title": "Input", "nodes": ["quakes", "rows-1"]}
              ],
              "view": {
                "boxes": {
                  "quakes": {"x": 40, "y": -80.5},
                  "note-1": {"x": 0, "y": 0, "width": 200, "height": 80, "color": "amber"}
                }
              }
            }
            """;

    private final PipelineReader reader = new PipelineReader();
    private final PipelineWriter writer = new PipelineWriter(Catalog.of(List.of()));

    private Pipeline read(String text) {
        ReadResult result = reader.read(text);
        assertEquals(List.of(), result.problems());
        return result.pipeline().orElseThrow();
    }

    @Test
    void canonicalTextIsWrittenAsItWasRead() {
        assertEquals(CANONICAL, writer.write(read(CANONICAL)));
    }

    @Test
    void readingWhatWasWrittenGivesTheSameDocument() {
        Pipeline pipeline = read(CANONICAL);

        assertEquals(pipeline, read(writer.write(pipeline)));
    }

    @Test
    void otherLayoutsBecomeCanonical() {
        String minified =
                CANONICAL.replaceAll("\\n *", " ").replace("40, ", "4.0e1,\t").replace("\": ", "\"\r\n:");

        assertEquals(CANONICAL, writer.write(read(minified)));
    }

    @Test
    void emptyDocumentIsAFewLines() {
        assertEquals("""
                {
                  "millrace": 1,
                  "name": "Untitled",
                  "nodes": [],
                  "edges": []
                }
                """, writer.write(Pipeline.EMPTY));
    }
}
