package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.document.Value;
import dev.millrace.model.spec.WindowSpecs.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The setting {@code window} of kinds that put the rows of two inputs into windows of event time. */
public final class EventTimeWindows {

    private static final Set<String> OTHERS = Set.of("type", "rows", "every", "time");

    private EventTimeWindows() {}

    public static SettingSpec spec() {
        List<SettingSpec> fields = new ArrayList<>();
        fields.add(SettingSpec.withDefault(
                "type",
                "Type",
                ChoiceType.of(
                        new Option("tumbling", "Tumbling"),
                        new Option("sliding", "Sliding"),
                        new Option("cumulating", "Cumulating"),
                        new Option("session", "Session")),
                Value.of("tumbling"),
                "Tumbling windows lie side by side; sliding ones overlap; cumulating ones grow step by step; a session"
                        + " lasts until the rows of a key pause on both sides."));
        WindowSettings.fields().stream()
                .filter(field -> !OTHERS.contains(field.key()))
                .forEach(fields::add);
        return SettingSpec.required(
                "window", "Window", new RecordType(fields), "In which windows rows meet, by their event time.");
    }

    /** The bound window, or empty; what is wrong is reported. */
    public static Optional<WindowSpec> bind(BindContext context) {
        return WindowSettings.bind(context);
    }
}
