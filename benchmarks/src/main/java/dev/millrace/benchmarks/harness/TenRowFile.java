package dev.millrace.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pipeline over a CSV file of ten rows. */
final class TenRowFile {

    private TenRowFile() {}

    /** Writes both to a folder and gives the pipeline. */
    static Path in(Path folder) throws IOException {
        StringBuilder rows = new StringBuilder("at,key,value\n");
        for (int i = 0; i < 10; i++) {
            rows.append("2026-01-01T00:00:0")
                    .append(i)
                    .append("Z,")
                    .append(i % 3)
                    .append(',')
                    .append(i)
                    .append('\n');
        }
        Files.writeString(folder.resolve("ten-rows.csv"), rows);
        Path document = folder.resolve("ten-rows.json");
        Files.writeString(document, """
                {
                  "millrace": 1,
                  "name": "Ten rows",
                  "nodes": [
                    {"id": "rows", "kind": "csv-source", "settings": {
                      "path": "ten-rows.csv",
                      "columns": [
                        {"name": "at", "type": "timestamp"},
                        {"name": "key", "type": "bigint"},
                        {"name": "value", "type": "bigint"}
                      ],
                      "eventTime": {"field": "at"}
                    }},
                    {"id": "window", "kind": "window-aggregate", "settings": {
                      "keys": ["key"],
                      "window": {"type": "tumbling", "size": "5s"},
                      "aggregates": [
                        {"name": "count", "function": "count"},
                        {"name": "sum", "function": "sum", "argument": "value"}
                      ]
                    }},
                    {"id": "results", "kind": "table-sink"}
                  ],
                  "edges": [
                    {"from": "rows.out", "to": "window.in"},
                    {"from": "window.out", "to": "results.in"}
                  ]
                }
                """);
        return document;
    }
}
