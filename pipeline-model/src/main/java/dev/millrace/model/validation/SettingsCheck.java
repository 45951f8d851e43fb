package dev.millrace.model.validation;

import dev.millrace.model.catalog.Cells;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks settings against their specs: unknown and missing ones, lists and records; {@link ValueCheck} does the rest. */
final class SettingsCheck {

    private final NodeProblems problems;
    private final ValueCheck values;

    SettingsCheck(NodeProblems problems, ValueCheck values) {
        this.problems = problems;
        this.values = values;
    }

    /**
     * The good ones of a node's or a nested record's settings.
     *
     * @param path of the record with a dot behind, or empty
     */
    Map<String, Value> check(List<SettingSpec> specs, Map<String, Value> given, String path) {
        Map<String, Value> good = new LinkedHashMap<>();
        Map<String, SettingSpec> byKey = new LinkedHashMap<>();
        specs.forEach(spec -> byKey.put(spec.key(), spec));
        given.forEach((key, value) -> {
            SettingSpec spec = byKey.get(key);
            if (spec == null) {
                problems.error(
                        Code.UNKNOWN_SETTING,
                        path + key,
                        "There is no setting " + Excerpt.of(key) + " here.",
                        Suggestion.fix(key, byKey.keySet()));
            } else if (!isUnset(spec, value)) {
                check(spec.type(), value, path + key).ifPresent(checked -> good.put(key, checked));
            }
        });
        Settings complete = Settings.of(specs, good);
        for (SettingSpec spec : specs) {
            checkPresence(spec, given, complete, path + spec.key());
        }
        return good;
    }

    /** Blank text where blank text can mean nothing counts as no setting at all. */
    private static boolean isUnset(SettingSpec spec, Value value) {
        return value instanceof Value.Text text
                && text.text().isBlank()
                && !(spec.type() instanceof SettingSpec.TextType)
                && !(spec.type() instanceof SettingSpec.AnyType);
    }

    private void checkPresence(SettingSpec spec, Map<String, Value> given, Settings complete, String path) {
        boolean effective =
                spec.shown().onlyWhen().map(when -> holds(when, complete)).orElse(true);
        Value value = given.get(spec.key());
        boolean present = value != null && !isUnset(spec, value);
        if (spec.required() && effective && !present) {
            problems.error(
                    Code.MISSING_SETTING,
                    path,
                    value == null
                            ? "The setting " + Excerpt.of(spec.key()) + " is missing."
                            : "The setting " + Excerpt.of(spec.key()) + " is empty.",
                    spec.help());
        }
        if (!effective && present) {
            SettingSpec.Condition when = spec.shown().onlyWhen().orElseThrow();
            problems.warning(
                    Code.BAD_SETTING,
                    path,
                    "The setting has no effect: it counts only if " + when.key() + " is "
                            + String.join(" or ", when.values()) + ".",
                    "Remove it, or change " + when.key() + ".");
        }
    }

    private static boolean holds(SettingSpec.Condition when, Settings settings) {
        Optional<Value> value = settings.value(when.key());
        String text = value.map(set -> set instanceof Value.Text word ? word.text() : Cells.shown(set))
                .orElse("");
        return when.values().contains(text);
    }

    private Optional<Value> check(SettingSpec.Type type, Value value, String path) {
        if (type instanceof ListType list) {
            return list(list, value, path);
        }
        if (type instanceof RecordType nested) {
            return record(nested, value, path);
        }
        return values.check(type, value, path);
    }

    private Optional<Value> list(ListType type, Value value, String path) {
        if (!(value instanceof Value.ListOf list)) {
            problems.error(Code.BAD_SETTING, path, "This must be a list, not " + Cells.shown(value) + ".", "");
            return Optional.empty();
        }
        if (list.elements().size() < type.minimum()) {
            problems.error(
                    Code.MISSING_SETTING,
                    path,
                    "The list has " + list.elements().size() + " elements and needs at least " + type.minimum() + ".",
                    "Add what is missing.");
        }
        List<Value> good = new ArrayList<>(list.elements().size());
        for (int i = 0; i < list.elements().size(); i++) {
            Optional<Value> element = check(type.element(), list.elements().get(i), path + "[" + i + "]");
            if (element.isPresent()) {
                good.add(element.get());
            } else if (type.element() instanceof RecordType) {
                good.add(Value.of(Map.of())); // The others keep their positions, which problems name.
            }
        }
        return Optional.of(new Value.ListOf(good));
    }

    private Optional<Value> record(RecordType type, Value value, String path) {
        if (!(value instanceof Value.RecordOf nested)) {
            problems.error(Code.BAD_SETTING, path, "This must be a record, not " + Cells.shown(value) + ".", "");
            return Optional.empty();
        }
        return Optional.of(new Value.RecordOf(check(type.fields(), nested.fields(), path + ".")));
    }
}
