package dev.millrace.model.catalog;

import dev.millrace.model.document.Value;
import java.util.List;
import java.util.Optional;

/**
 * One setting of an operator kind. A setting whose {@link Condition} does not hold has no effect, and then it is not
 * asked for even if it is {@code required}.
 *
 * @param key name in documents, lower camel case
 * @param help one or two sentences for the inspector, the documentation and the JSON Schema
 * @param defaultValue used when the document has none; absent and not {@code required}: the setting may stay unset
 * @param shown when the inspector shows it
 */
public record SettingSpec(
        String key, String title, String help, Type type, boolean required, Optional<Value> defaultValue, Shown shown) {

    /** A setting that every node of the kind must have. */
    public static SettingSpec required(String key, String title, Type type, String help) {
        return new SettingSpec(key, title, help, type, true, Optional.empty(), Shown.ALWAYS);
    }

    /** A setting that may stay unset. */
    public static SettingSpec optional(String key, String title, Type type, String help) {
        return new SettingSpec(key, title, help, type, false, Optional.empty(), Shown.ALWAYS);
    }

    /** A setting that has this value unless the document says otherwise. */
    public static SettingSpec withDefault(String key, String title, Type type, Value defaultValue, String help) {
        return new SettingSpec(key, title, help, type, false, Optional.of(defaultValue), Shown.ALWAYS);
    }

    /** The same setting, behind the inspector's disclosure. */
    public SettingSpec advanced() {
        return shown(new Shown(true, shown.onlyWhen()));
    }

    /** The same setting, with an effect only when another one of its record has one of these values. */
    public SettingSpec when(String otherKey, String... values) {
        return shown(new Shown(shown.advanced(), Shown.when(otherKey, values).onlyWhen()));
    }

    private SettingSpec shown(Shown newShown) {
        return new SettingSpec(key, title, help, type, required, defaultValue, newShown);
    }

    /**
     * When and where the inspector shows a setting.
     *
     * @param advanced behind a disclosure
     */
    public record Shown(boolean advanced, Optional<Condition> onlyWhen) {
        public static final Shown ALWAYS = new Shown(false, Optional.empty());
        public static final Shown ADVANCED = new Shown(true, Optional.empty());

        public static Shown when(String key, String... values) {
            return new Shown(false, Optional.of(new Condition(key, List.of(values))));
        }
    }

    /** Another setting of the same record has one of these texts. */
    public record Condition(String key, List<String> values) {}

    /** What the value must be; each gives a control, a check and a piece of JSON Schema. */
    public sealed interface Type {}

    /**
     * Text.
     *
     * @param multiline a text area
     */
    public record TextType(boolean multiline) implements Type {}

    /**
     * A file path or glob.
     *
     * @param output the file is written
     */
    public record PathType(boolean output) implements Type {}

    public record BooleanType() implements Type {}

    /** A whole number in [min, max]. */
    public record IntegerType(long min, long max) implements Type {}

    /** A number in [min, max]. */
    public record NumberType(double min, double max) implements Type {}

    /** A duration such as {@code 6h}, {@code 1m30s}, {@code 250ms}. */
    public record DurationType(long minMs, long maxMs) implements Type {}

    /** A timestamp such as {@code 2026-01-01T00:00:00Z}. */
    public record TimestampType() implements Type {}

    /** One of some words, each with a title. */
    public record ChoiceType(List<Option> options) implements Type {
        public ChoiceType {
            options = List.copyOf(options);
        }

        public static ChoiceType of(Option... options) {
            return new ChoiceType(List.of(options));
        }

        /** The words that documents write. */
        public List<String> values() {
            return options.stream().map(Option::value).toList();
        }
    }

    public record Option(String value, String title) {}

    /** A data type such as {@code decimal(10, 2)}. */
    public record DataTypeType() implements Type {}

    /**
     * The name of a field.
     *
     * @param input port whose fields are meant; empty: the node's own columns
     */
    public record FieldType(String input) implements Type {}

    /**
     * A SQL expression.
     *
     * @param input port whose fields it sees; empty: the row number {@code n}
     */
    public record ExpressionType(String input) implements Type {}

    /**
     * A reference to a secret: <code>{"secret": "env:NAME"}</code>, {@code keystore:NAME} in its place, or
     * <code>${name}</code> of a parameter of type SECRET. Never the secret itself.
     */
    public record SecretType() implements Type {}

    /** Any JSON value: cells of inline rows. */
    public record AnyType() implements Type {}

    /** A list. */
    public record ListType(Type element, int minimum) implements Type {}

    /** A nested record. */
    public record RecordType(List<SettingSpec> fields) implements Type {
        public RecordType {
            fields = List.copyOf(fields);
        }
    }
}
