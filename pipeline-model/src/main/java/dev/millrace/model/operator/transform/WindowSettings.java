package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Durations;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Code;
import dev.millrace.model.spec.TransformSpecs.Sliding;
import dev.millrace.model.spec.TransformSpecs.Tumbling;
import dev.millrace.model.spec.TransformSpecs.WindowSpec;
import java.util.List;
import java.util.Optional;

/** The setting {@code window}: which windows a row belongs to. */
final class WindowSettings {

    private static final String KEY = "window";
    private static final long LONGEST_MS = 3_650L * 86_400_000L;

    /** Each row counts in so many windows and each gives a result; beyond this a run would hardly end. */
    private static final long MOST_WINDOWS_PER_ROW = 100_000;

    private WindowSettings() {}

    static SettingSpec spec() {
        return SettingSpec.required(
                KEY,
                "Window",
                new RecordType(List.of(
                        SettingSpec.withDefault(
                                "type",
                                "Type",
                                ChoiceType.of(new Option("tumbling", "Tumbling"), new Option("sliding", "Sliding")),
                                Value.of("tumbling"),
                                "Tumbling windows lie side by side; sliding ones overlap."),
                        SettingSpec.required(
                                "size", "Size", new DurationType(1, LONGEST_MS), "How long a window is, such as 6h."),
                        SettingSpec.required(
                                        "slide",
                                        "Slide",
                                        new DurationType(1, LONGEST_MS),
                                        "How long after one window the next begins; at most the size, and at least a"
                                                + " hundred-thousandth of it.")
                                .when("type", "sliding"),
                        SettingSpec.withDefault(
                                        "offset",
                                        "Offset",
                                        new DurationType(0, LONGEST_MS),
                                        Value.of("0s"),
                                        "How far the windows are moved from 1970-01-01T00:00Z: 30m makes hourly windows"
                                                + " begin at half past.")
                                .advanced())),
                "Which windows a row belongs to, by its event time.");
    }

    /** The bound window, or empty; what is wrong is reported. */
    static Optional<WindowSpec> bind(BindContext context) {
        Optional<Settings> settings = context.settings().nested(KEY);
        Optional<Long> sizeMs = settings.flatMap(window -> window.durationMs("size"));
        if (sizeMs.isEmpty()) {
            return Optional.empty();
        }
        boolean sliding = settings.get().text("type").equals("sliding");
        Optional<Long> slideMs = sliding ? settings.get().durationMs("slide") : sizeMs;
        return slideMs.flatMap(slide -> window(
                context,
                sizeMs.get(),
                slide,
                settings.get().durationMs("offset").orElse(0L),
                sliding));
    }

    private static Optional<WindowSpec> window(
            BindContext context, long sizeMs, long slideMs, long offsetMs, boolean sliding) {
        if (slideMs > sizeMs) {
            context.error(
                    Code.BAD_SETTING,
                    KEY + ".slide",
                    "The slide of " + Durations.format(slideMs) + " is longer than the size of "
                            + Durations.format(sizeMs) + ", so rows between two windows would be lost.",
                    "Use a slide of at most the size.");
            return Optional.empty();
        }
        long windowsPerRow = (sizeMs + slideMs - 1) / slideMs;
        if (windowsPerRow > MOST_WINDOWS_PER_ROW) {
            context.error(
                    Code.BAD_SETTING,
                    KEY + ".slide",
                    "With a slide of " + Durations.format(slideMs) + " and a size of " + Durations.format(sizeMs)
                            + " every row would lie in " + windowsPerRow + " windows; at most "
                            + MOST_WINDOWS_PER_ROW + " are possible.",
                    "Use a slide of at least "
                            + Durations.format((sizeMs + MOST_WINDOWS_PER_ROW - 1) / MOST_WINDOWS_PER_ROW) + ".");
            return Optional.empty();
        }
        if (offsetMs >= slideMs) {
            context.error(
                    Code.BAD_SETTING,
                    KEY + ".offset",
                    "The offset of " + Durations.format(offsetMs) + " is not shorter than the "
                            + (sliding ? "slide" : "size") + " of " + Durations.format(slideMs) + ".",
                    "Use what remains of it: " + Durations.format(offsetMs % slideMs) + ".");
            return Optional.empty();
        }
        return Optional.of(sliding ? new Sliding(sizeMs, slideMs, offsetMs) : new Tumbling(sizeMs, offsetMs));
    }
}
