package dev.millrace.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Documents of nodes that feed one another, a line {@code KIND SETTINGS} each: the first is called {@code in}, the last
 * {@code out}, those between {@code m}. A parameter is a line {@code parameter JSON}. A few kinds with settings have a
 * short name.
 */
final class ChainedNodes {

    private static final Map<String, String> SHORT = Map.of("rows", """
            rows-source {"columns": [{"name": "a", "type": "int"}, {"name": "s", "type": "string"}], \
            "rows": [[1, "x"], [2, "y"], [3, "z"]]}""", "timed", """
            rows-source {"columns": [{"name": "t", "type": "timestamp"}, {"name": "a", "type": "int"}], \
            "rows": [["2026-01-01T00:00:00Z", 1]], "eventTime": {"field": "t"}}""", "discard", "discard-sink {}");

    private ChainedNodes() {}

    static String document(String lines) {
        List<String> parameters = new ArrayList<>();
        List<String> nodes = new ArrayList<>();
        List<String> edges = new ArrayList<>();
        List<String> written = lines.lines().toList();
        for (int i = 0; i < written.size(); i++) {
            String line = SHORT.getOrDefault(written.get(i), written.get(i));
            String kind = line.substring(0, line.indexOf(' '));
            String settings = line.substring(line.indexOf(' ') + 1);
            if (kind.equals("parameter")) {
                parameters.add(settings);
            } else {
                String id = nodes.isEmpty() ? "in" : i == written.size() - 1 ? "out" : "m";
                nodes.add("{\"id\": \"%s\", \"kind\": \"%s\", \"settings\": %s}".formatted(id, kind, settings));
            }
        }
        for (int i = 1; i < nodes.size(); i++) {
            String from = i == 1 ? "in" : "m";
            String to = i == nodes.size() - 1 ? "out" : "m";
            edges.add("{\"from\": \"%s.out\", \"to\": \"%s.in\"}".formatted(from, to));
        }
        return "{\"millrace\": 1, \"name\": \"Case\", \"parameters\": [" + String.join(",\n ", parameters)
                + "],\n\"nodes\": [\n " + String.join(",\n ", nodes) + "],\n\"edges\": [" + String.join(", ", edges)
                + "]}\n";
    }
}
