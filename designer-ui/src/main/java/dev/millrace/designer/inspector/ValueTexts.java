package dev.millrace.designer.inspector;

import dev.millrace.model.document.Node;
import dev.millrace.model.document.Value;
import dev.millrace.model.json.PipelineReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values as people type them into fields. */
final class ValueTexts {

    private static final String BEFORE =
            "{\"millrace\": 1, \"name\": \"\", \"nodes\": [{\"id\": \"a\", \"kind\": \"a\","
                    + " \"settings\": {\"value\": ";
    private static final String AFTER = "}}]}";

    private ValueTexts() {}

    /** What a field shows. */
    static String show(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Numeric number -> number.number().toPlainString();
            default -> json(value);
        };
    }

    /** A number, or the text as it is: a parameter, or something that validation will speak about. */
    static Value number(String text) {
        try {
            return new Value.Numeric(new BigDecimal(text.strip()));
        } catch (NumberFormatException notANumber) {
            return Value.of(text);
        }
    }

    /** JSON, or the text as it is. */
    static Value any(String text) {
        return parse(text).orElse(Value.of(text));
    }

    /** A list with an element on each line. */
    static Value lines(String text) {
        List<Value> elements = new ArrayList<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> elements.add(any(withoutComma(line))));
        return new Value.ListOf(elements);
    }

    private static String withoutComma(String line) {
        String stripped = line.strip();
        return stripped.endsWith(",") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }

    /** The elements of a list, a line each. */
    static String showLines(Value value) {
        return value instanceof Value.ListOf list
                ? list.elements().stream().map(ValueTexts::json).collect(Collectors.joining("\n"))
                : show(value);
    }

    private static Optional<Value> parse(String text) {
        return new PipelineReader()
                .read((BEFORE + text + AFTER).getBytes(StandardCharsets.UTF_8))
                .pipeline()
                .filter(pipeline -> pipeline.nodes().size() == 1)
                .flatMap(pipeline -> pipeline.node("a"))
                .map(Node::settings)
                .filter(settings -> settings.size() == 1)
                .map(settings -> settings.get("value"));
    }

    static String json(Value value) {
        return switch (value) {
            case Value.Text text -> quoted(text.text());
            case Value.Numeric number -> number.number().toPlainString();
            case Value.Flag flag -> String.valueOf(flag.flag());
            case Value.Null ignored -> "null";
            case Value.ListOf list ->
                list.elements().stream().map(ValueTexts::json).collect(Collectors.joining(", ", "[", "]"));
            case Value.RecordOf record ->
                record.fields().entrySet().stream()
                        .map(entry -> quoted(entry.getKey()) + ": " + json(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < ' ') {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
