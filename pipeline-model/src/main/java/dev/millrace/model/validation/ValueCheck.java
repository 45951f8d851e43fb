package dev.millrace.model.validation;

import dev.millrace.model.catalog.Cells;
import dev.millrace.model.catalog.Durations;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.AnyType;
import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.DataTypeType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.SettingSpec.IntegerType;
import dev.millrace.model.catalog.SettingSpec.NumberType;
import dev.millrace.model.catalog.SettingSpec.PathType;
import dev.millrace.model.catalog.SettingSpec.SecretType;
import dev.millrace.model.catalog.SettingSpec.TimestampType;
import dev.millrace.model.catalog.Timestamps;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.SecretReference;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Suggestion;
import dev.millrace.model.schema.DataTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Checks single values against their types and puts parameters in. Empty means: reported, or not known in this run. */
final class ValueCheck {

    private final NodeProblems problems;
    private final ParameterLookup parameters;

    ValueCheck(NodeProblems problems, ParameterLookup parameters) {
        this.problems = problems;
        this.parameters = parameters;
    }

    Optional<Value> check(SettingSpec.Type type, Value value, String path) {
        if (type instanceof SecretType) {
            return secret(value, path);
        }
        if (value instanceof Value.RecordOf record && record.fields().containsKey(SecretReference.FIELD)) {
            return refused(Code.BAD_SECRET, path, "This setting cannot hold a secret.", "Write its value.");
        }
        if (type instanceof AnyType) {
            return any(value, path);
        }
        if (type instanceof BooleanType) {
            return typed(value, path, Set.of(Parameter.Type.BOOLEAN), "true or false")
                    .flatMap(known ->
                            known instanceof Value.Flag ? Optional.of(known) : wrong(value, path, "true or false"));
        }
        if (type instanceof IntegerType range) {
            return typed(value, path, Set.of(Parameter.Type.INT), "a whole number")
                    .flatMap(known -> integer(range, known, path));
        }
        if (type instanceof NumberType range) {
            return typed(value, path, Set.of(Parameter.Type.INT, Parameter.Type.DOUBLE), "a number")
                    .flatMap(known -> number(range, known, path));
        }
        return textual(type, value, path);
    }

    private Optional<Value> textual(SettingSpec.Type type, Value value, String path) {
        if (!(value instanceof Value.Text text)) {
            return wrong(value, path, expected(type));
        }
        Optional<String> known = type instanceof ExpressionType
                ? Optional.of(parameters.inExpression(text.text(), path))
                : parameters.inText(text.text(), path);
        return known.filter(content -> fits(type, content, path)).map(Value::of);
    }

    private boolean fits(SettingSpec.Type type, String text, String path) {
        if (type instanceof DurationType range) {
            return duration(range, text, path);
        }
        if (type instanceof TimestampType) {
            return Timestamps.parse(text).isPresent() || reject(wrong(Value.of(text), path, expected(type)));
        }
        if (type instanceof ChoiceType choice) {
            return choice.values().contains(text) || reject(noChoice(choice, text, path));
        }
        if (type instanceof DataTypeType) {
            return DataTypes.parse(text).isPresent() || reject(noDataType(text, path));
        }
        if (type instanceof PathType) {
            return text.indexOf('\0') < 0 || reject(wrong(Value.of(text), path, expected(type)));
        }
        return true;
    }

    private static String expected(SettingSpec.Type type) {
        if (type instanceof DurationType) {
            return "a duration such as 6h, 1m30s or 250ms";
        }
        if (type instanceof TimestampType) {
            return "a timestamp such as 2026-01-01T00:00:00Z";
        }
        if (type instanceof DataTypeType) {
            return "a data type such as string or decimal(10, 2)";
        }
        if (type instanceof ExpressionType) {
            return "the text of an expression";
        }
        return type instanceof PathType ? "a file's path" : "text";
    }

    private boolean duration(DurationType range, String text, String path) {
        OptionalLong millis = Durations.parse(text);
        if (millis.isEmpty()) {
            return reject(wrong(Value.of(text), path, expected(range)));
        }
        if (millis.getAsLong() >= range.minMs() && millis.getAsLong() <= range.maxMs()) {
            return true;
        }
        String limits = Durations.format(range.minMs()) + " to " + Durations.format(range.maxMs());
        return reject(refused(Code.BAD_SETTING, path, Excerpt.of(text) + " is out of range.", "Use " + limits + "."));
    }

    private Optional<Value> noChoice(ChoiceType choice, String text, String path) {
        String words = String.join(", ", choice.values());
        return refused(
                Code.BAD_SETTING,
                path,
                Excerpt.of(text) + " is not one of " + words + ".",
                Suggestion.sentence(text, choice.values()));
    }

    private Optional<Value> noDataType(String text, String path) {
        List<String> names = new ArrayList<>(DataTypes.names());
        names.addAll(List.of("decimal(10, 2)", "array<string>", "row<a int, b string>"));
        Map<String, String> elsewhere =
                Map.of("integer", "int", "long", "bigint", "text", "string", "varchar", "string", "float", "double");
        String meant = elsewhere.getOrDefault(text.trim().toLowerCase(Locale.ROOT), text);
        return refused(Code.BAD_SETTING, path, Excerpt.of(text) + " is not a data type.", Suggestion.fix(meant, names));
    }

    private Optional<Value> integer(IntegerType range, Value value, String path) {
        if (!(value instanceof Value.Numeric number)) {
            return wrong(value, path, "a whole number");
        }
        BigDecimal exact = number.number();
        if (exact.signum() != 0 && exact.stripTrailingZeros().scale() > 0) {
            return wrong(value, path, "a whole number");
        }
        boolean fits = exact.compareTo(BigDecimal.valueOf(range.min())) >= 0
                && exact.compareTo(BigDecimal.valueOf(range.max())) <= 0;
        return fits ? Optional.of(value) : outOfRange(value, path, plain(range.min()), plain(range.max()));
    }

    private Optional<Value> number(NumberType range, Value value, String path) {
        if (!(value instanceof Value.Numeric number)) {
            return wrong(value, path, "a number");
        }
        double approximate = number.number().doubleValue();
        boolean fits = approximate >= range.min() && approximate <= range.max();
        return fits
                ? Optional.of(value)
                : outOfRange(value, path, String.valueOf(range.min()), String.valueOf(range.max()));
    }

    private static String plain(long limit) {
        return String.valueOf(limit);
    }

    private Optional<Value> outOfRange(Value value, String path, String min, String max) {
        return refused(
                Code.BAD_SETTING,
                path,
                Cells.shown(value) + " is out of range.",
                "Use a number from " + min + " to " + max + ".");
    }

    /** The value itself, or that of the parameter that the text names and whose type must be one of these. */
    private Optional<Value> typed(Value value, String path, Set<Parameter.Type> types, String expected) {
        if (!(value instanceof Value.Text text) || !References.in(text.text())) {
            return Optional.of(value);
        }
        Optional<String> name = References.whole(text.text());
        return name.isPresent()
                ? parameters.typed(name.get(), path, types, expected)
                : wrong(value, path, expected + ", or a parameter alone such as ${name}");
    }

    /** Cells of rows: parameters everywhere in them, with their type where one stands alone. */
    private Optional<Value> any(Value value, String path) {
        if (value instanceof Value.Text text) {
            Optional<String> name = References.whole(text.text());
            return name.isPresent()
                    ? parameters.typed(name.get(), path, ParameterLookup.NOT_SECRET, "a value")
                    : parameters.inText(text.text(), path).map(Value::of);
        }
        if (value instanceof Value.ListOf list) {
            List<Value> elements = new ArrayList<>();
            for (int i = 0; i < list.elements().size(); i++) {
                elements.add(any(list.elements().get(i), path + "[" + i + "]").orElseGet(Value.Null::new));
            }
            return Optional.of(new Value.ListOf(elements));
        }
        if (value instanceof Value.RecordOf record) {
            Map<String, Value> fields = new LinkedHashMap<>();
            record.fields()
                    .forEach((key, field) ->
                            fields.put(key, any(field, path + "." + key).orElseGet(Value.Null::new)));
            return Optional.of(new Value.RecordOf(fields));
        }
        return Optional.of(value);
    }

    private Optional<Value> secret(Value value, String path) {
        if (value instanceof Value.Text text && References.whole(text.text()).isPresent()) {
            return parameters.typed(
                    References.whole(text.text()).get(), path, Set.of(Parameter.Type.SECRET), "a secret");
        }
        Optional<Value> reference = SecretReference.of(value).map(SecretReference::toValue);
        return reference.isPresent()
                ? reference
                : refused(
                        Code.BAD_SECRET,
                        path,
                        "A secret is never written into a document; here must stand where it is found.",
                        "Write {\"secret\": \"env:NAME\"} or {\"secret\": \"keystore:NAME\"}, or ${name} of a parameter of"
                                + " type secret.");
    }

    private Optional<Value> wrong(Value value, String path, String expected) {
        boolean quoted = value instanceof Value.Text text
                && (expected.contains("number") || expected.contains("true"))
                && text.text().matches("-?[0-9.]{1,30}|true|false");
        return refused(
                Code.BAD_SETTING,
                path,
                "This must be " + expected + ", not " + Cells.shown(value) + ".",
                quoted ? "Write it without quotes." : "");
    }

    /** False: what was wrong has been reported. */
    private static boolean reject(Optional<Value> reported) {
        return reported.isPresent();
    }

    private Optional<Value> refused(Code code, String path, String message, String fix) {
        problems.error(code, path, message, fix);
        return Optional.empty();
    }
}
