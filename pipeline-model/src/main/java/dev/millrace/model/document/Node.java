package dev.millrace.model.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One box of the pipeline.
 *
 * @param id stable and unique in the document: 1 to 64 of {@code A-Z a-z 0-9 _ -}
 * @param kind key of an operator kind in the catalog
 * @param name what people call it; may be empty (then the kind's title is shown)
 * @param settings by key, in document order; what is absent has the kind's default
 */
public record Node(String id, String kind, String name, Map<String, Value> settings) {
    public Node {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    public Node withSetting(String key, Value value) {
        Map<String, Value> changed = new LinkedHashMap<>(settings);
        changed.put(key, value);
        return new Node(id, kind, name, changed);
    }

    public Node withoutSetting(String key) {
        Map<String, Value> changed = new LinkedHashMap<>(settings);
        changed.remove(key);
        return new Node(id, kind, name, changed);
    }

    public Node withName(String newName) {
        return new Node(id, kind, newName, settings);
    }
}
