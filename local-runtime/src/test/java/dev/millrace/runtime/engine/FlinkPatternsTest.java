package dev.millrace.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.telemetry.Telemetry.RunState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Patterns give the matches that the tests of Apache Flink's CEP library expect; see {@code flink-patterns.txt}. */
class FlinkPatternsTest {

    private static final int LEAST_CASES = 50;
    private static final int[] BATCH_SIZES = {1, 2, 7, 1024};
    private static final Pattern ROW = Pattern.compile("([a-z]+)(\\d+)(?:#(\\d+))?");
    private static final Pattern STEP = Pattern.compile("(\\w+)([^:]*):(.*?)(?: ?until (.*))?");

    /** One case, with the settings of the pattern and the rows as the document has them. */
    record Case(String source, List<String> steps, StringBuilder settings, List<String> rows, List<String> matches) {

        @Override
        public String toString() {
            return source;
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream file =
                Objects.requireNonNull(FlinkPatternsTest.class.getResourceAsStream("flink-patterns.txt"))) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                String[] words = line.strip().split(" ", 2);
                switch (words[0]) {
                    case "case" ->
                        cases.add(new Case(
                                words[1],
                                new ArrayList<>(),
                                new StringBuilder(),
                                new ArrayList<>(),
                                new ArrayList<>()));
                    case "step" -> cases.getLast().steps().add(step(words[1]));
                    case "skip" -> cases.getLast().settings().append(skip(words[1]));
                    case "rows" -> cases.getLast().rows().addAll(rows(words[1]));
                    case "match" -> cases.getLast().matches().add(words[1].replaceAll("[a-z]", ""));
                    default -> assertTrue(line.isBlank() || line.startsWith("#"), line);
                }
            }
        }
        return cases;
    }

    private static String skip(String text) {
        String[] words = text.split(" ", -1);
        return ", 'skip': '" + words[0] + "'" + (words.length > 1 ? ", 'skipTo': '" + words[1] + "'" : "");
    }

    private static String step(String text) {
        Matcher parts = STEP.matcher(text);
        assertTrue(parts.matches(), text);
        StringBuilder json = new StringBuilder("{'name': '" + parts.group(1) + "'");
        for (String word : parts.group(2).strip().split(" ", -1)) {
            json.append(word.isEmpty() ? "" : ", " + setting(word));
        }
        if (!parts.group(3).isBlank()) {
            json.append(", 'condition': '").append(quoted(parts.group(3))).append('\'');
        }
        if (parts.group(4) != null) {
            json.append(", 'until': '").append(quoted(parts.group(4))).append('\'');
        }
        return json.append('}').toString();
    }

    private static String quoted(String sql) {
        return sql.strip().replace('\'', '~');
    }

    private static String setting(String word) {
        return switch (word) {
            case "next", "not-next" -> "'contiguity': '" + word + "'";
            case "by" -> "'contiguity': 'followed-by'";
            case "any" -> "'contiguity': 'followed-by-any'";
            case "not-by" -> "'contiguity': 'not-followed-by'";
            case "consecutive", "combinations" -> "'inner': '" + word + "'";
            case "greedy", "optional" -> "'" + word + "': true";
            default -> {
                String[] numbers = word.split("[-+]", -1);
                yield word.endsWith("+")
                        ? "'times': 'or-more', 'min': " + numbers[0]
                        : numbers.length > 1
                                ? "'times': 'range', 'min': " + numbers[0] + ", 'max': " + numbers[1]
                                : "'times': 'times', 'min': " + numbers[0];
            }
        };
    }

    private static List<String> rows(String text) {
        List<String> rows = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            Matcher row = ROW.matcher(word);
            assertTrue(row.matches(), word);
            rows.add("['" + Instant.ofEpochMilli(rows.size()) + "', " + row.group(2) + ", '" + row.group(1) + "', "
                    + row.group(3) + "]");
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void matchesAreThoseOfFlink(Case published) {
        for (boolean eventTime : new boolean[] {true, false}) {
            Validated pipeline = Harness.validated(document(published, eventTime));
            for (int batchSize : BATCH_SIZES) {
                Harness.Outcome outcome =
                        Harness.run(pipeline, Harness.options().withBatchSize(batchSize));

                assertEquals(
                        RunState.FINISHED,
                        outcome.telemetry().state(),
                        () -> String.valueOf(outcome.telemetry().failure()));
                assertEquals(published.matches().stream().sorted().toList(), matches(outcome));
            }
        }
    }

    @Test
    void thereAreAsManyCasesAsPromised() throws IOException {
        assertTrue(cases().size() >= LEAST_CASES, () -> "too few cases");
    }

    private static List<String> matches(Harness.Outcome outcome) {
        return outcome.rows("table").stream()
                .map(row -> row.stream()
                        .flatMap(step -> ((List<?>) Objects.requireNonNull(step)).stream())
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")))
                .sorted()
                .toList();
    }

    private static String document(Case published, boolean eventTime) {
        List<String> names = published.steps().stream()
                .filter(step -> !step.contains("'not-"))
                .map(step -> step.split("'", -1)[3])
                .toList();
        String collected = names.stream()
                .map(name ->
                        "{'name': 'all_" + name + "', 'step': '" + name + "', 'function': 'collect', 'argument': 'id'}")
                .collect(Collectors.joining(", "));
        String fields = names.stream()
                .map(name -> "{'name': '" + name + "', 'value': 'all_" + name + "'}")
                .collect(Collectors.joining(", "));
        return ("{'millrace': 1, 'name': 'pattern', 'nodes': [{'id': 'source', 'kind': 'rows-source', 'settings':"
                        + " {'columns': [{'name': 't', 'type': 'timestamp'}, {'name': 'id', 'type': 'bigint'}, {'name':"
                        + " 'v', 'type': 'string'}, {'name': 'price', 'type': 'int'}], 'rows': ["
                        + String.join(", ", published.rows()) + "]"
                        + (eventTime ? ", 'eventTime': {'field': 't'}" : "")
                        + "}}, {'id': 'pattern', 'kind': 'pattern', 'settings': {'steps': ["
                        + String.join(", ", published.steps()) + "], 'aggregates': [" + collected + "], 'fields': ["
                        + fields + "]" + published.settings()
                        + "}}, {'id': 'table', 'kind': 'table-sink'}], 'edges': [{'from': 'source.out', 'to':"
                        + " 'pattern.in'}, {'from': 'pattern.out', 'to': 'table.in'}]}")
                .replace('\'', '"')
                .replace('~', '\'');
    }
}
