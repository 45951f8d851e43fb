package dev.millrace.model.catalog;

import dev.millrace.model.document.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a node or of a nested record, with defaults filled in. The accessors expect values that have already
 * been checked against their {@link SettingSpec}s; asking for the wrong type is a programming error.
 */
public final class Settings {

    private final Map<String, Value> values;

    private Settings(Map<String, Value> values) {
        this.values = values;
    }

    /** Values over the defaults of their specs. */
    public static Settings of(List<SettingSpec> specs, Map<String, Value> values) {
        Map<String, Value> complete = new LinkedHashMap<>();
        for (SettingSpec spec : specs) {
            spec.defaultValue().ifPresent(value -> complete.put(spec.key(), value));
        }
        complete.putAll(values);
        for (SettingSpec spec : specs) {
            Value value = complete.get(spec.key());
            if (value != null) {
                complete.put(spec.key(), completed(spec.type(), value));
            }
        }
        return new Settings(complete);
    }

    /** Fills in the defaults of nested records. */
    private static Value completed(SettingSpec.Type type, Value value) {
        if (type instanceof SettingSpec.ListType list && value instanceof Value.ListOf elements) {
            List<Value> all = new ArrayList<>();
            elements.elements().forEach(element -> all.add(completed(list.element(), element)));
            return new Value.ListOf(all);
        }
        if (type instanceof SettingSpec.RecordType nested && value instanceof Value.RecordOf fields) {
            return new Value.RecordOf(of(nested.fields(), fields.fields()).values);
        }
        return value;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public Optional<Value> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Text, or empty text when unset. */
    public String text(String key) {
        return values.get(key) instanceof Value.Text text ? text.text() : "";
    }

    public Optional<String> optionalText(String key) {
        return values.get(key) instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    public boolean flag(String key) {
        return values.get(key) instanceof Value.Flag flag && flag.flag();
    }

    public Optional<BigDecimal> number(String key) {
        return values.get(key) instanceof Value.Numeric number ? Optional.of(number.number()) : Optional.empty();
    }

    public long integer(String key) {
        return number(key)
                .orElseThrow(() -> new IllegalStateException("no number at " + key))
                .longValueExact();
    }

    /** A duration setting in milliseconds. */
    public Optional<Long> durationMs(String key) {
        return optionalText(key).map(text -> Durations.parseMs(text).orElseThrow());
    }

    public List<Value> list(String key) {
        return values.get(key) instanceof Value.ListOf list ? list.elements() : List.of();
    }

    /** A list of texts. */
    public List<String> texts(String key) {
        return list(key).stream().map(value -> ((Value.Text) value).text()).toList();
    }

    /** A nested record. */
    public Optional<Settings> nested(String key) {
        return values.get(key) instanceof Value.RecordOf nested
                ? Optional.of(new Settings(nested.fields()))
                : Optional.empty();
    }

    /** A list of nested records. */
    public List<Settings> records(String key) {
        return list(key).stream()
                .map(value -> new Settings(((Value.RecordOf) value).fields()))
                .toList();
    }
}
