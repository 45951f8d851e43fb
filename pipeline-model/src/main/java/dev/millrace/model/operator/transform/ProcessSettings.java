package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.DataTypeType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.document.Value;
import java.util.List;

/** The settings of a process function that are lists of records. */
final class ProcessSettings {

    private static final long LONGEST_MS = 3_650L * 86_400_000L;

    private ProcessSettings() {}

    static SettingSpec state() {
        return SettingSpec.withDefault(
                "state",
                "State",
                new ListType(
                        new RecordType(List.of(
                                SettingSpec.required(
                                        "name",
                                        "Name",
                                        new TextType(false),
                                        "The name by which actions and expressions know it."),
                                SettingSpec.withDefault(
                                        "form",
                                        "Form",
                                        ChoiceType.of(
                                                new Option("value", "One value"),
                                                new Option("list", "A list"),
                                                new Option("map", "A map")),
                                        Value.of("value"),
                                        "Whether it holds one value, a list of them, or values by key."),
                                SettingSpec.required(
                                        "type",
                                        "Type",
                                        new DataTypeType(),
                                        "The type of the value, of each element, or of each entry's value."),
                                SettingSpec.required(
                                                "keyType",
                                                "Type of its keys",
                                                new DataTypeType(),
                                                "The type of the keys of a map.")
                                        .when("form", "map"),
                                SettingSpec.withDefault(
                                                "scope",
                                                "Of",
                                                ChoiceType.of(
                                                        new Option("key", "Each key"),
                                                        new Option("shared", "All keys")),
                                                Value.of("key"),
                                                "Whether each key has its own, or all keys share one, which only rows of a"
                                                        + " second input that is broadcast can change.")
                                        .advanced(),
                                SettingSpec.optional(
                                                "timeToLive",
                                                "Time to live",
                                                new DurationType(1, LONGEST_MS),
                                                "How long after it was written it is forgotten. Unset: never.")
                                        .advanced())),
                        0),
                Value.of(List.of()),
                "What is remembered for each key.");
    }

    static SettingSpec outputs() {
        return SettingSpec.required(
                "outputs",
                "Outputs",
                new ListType(
                        new RecordType(List.of(
                                SettingSpec.required(
                                        "name",
                                        "Name",
                                        new TextType(false),
                                        "The name of the output: letters, digits, - and _."),
                                SettingSpec.required(
                                        "fields",
                                        "Fields",
                                        new ListType(
                                                new RecordType(List.of(
                                                        SettingSpec.required(
                                                                "name",
                                                                "Name",
                                                                new TextType(false),
                                                                "The name of the field."),
                                                        SettingSpec.required(
                                                                "type",
                                                                "Type",
                                                                new DataTypeType(),
                                                                "The type of the field."))),
                                                1),
                                        "The fields of the rows that leave here."))),
                        1),
                "Where rows leave, and what they look like. The first is the main one.");
    }

    static SettingSpec actions(String key, String title, String port, String help) {
        return SettingSpec.optional(key, title, new ListType(new RecordType(action(port)), 0), help);
    }

    private static List<SettingSpec> action(String port) {
        String[] ofState = {"assign", "append", "put", "remove", "clear"};
        return List.of(
                SettingSpec.required(
                        "action",
                        "Action",
                        ChoiceType.of(
                                new Option("assign", "Assign a value"),
                                new Option("append", "Append to a list"),
                                new Option("put", "Put into a map"),
                                new Option("remove", "Remove from a map"),
                                new Option("clear", "Clear state"),
                                new Option("emit", "Emit a row"),
                                new Option("register-timer", "Register a timer"),
                                new Option("delete-timer", "Delete a timer")),
                        "What is done."),
                SettingSpec.optional(
                        "condition",
                        "Only where",
                        new ExpressionType(port),
                        "It is only done where this is true. Unset: always."),
                SettingSpec.required("state", "State", new TextType(false), "The name of the state that changes.")
                        .when("action", ofState),
                SettingSpec.optional(
                        "key",
                        "Key in a map",
                        new ExpressionType(port),
                        "The key of the entry. Expressions see the value under it as NAME_value."),
                SettingSpec.required("value", "Value", new ExpressionType(port), "What is written.")
                        .when("action", "assign", "append", "put"),
                SettingSpec.optional(
                                "output",
                                "Output",
                                new TextType(false),
                                "The output by which the row leaves. Unset: the first.")
                        .when("action", "emit"),
                SettingSpec.required(
                                "values",
                                "Values",
                                new ListType(new ExpressionType(port), 1),
                                "The values of the output's fields, in their order.")
                        .when("action", "emit"),
                SettingSpec.withDefault(
                                "timer",
                                "Timer",
                                new TextType(false),
                                Value.of("timer"),
                                "The name of the timer, by which expressions tell several apart.")
                        .when("action", "register-timer", "delete-timer"),
                SettingSpec.withDefault(
                                "clock",
                                "By",
                                ChoiceType.of(
                                        new Option("event-time", "Event time"),
                                        new Option("processing-time", "Processing time")),
                                Value.of("event-time"),
                                "Whether it fires when the watermark, or when the clock reaches its time.")
                        .when("action", "register-timer", "delete-timer"),
                SettingSpec.required(
                                "at",
                                "At",
                                new ExpressionType(port),
                                "The timestamp for which it is set, such as event_time + INTERVAL '10' SECOND.")
                        .when("action", "register-timer", "delete-timer"));
    }
}
