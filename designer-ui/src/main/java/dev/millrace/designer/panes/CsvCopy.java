package dev.millrace.designer.panes;

import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.data.ValueText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A table as comma-separated values (RFC 4180), null as nothing. */
final class CsvCopy {

    private CsvCopy() {}

    static String of(Schema schema, List<List<@Nullable Object>> rows) {
        StringBuilder text = new StringBuilder();
        text.append(schema.names().stream().map(CsvCopy::quoted).collect(Collectors.joining(",")))
                .append('\n');
        rows.forEach(row -> text.append(line(row, schema)).append('\n'));
        return text.toString();
    }

    private static String line(List<@Nullable Object> row, Schema schema) {
        return IntStream.range(0, schema.width())
                .mapToObj(column -> {
                    @Nullable Object value = row.get(column);
                    return value == null
                            ? ""
                            : quoted(ValueText.of(value, schema.field(column).type()));
                })
                .collect(Collectors.joining(","));
    }

    private static String quoted(String text) {
        boolean needed = text.isEmpty() || text.chars().anyMatch(c -> ",\"\n\r".indexOf(c) >= 0);
        return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
