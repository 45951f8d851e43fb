package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.SettingSpec.IntegerType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.ErrorSettings;
import java.util.ArrayList;
import java.util.List;

/** The settings of a pattern. */
final class PatternSettings {

    /** A step that takes so many rows needs as many states. */
    static final int MOST_ROWS = 1_000;

    static final String[] POSITIVE = {"next", "followed-by", "followed-by-any"};

    private static final long LONGEST_MS = 3_650L * 86_400_000L;
    private static final String[] REPEATED = {"times", "range", "or-more"};

    private PatternSettings() {}

    static List<SettingSpec> all() {
        return List.of(
                AggregateSettings.keys(),
                SettingSpec.required(
                        "steps",
                        "Steps",
                        new ListType(new RecordType(step()), 1),
                        "The sequence of rows that is looked for."),
                SettingSpec.optional(
                        "within",
                        "Within",
                        new DurationType(1, LONGEST_MS),
                        "How long a match may take: its last row must come less than this after its first."),
                SettingSpec.withDefault(
                                "withinFrom",
                                "Measured from",
                                ChoiceType.of(
                                        new Option("first", "The first row"), new Option("previous", "The row before")),
                                Value.of("first"),
                                "Whether the time runs from the first row of the match, or anew from each of its rows.")
                        .advanced(),
                SettingSpec.withDefault(
                        "skip",
                        "After a match",
                        ChoiceType.of(
                                new Option("none", "Skip nothing"),
                                new Option("to-next", "Skip to the next row"),
                                new Option("past-last", "Skip past its last row"),
                                new Option("to-first", "Skip to the first row of a step"),
                                new Option("to-last", "Skip to the last row of a step")),
                        Value.of("none"),
                        "Which other matches are given up when there is one: those that begin before this row."),
                SettingSpec.required("skipTo", "Step", new TextType(false), "The name of the step that is skipped to.")
                        .when("skip", "to-first", "to-last"),
                SettingSpec.withDefault(
                        "aggregates",
                        "Aggregates",
                        new ListType(new RecordType(aggregate()), 0),
                        Value.of(List.of()),
                        "What is computed over the rows of a step; conditions and fields see it by its name."),
                SettingSpec.required(
                        "fields",
                        "Fields",
                        new ListType(
                                new RecordType(List.of(
                                        SettingSpec.required("name", "Name", new TextType(false), "The field's name."),
                                        SettingSpec.required(
                                                "value",
                                                "Value",
                                                new ExpressionType(TransformKind.IN),
                                                "An expression over the match, such as STEP.field"
                                                        + " or STEP_count."))),
                                1),
                        "What is said of a match, behind the key fields."),
                ErrorSettings.spec());
    }

    private static List<SettingSpec> step() {
        return List.of(
                SettingSpec.required(
                        "name",
                        "Name",
                        new TextType(false),
                        "The name by which expressions know its rows: letters, digits and _."),
                SettingSpec.withDefault(
                        "contiguity",
                        "Follows",
                        ChoiceType.of(
                                new Option("next", "Next: directly"),
                                new Option("followed-by", "Followed by: passing over rows that do not fit"),
                                new Option("followed-by-any", "Followed by any: passing over any rows"),
                                new Option("not-next", "Not next: not directly"),
                                new Option("not-followed-by", "Not followed by: not before what comes then")),
                        Value.of("followed-by"),
                        "How its first row follows the step before; without effect on the first step."),
                SettingSpec.optional(
                        "condition",
                        "Where",
                        new ExpressionType(TransformKind.IN),
                        "What a row must fulfil. It sees the row's fields, earlier rows of the match as STEP.field,"
                                + " STEP_first.field and STEP_count, and the aggregates. Unset: any row."),
                SettingSpec.withDefault(
                                "times",
                                "How often",
                                ChoiceType.of(
                                        new Option("once", "Once"),
                                        new Option("times", "n times"),
                                        new Option("range", "n to m times"),
                                        new Option("or-more", "n or more times")),
                                Value.of("once"),
                                "How many rows it takes.")
                        .when("contiguity", POSITIVE),
                SettingSpec.withDefault(
                                "min",
                                "Number n",
                                new IntegerType(0, MOST_ROWS),
                                Value.of(1),
                                "The least number of rows; 0 is 1, and optional.")
                        .when("times", REPEATED),
                SettingSpec.required("max", "Number m", new IntegerType(1, MOST_ROWS), "The largest number of rows.")
                        .when("times", "range"),
                SettingSpec.withDefault(
                                "inner",
                                "In between",
                                ChoiceType.of(
                                        new Option("relaxed", "Rows that do not fit"),
                                        new Option("consecutive", "Nothing"),
                                        new Option("combinations", "Any rows")),
                                Value.of("relaxed"),
                                "What may stand between the rows of this step.")
                        .when("times", REPEATED),
                SettingSpec.optional(
                                "until",
                                "Until",
                                new ExpressionType(TransformKind.IN),
                                "The step takes and passes over no row where this is true.")
                        .when("times", "or-more"),
                SettingSpec.withDefault(
                                "greedy",
                                "Greedy",
                                new BooleanType(),
                                Value.of(false),
                                "Whether it takes as many rows as it can: the next step passes over none that fits here.")
                        .when("times", "range", "or-more"),
                SettingSpec.withDefault(
                                "optional",
                                "Optional",
                                new BooleanType(),
                                Value.of(false),
                                "Whether the match may also do without it.")
                        .when("contiguity", POSITIVE));
    }

    private static List<SettingSpec> aggregate() {
        List<SettingSpec> settings = new ArrayList<>();
        settings.add(SettingSpec.required(
                "step", "Step", new TextType(false), "The name of the step whose rows are aggregated."));
        settings.addAll(AggregateSettings.one());
        settings.add(0, settings.remove(1));
        return List.copyOf(settings);
    }
}
