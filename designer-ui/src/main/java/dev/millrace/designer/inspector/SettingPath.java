package dev.millrace.designer.inspector;

import dev.millrace.model.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths of values inside a node's settings, such as {@code timers[0].values[1]}. */
final class SettingPath {

    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d+)]");

    private SettingPath() {}

    /** The settings with another value at a path; what the path does not lead to stays as it is. */
    static Map<String, Value> with(Map<String, Value> settings, String path, Value value) {
        Value changed = with(Value.of(settings), STEP.matcher(path), value);
        return changed instanceof Value.RecordOf record ? record.fields() : settings;
    }

    private static Value with(Value at, Matcher steps, Value value) {
        if (!steps.find()) {
            return value;
        }
        String key = steps.group(1);
        if (key != null && at instanceof Value.RecordOf record) {
            Map<String, Value> fields = new LinkedHashMap<>(record.fields());
            fields.put(key, with(fields.getOrDefault(key, Value.of(Map.of())), steps, value));
            return Value.of(fields);
        }
        if (key == null && at instanceof Value.ListOf list) {
            int index = Integer.parseInt(steps.group(2));
            List<Value> elements = new ArrayList<>(list.elements());
            if (index < elements.size()) {
                elements.set(index, with(elements.get(index), steps, value));
            }
            return Value.of(elements);
        }
        return at;
    }
}
