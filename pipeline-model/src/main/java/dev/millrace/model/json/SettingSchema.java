package dev.millrace.model.json;

import dev.millrace.model.catalog.Durations;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.Condition;
import dev.millrace.model.catalog.SettingSpec.DataTypeType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.IntegerType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.NumberType;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.SettingSpec.SecretType;
import dev.millrace.model.catalog.SettingSpec.TimestampType;
import dev.millrace.model.document.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The schema of settings. It allows what the validator may find right: a parameter reference wherever one may stand, and
 * blank text where that counts as unset. What only the validator can know, such as whether a field exists, it leaves to
 * it.
 */
final class SettingSchema {

    /** Definitions that settings refer to. */
    static final String PARAMETER_REFERENCE = "parameterReference";

    static final String DURATION = "duration";
    static final String SECRET = "secret";

    private static final String REFERENCE = "\\$\\{[A-Za-z_][A-Za-z0-9_-]{0,63}\\}";
    private static final String BLANK_OR_REFERENCE = "^\\s*$|" + REFERENCE;

    private SettingSchema() {}

    static void addDefinitions(SchemaObject definitions) {
        definitions.put(
                PARAMETER_REFERENCE,
                SchemaObject.pattern("^\\s*$|^" + REFERENCE + "$")
                        .put("description", "The value of a parameter: ${name}."));
        definitions.put(
                DURATION,
                SchemaObject.pattern(
                                "^\\s*$|^(\\s*[0-9]{1,15}(\\.[0-9]{1,9})?\\s*(us|ms|min|s|m|h|d)\\s*)+$|" + REFERENCE)
                        .put("examples", SchemaObject.texts(List.of("6h", "1m30s", "250ms"))));
        SchemaObject where = SchemaObject.pattern("^(env|keystore):[A-Za-z_][A-Za-z0-9_.-]{0,127}$")
                .put("description", "Where the secret is found: env:NAME or keystore:NAME.");
        definitions.put(
                SECRET,
                SchemaObject.anyOf(
                        SchemaObject.closed(new SchemaObject().put("secret", where), List.of("secret")),
                        SchemaObject.reference(PARAMETER_REFERENCE)));
    }

    /** The settings of a kind or of a nested record. */
    static SchemaObject of(List<SettingSpec> specs) {
        SchemaObject properties = new SchemaObject();
        List<String> required = new ArrayList<>();
        List<SchemaObject> conditional = new ArrayList<>();
        for (SettingSpec spec : specs) {
            properties.put(spec.key(), setting(spec));
            if (spec.required() && spec.shown().onlyWhen().isEmpty()) {
                required.add(spec.key());
            } else if (spec.required()) {
                conditional.add(requiredWhen(spec, spec.shown().onlyWhen().get(), specs));
            }
        }
        SchemaObject object = SchemaObject.closed(properties, required);
        return conditional.isEmpty() ? object : object.put("allOf", SchemaObject.list(conditional.stream()));
    }

    private static SchemaObject requiredWhen(SettingSpec spec, Condition condition, List<SettingSpec> specs) {
        SchemaObject is = new SchemaObject()
                .put(
                        "properties",
                        new SchemaObject()
                                .put(
                                        condition.key(),
                                        new SchemaObject().put("enum", SchemaObject.texts(condition.values()))));
        boolean byDefault = specs.stream()
                .filter(other -> other.key().equals(condition.key()))
                .flatMap(other -> other.defaultValue().stream())
                .anyMatch(value ->
                        value instanceof Value.Text text && condition.values().contains(text.text()));
        if (!byDefault) {
            is.put("required", SchemaObject.texts(List.of(condition.key())));
        }
        return new SchemaObject()
                .put("if", is)
                .put("then", new SchemaObject().put("required", SchemaObject.texts(List.of(spec.key()))));
    }

    private static SchemaObject setting(SettingSpec spec) {
        String limits = spec.type() instanceof DurationType range
                ? " From " + Durations.format(range.minMs()) + " to " + Durations.format(range.maxMs()) + "."
                : "";
        SchemaObject setting = new SchemaObject().put("title", spec.title()).put("description", spec.help() + limits);
        setting.and(type(spec.type()));
        spec.defaultValue().ifPresent(value -> setting.put("default", value));
        return setting;
    }

    private static SchemaObject type(SettingSpec.Type type) {
        if (type instanceof SettingSpec.AnyType) {
            return new SchemaObject();
        } else if (type instanceof BooleanType) {
            return orReference(SchemaObject.type("boolean"));
        } else if (type instanceof IntegerType range) {
            return orReference(SchemaObject.type("integer")
                    .put("minimum", Value.of(range.min()))
                    .put("maximum", Value.of(range.max())));
        } else if (type instanceof NumberType range) {
            return orReference(
                    limited(limited(SchemaObject.type("number"), "minimum", range.min()), "maximum", range.max()));
        } else if (type instanceof DurationType) {
            return SchemaObject.reference(DURATION);
        } else if (type instanceof SecretType) {
            return SchemaObject.reference(SECRET);
        } else if (type instanceof ChoiceType choice) {
            SchemaObject options = SchemaObject.oneOf(choice.options().stream()
                    .map(option ->
                            SchemaObject.constant(Value.of(option.value())).put("title", option.title())));
            return SchemaObject.anyOf(options, SchemaObject.pattern(BLANK_OR_REFERENCE));
        } else if (type instanceof ListType list) {
            SchemaObject array = SchemaObject.type("array").put("items", type(list.element()));
            return list.minimum() == 0 ? array : array.put("minItems", Value.of(list.minimum()));
        } else if (type instanceof RecordType nested) {
            return of(nested.fields());
        }
        return text(type);
    }

    private static SchemaObject text(SettingSpec.Type type) {
        SchemaObject text = SchemaObject.type("string");
        if (type instanceof TimestampType) {
            text.put("examples", SchemaObject.texts(List.of("2026-01-01T00:00:00Z")));
        } else if (type instanceof DataTypeType) {
            text.put("examples", SchemaObject.texts(List.of("string", "bigint", "timestamp", "decimal(10, 2)")));
        }
        return text;
    }

    private static SchemaObject orReference(SchemaObject schema) {
        return SchemaObject.anyOf(schema, SchemaObject.reference(PARAMETER_REFERENCE));
    }

    private static SchemaObject limited(SchemaObject number, String keyword, double limit) {
        boolean none = Double.isInfinite(limit) || Math.abs(limit) == Double.MAX_VALUE;
        return none ? number : number.put(keyword, new Value.Numeric(BigDecimal.valueOf(limit)));
    }
}
