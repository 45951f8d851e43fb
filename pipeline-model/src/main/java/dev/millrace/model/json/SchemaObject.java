package dev.millrace.model.json;

import dev.millrace.model.document.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A JSON object of a schema under construction; each method adds a keyword. */
final class SchemaObject {

    private final Map<String, Value> keywords = new LinkedHashMap<>();

    static SchemaObject type(String type) {
        return new SchemaObject().put("type", type);
    }

    static SchemaObject pattern(String pattern) {
        return type("string").put("pattern", pattern);
    }

    static SchemaObject reference(String definition) {
        return new SchemaObject().put("$ref", "#/$defs/" + definition);
    }

    static SchemaObject constant(Value value) {
        return new SchemaObject().put("const", value);
    }

    static SchemaObject anyOf(SchemaObject... schemas) {
        return new SchemaObject().put("anyOf", list(Stream.of(schemas)));
    }

    static SchemaObject oneOf(Stream<SchemaObject> schemas) {
        return new SchemaObject().put("oneOf", list(schemas));
    }

    /** An object that may have these properties and no others. */
    static SchemaObject closed(SchemaObject properties, List<String> required) {
        SchemaObject object = type("object").put("properties", properties);
        if (!required.isEmpty()) {
            object.put("required", texts(required));
        }
        return object.put("additionalProperties", Value.of(false));
    }

    SchemaObject put(String keyword, Value value) {
        keywords.put(keyword, value);
        return this;
    }

    SchemaObject put(String keyword, String text) {
        return put(keyword, Value.of(text));
    }

    SchemaObject put(String keyword, SchemaObject schema) {
        return put(keyword, schema.value());
    }

    /** Adds the other's keywords. */
    SchemaObject and(SchemaObject other) {
        keywords.putAll(other.keywords);
        return this;
    }

    Value value() {
        return Value.of(keywords);
    }

    static Value texts(List<String> texts) {
        return Value.of(texts.stream().map(Value::of).toList());
    }

    static Value list(Stream<SchemaObject> schemas) {
        return Value.of(schemas.map(SchemaObject::value).toList());
    }
}
