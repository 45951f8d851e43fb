package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.ProcessStage;
import dev.millrace.runtime.reference.ProcessStage.Actions;
import dev.millrace.runtime.reference.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a key, counted by processing time: a while after the first one, their number is given. */
final class ClockDraw implements DrawnKind {

    private static final int ARRIVAL = 4;

    @Override
    public String key() {
        return "process-function";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        Shape shape = from.shape();
        // Rows that a source has just given: their arrival is now.
        if (!shape.fields().equals(DrawnSource.FIELDS) || !shape.order().isDecided() || shape.changelog()) {
            return Optional.empty();
        }
        int key = draw.field(shape, Field.Type.BIGINT);
        // Never at the moment of another source's row: those are up to 2 ms behind full tens.
        long delay = 10L * draw.random().nextInt(1, 300) + 5;
        String name = shape.name(key);
        String settings = "'keys': ['" + name + "'], 'state': [{'name': 'seen', 'type': 'bigint'}], 'outputs': ["
                + "{'name': 'out', 'fields': [{'name': 'key', 'type': 'bigint'}, {'name': 'seen', 'type': 'bigint'},"
                + " {'name': 'at', 'type': 'timestamp'}]}], 'onRow': [{'action': 'register-timer', 'clock':"
                + " 'processing-time', 'at': 'arrival + INTERVAL `" + delay / 1000 + "."
                + String.format("%03d", delay % 1000) + "` SECOND', 'condition': 'seen IS NULL'},"
                + " {'action': 'assign', 'state': 'seen', 'value': 'COALESCE(seen, 0) + 1'}],"
                + " 'onTimer': [{'action': 'emit', 'values': ['" + name + "', 'seen', 'timer_time']},"
                + " {'action': 'clear', 'state': 'seen'}]";
        // Before there is a watermark such rows have no useful event time, so nothing but a table goes behind.
        List<Field> fields = List.of(text("key"), text("seen"), text("at"));
        return Optional.of(Draft.of(key(), settings, () -> new ProcessStage(List.of(key), true, program(delay)))
                .clocked()
                .from(from)
                .output("out", shape.withFields(fields).withOrder(Order.perKey(List.of(0)))));
    }

    private static Field text(String name) {
        return new Field(name, Field.Type.TEXT);
    }

    private static ProcessStage.Program program(long delay) {
        return new ProcessStage.Program() {
            @Override
            public void onRow(Row row, Actions actions) {
                long seen = actions.state().get("seen") instanceof Long before ? before : 0L;
                if (seen == 0) {
                    actions.register((long) row.known(ARRIVAL) + delay);
                }
                actions.state().put("seen", seen + 1);
            }

            @Override
            public void onTimer(List<@Nullable Object> key, long time, Actions actions) {
                actions.emit(key.get(0), actions.state().get("seen"), time);
                actions.state().remove("seen");
            }
        };
    }
}
