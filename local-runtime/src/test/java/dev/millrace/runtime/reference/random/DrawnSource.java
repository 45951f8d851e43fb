package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.Recording;
import dev.millrace.runtime.reference.Recording.Arrival;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A source with its rows.
 *
 * @param strategyJson the settings from which the watermarks follow
 */
record DrawnSource(
        String id, List<Arrival> rows, String strategyJson, Recording.Strategy strategy, OptionalLong idleAfterMs) {

    static final List<Field> FIELDS = List.of(
            Field.timestamp("t"),
            Field.bigint("k"),
            Field.bigint("v"),
            Field.bigint("n"),
            Field.timestamp("arrival"),
            Field.timestamp("mark"));

    DrawnSource withRows(List<Arrival> newRows) {
        return new DrawnSource(id, newRows, strategyJson, strategy, idleAfterMs);
    }

    DrawnSource neverIdle() {
        return new DrawnSource(id, rows, strategyJson, strategy, OptionalLong.empty());
    }

    String json() {
        String columns = FIELDS.stream()
                .map(field -> "{'name': '" + field.name() + "', 'type': '"
                        + (field.type() == Field.Type.TIMESTAMP ? "timestamp" : "bigint") + "'}")
                .collect(Collectors.joining(", "));
        String cells = rows.stream().map(DrawnSource::cells).collect(Collectors.joining(",\n  "));
        String idle = idleAfterMs.isPresent() ? ", 'idleAfter': '" + idleAfterMs.getAsLong() + "ms'" : "";
        return "{'id': '" + id + "', 'kind': 'rows-source', 'settings': {'columns': [" + columns + "], 'rows': ["
                + cells + "], 'eventTime': {'field': 't', 'arrivalField': 'arrival', " + strategyJson + idle + "}}}";
    }

    private static String cells(Arrival arrival) {
        return arrival.row().values().stream()
                .map(value -> value == null ? "null" : value.toString())
                .collect(Collectors.collectingAndThen(Collectors.toList(), DrawnSource::withTimes));
    }

    private static String withTimes(List<String> values) {
        StringBuilder cells = new StringBuilder("[");
        for (int i = 0; i < values.size(); i++) {
            boolean time = FIELDS.get(i).type() == Field.Type.TIMESTAMP
                    && !values.get(i).equals("null");
            String text = time ? "'" + Instant.ofEpochMilli(Long.parseLong(values.get(i))) + "'" : values.get(i);
            cells.append(i == 0 ? "" : ",").append(text);
        }
        return cells.append("]").toString();
    }
}
