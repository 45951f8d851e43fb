package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.ProcessStage;
import dev.millrace.runtime.reference.ProcessStage.Actions;
import dev.millrace.runtime.reference.Row;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sum per key that a timer gives, counts down and sometimes clears; timers are taken back, set for times that have
 * passed, and set by timers.
 */
final class ProcessDraw implements DrawnKind {

    @Override
    public String key() {
        return "process-function";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        Shape shape = from.shape();
        if (shape.changelog() || !shape.order().isDecided() || !shape.has(Field.Type.BIGINT)) {
            return Optional.empty();
        }
        int key = draw.field(shape, Field.Type.BIGINT);
        int value = draw.field(shape, Field.Type.BIGINT);
        long delay = draw.span(3_000) - 500;
        String name = shape.name(value);
        String text = shape.name(key);
        List<String> taken = List.of("total", "until", "event_time", "timer_time", "watermark", "timer_name");
        if (shape.fields().stream().anyMatch(field -> taken.contains(field.name()))) {
            return Optional.empty();
        }
        List<Field> fields =
                List.of(new Field("key", shape.fields().get(key).type()), Field.bigint("total"), Field.timestamp("at"));
        String settings = "'keys': ['" + text + "'], 'state': [{'name': 'total', 'type': 'bigint'}, {'name': 'until',"
                + " 'type': 'timestamp'}], 'outputs': [{'name': 'out', 'fields': [{'name': 'key', 'type': 'bigint'},"
                + " {'name': 'total', 'type': 'bigint'}, {'name': 'at', 'type': 'timestamp'}]}], 'onRow': ["
                + "{'action': 'delete-timer', 'at': 'until', 'condition': 'MOD(" + name + ", 3) = 0'},"
                + " {'action': 'assign', 'state': 'total', 'value': 'COALESCE(total, 0) + COALESCE(" + name + ", 1)'},"
                + " {'action': 'assign', 'state': 'until', 'value': 'event_time + " + seconds(delay) + "'},"
                + " {'action': 'register-timer', 'at': 'until', 'condition': 'MOD(" + name + ", 2) = 0'},"
                + " {'action': 'emit', 'values': ['" + text + "', 'total', 'event_time'], 'condition': '" + name
                + " > 10'}], 'onTimer': [{'action': 'emit', 'values': ['" + text + "', 'total', 'timer_time']},"
                + " {'action': 'assign', 'state': 'total', 'value': 'total - 1'},"
                + " {'action': 'register-timer', 'at': 'timer_time + INTERVAL `0.1` SECOND', 'condition':"
                + " 'MOD(total, 4) = 0'},"
                + " {'action': 'clear', 'state': 'total', 'condition': 'MOD(total, 5) = 0'}]";
        return Optional.of(Draft.of(
                        key(), settings, () -> new ProcessStage(List.of(key), false, program(key, value, delay)))
                .from(from)
                .output("out", shape.withFields(fields).withOrder(Order.perKey(List.of(0)))));
    }

    private static String seconds(long ms) {
        return "INTERVAL `" + Math.abs(ms) / 1000 + "." + String.format("%03d", Math.abs(ms) % 1000) + "` SECOND"
                + (ms < 0 ? " * -1" : "");
    }

    private static ProcessStage.Program program(int key, int field, long delay) {
        return new ProcessStage.Program() {
            @Override
            public void onRow(Row row, Actions actions) {
                Long value = (Long) row.value(field);
                if (value != null && value % 3 == 0 && actions.state().get("until") instanceof Long until) {
                    actions.delete(until);
                }
                long total = (actions.state().get("total") instanceof Long before ? before : 0L)
                        + Objects.requireNonNullElse(value, 1L);
                actions.state().put("total", total);
                actions.state().put("until", row.time() + delay);
                if (value != null && value % 2 == 0) {
                    actions.register(row.time() + delay);
                }
                if (value != null && value > 10) {
                    actions.emit(row.value(key), total, row.time());
                }
            }

            @Override
            public void onTimer(List<@Nullable Object> of, long time, Actions actions) {
                Long total = (Long) actions.state().get("total");
                actions.emit(of.get(0), total, time);
                if (total == null) {
                    return;
                }
                long less = total - 1;
                actions.state().put("total", less);
                if (less % 4 == 0) {
                    actions.register(time + 100);
                }
                if (less % 5 == 0) {
                    actions.state().remove("total");
                }
            }
        };
    }
}
