package dev.millrace.model.operator.setting;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.SettingSpec.FieldType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.EventTimeSpec.Alignment;
import dev.millrace.model.spec.EventTimeSpec.AtEnd;
import dev.millrace.model.spec.EventTimeSpec.BoundedDisorder;
import dev.millrace.model.spec.EventTimeSpec.Punctuated;
import dev.millrace.model.spec.EventTimeSpec.WatermarkStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The setting {@code eventTime}: which field says when a row happened, and how the watermark follows from the rows. The
 * same at every source and at the operator that gives event time further down.
 */
public final class EventTimeSettings {

    public static final String KEY = "eventTime";

    private static final long LONGEST_MS = 3_650L * 86_400_000L;
    private static final String DISORDER = "disorder";
    private static final String ASCENDING = "ascending";
    private static final String PUNCTUATED = "punctuated";
    private static final String COLUMN = "column";
    private static final String AT_END = "at-end";
    private static final String INGESTION = "ingestion";

    private EventTimeSettings() {}

    /** The setting of a source; its rows may do without event time. */
    public static SettingSpec ofSource() {
        List<SettingSpec> fields = new ArrayList<>(fields(""));
        fields.add(SettingSpec.optional(
                        "arrivalField",
                        "Arrival field",
                        new FieldType(""),
                        "The timestamp field that says when a row came in when it was recorded. A replay run lets rows, and"
                                + " the clock, follow it.")
                .advanced());
        fields.add(SettingSpec.optional(
                        "alignmentGroup",
                        "Alignment group",
                        new TextType(false),
                        "Sources with the same group wait for each other, so that none runs far ahead in event time.")
                .advanced());
        fields.add(SettingSpec.withDefault(
                        "maxDrift",
                        "Longest drift",
                        new DurationType(0, LONGEST_MS),
                        Value.of("1m"),
                        "How far the source's watermark may be ahead of the slowest of its alignment group.")
                .advanced());
        return SettingSpec.optional(
                KEY,
                "Event time",
                new RecordType(fields),
                "When the rows happened. Windows need it; without it the rows carry no event time.");
    }

    /** The setting of an operator whose purpose it is. */
    public static SettingSpec ofOperator(String input) {
        return SettingSpec.required(
                KEY, "Event time", new RecordType(fields(input)), "When the rows happened, and what is late.");
    }

    private static List<SettingSpec> fields(String input) {
        return List.of(
                SettingSpec.optional(
                        "field",
                        "Field",
                        new FieldType(input),
                        "The timestamp field that says when a row happened. Not used for ingestion time."),
                SettingSpec.withDefault(
                        "strategy",
                        "Watermark",
                        ChoiceType.of(
                                new Option(DISORDER, "Behind the latest row"),
                                new Option(ASCENDING, "At the latest row"),
                                new Option(PUNCTUATED, "By an expression"),
                                new Option(COLUMN, "From a field"),
                                new Option(AT_END, "At the end only"),
                                new Option(INGESTION, "Ingestion time")),
                        Value.of(DISORDER),
                        "How the watermark, which says that no earlier row will come, follows from the rows. Ingestion time:"
                                + " rows happen when they come in."),
                SettingSpec.withDefault(
                                "maxDisorder",
                                "Longest disorder",
                                new DurationType(0, LONGEST_MS),
                                Value.of("0s"),
                                "How far a row may lie behind the latest row before it. The watermark follows the latest"
                                        + " event time at this distance; rows behind the watermark may be late.")
                        .when("strategy", DISORDER),
                SettingSpec.required(
                                "watermark",
                                "Watermark expression",
                                new ExpressionType(input.isEmpty() ? "out" : input),
                                "A timestamp: the watermark after this row. Null: it stays where it is.")
                        .when("strategy", PUNCTUATED),
                SettingSpec.required(
                                "watermarkField",
                                "Watermark field",
                                new FieldType(input),
                                "The timestamp field that holds the watermark after a row. Null: it stays where it is.")
                        .when("strategy", COLUMN),
                SettingSpec.optional(
                                "watermarkInterval",
                                "Watermark interval",
                                new DurationType(1, LONGEST_MS),
                                "How often the watermark moves, by the clock: with the first rows that come when the interval is"
                                        + " over. Unset: with every row, so that results depend on the data alone.")
                        .advanced(),
                SettingSpec.optional(
                                "idleAfter",
                                "Idle after",
                                new DurationType(1, LONGEST_MS),
                                "Without a row for so long, by the clock, the stream no longer holds the watermark of others"
                                        + " back.")
                        .advanced());
    }

    /** Whether the document asks for event time, even if it does so wrongly: what follows should not fail for that. */
    public static boolean isSet(BindContext context) {
        return context.settings().has(KEY);
    }

    /** The bound setting; what is wrong with it is reported. */
    public static Optional<EventTimeSpec> bind(BindContext context, Schema rows) {
        Optional<Settings> setting = context.settings().nested(KEY);
        if (setting.isEmpty()) {
            return Optional.empty();
        }
        Settings nested = setting.get();
        boolean ingestion = nested.text("strategy").equals(INGESTION);
        OptionalInt field = ingestion ? OptionalInt.empty() : timestamp(context, rows, nested.text("field"), "field");
        Optional<WatermarkStrategy> strategy = strategy(context, rows, nested);
        if (strategy.isEmpty() || (field.isEmpty() && !ingestion)) {
            return Optional.empty();
        }
        return Optional.of(new EventTimeSpec(
                field,
                strategy.get(),
                optional(nested.durationMs("watermarkInterval")),
                optional(nested.durationMs("idleAfter")),
                alignment(nested),
                arrival(context, rows, nested)));
    }

    private static Optional<WatermarkStrategy> strategy(BindContext context, Schema rows, Settings setting) {
        return switch (setting.text("strategy")) {
            case PUNCTUATED ->
                context.expression(KEY + ".watermark", setting.text("watermark"), rows, Scalar.TIMESTAMP)
                        .map(Punctuated::new);
            case COLUMN -> {
                String name = setting.text("watermarkField");
                yield timestamp(context, rows, name, "watermarkField").isEmpty()
                        ? Optional.empty()
                        : context.expression(KEY + ".watermarkField", quoted(name), rows, Scalar.TIMESTAMP)
                                .map(Punctuated::new);
            }
            case AT_END -> Optional.of(new AtEnd());
            case ASCENDING, INGESTION -> Optional.of(new BoundedDisorder(0));
            default ->
                Optional.of(
                        new BoundedDisorder(setting.durationMs("maxDisorder").orElse(0L)));
        };
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static OptionalInt timestamp(BindContext context, Schema rows, String name, String key) {
        if (name.isEmpty()) {
            if (key.equals("field")) {
                context.error(
                        Code.MISSING_SETTING,
                        KEY + "." + key,
                        "Event time needs the field that says when a row happened.",
                        "Name a timestamp field, or choose ingestion time as the watermark.");
            }
            return OptionalInt.empty();
        }
        OptionalInt position = FieldNames.position(context, rows, name, KEY + "." + key);
        if (position.isEmpty()) {
            return position;
        }
        DataType type = rows.field(position.getAsInt()).type();
        if (type != Scalar.TIMESTAMP) {
            context.error(
                    Code.BAD_SETTING,
                    KEY + "." + key,
                    "Event time needs a timestamp, but " + Excerpt.of(name) + " is of type " + type.text() + ".",
                    "Make the column a timestamp, or choose another one.");
            return OptionalInt.empty();
        }
        return position;
    }

    private static OptionalInt arrival(BindContext context, Schema rows, Settings setting) {
        String name = setting.has("arrivalField") ? setting.text("arrivalField") : "";
        return name.isEmpty() ? OptionalInt.empty() : timestamp(context, rows, name, "arrivalField");
    }

    private static OptionalLong optional(Optional<Long> value) {
        return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static Optional<Alignment> alignment(Settings setting) {
        String group = setting.has("alignmentGroup") ? setting.text("alignmentGroup") : "";
        return group.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Alignment(group, setting.durationMs("maxDrift").orElse(0L)));
    }
}
