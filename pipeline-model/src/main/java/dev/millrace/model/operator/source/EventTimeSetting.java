package dev.millrace.model.operator.source;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.FieldType;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.EventTimeSpec.BoundedDisorder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The setting {@code eventTime} of every source: which field says when a row happened, and how late rows may be. */
final class EventTimeSetting {

    static final String KEY = "eventTime";

    private static final long LONGEST_MS = 3_650L * 86_400_000L;

    private EventTimeSetting() {}

    static SettingSpec spec() {
        return SettingSpec.optional(
                KEY,
                "Event time",
                new RecordType(List.of(
                        SettingSpec.required(
                                "field",
                                "Field",
                                new FieldType(""),
                                "The timestamp column that says when a row happened."),
                        SettingSpec.withDefault(
                                "maxDisorder",
                                "Longest disorder",
                                new DurationType(0, LONGEST_MS),
                                Value.of("0s"),
                                "How far a row may lie behind the latest row before it. The watermark follows the latest"
                                        + " event time at this distance; rows behind the watermark may be late."),
                        SettingSpec.optional(
                                        "watermarkInterval",
                                        "Watermark interval",
                                        new DurationType(1, LONGEST_MS),
                                        "How often the watermark moves, by the clock. Unset: with every row, so that results depend on"
                                                + " the data alone.")
                                .advanced())),
                "When the rows happened. Windows need it; without it the rows carry no event time.");
    }

    /** The bound setting; what is wrong with it is reported. */
    static Optional<EventTimeSpec> bind(BindContext context, Schema columns) {
        Optional<Settings> setting = context.settings().nested(KEY);
        String name = setting.map(nested -> nested.text("field")).orElse("");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt position = FieldNames.position(context, columns, name, KEY + ".field");
        if (position.isEmpty()) {
            return Optional.empty();
        }
        DataType type = columns.field(position.getAsInt()).type();
        if (type != Scalar.TIMESTAMP) {
            context.error(
                    Code.BAD_SETTING,
                    KEY + ".field",
                    "Event time needs a timestamp, but " + Excerpt.of(name) + " is of type " + type.text() + ".",
                    "Make the column a timestamp, or choose another one.");
            return Optional.empty();
        }
        long disorderMs = setting.get().durationMs("maxDisorder").orElse(0L);
        OptionalLong everyMs = setting.get()
                .durationMs("watermarkInterval")
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
        return Optional.of(new EventTimeSpec(position.getAsInt(), new BoundedDisorder(disorderMs, everyMs)));
    }

    /** Whether the document asks for event time, even if it does so wrongly: what follows should not fail for that. */
    static boolean isSet(BindContext context) {
        return context.settings().has(KEY);
    }
}
