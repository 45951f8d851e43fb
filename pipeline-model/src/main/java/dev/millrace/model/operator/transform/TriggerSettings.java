package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.IntegerType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Code;
import dev.millrace.model.spec.WindowSpecs.Accumulation;
import dev.millrace.model.spec.WindowSpecs.ClockDelay;
import dev.millrace.model.spec.WindowSpecs.Columns;
import dev.millrace.model.spec.WindowSpecs.Combination;
import dev.millrace.model.spec.WindowSpecs.Counted;
import dev.millrace.model.spec.WindowSpecs.OnClock;
import dev.millrace.model.spec.WindowSpecs.Refinement;
import dev.millrace.model.spec.WindowSpecs.RowCount;
import dev.millrace.model.spec.WindowSpecs.Rule;
import dev.millrace.model.spec.WindowSpecs.Trigger;
import dev.millrace.model.spec.WindowSpecs.WatermarkDelay;
import dev.millrace.model.spec.WindowSpecs.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings that say when a window's results leave and how they relate. */
final class TriggerSettings {

    private static final long LONGEST_MS = 3_650L * 86_400_000L;
    private static final String EARLY = "early";
    private static final String LATE = "late";
    private static final String LATENESS = "allowedLateness";

    private TriggerSettings() {}

    static List<SettingSpec> specs() {
        return List.of(
                trigger(EARLY, "Early results", "Results before the window is complete. Without it there are none."),
                SettingSpec.withDefault(
                                LATENESS,
                                "Allowed lateness",
                                new DurationType(0, LONGEST_MS),
                                Value.of("0s"),
                                "How long, in event time, a complete window is kept for late rows.")
                        .advanced(),
                trigger(
                        LATE,
                        "Late results",
                        "Results of late rows that the allowed lateness lets in. Without it every such row gives one."),
                SettingSpec.withDefault(
                                "accumulation",
                                "A result holds",
                                ChoiceType.of(
                                        new Option("discarding", "The rows since the last result"),
                                        new Option("accumulating", "All rows so far"),
                                        new Option("retracting", "All so far, the last taken back")),
                                Value.of("accumulating"),
                                "How the results of one window relate.")
                        .advanced(),
                flag(
                        "paneIndex",
                        "Number of the result",
                        "Adds pane_index: the result's number in its window, from 0."),
                flag("paneTiming", "Timing of the result", "Adds pane_timing: early, on_time or late."),
                flag(
                        "lateDetails",
                        "Details of late rows",
                        "Adds to late rows late_by, how far the watermark had passed them, and missed_start and"
                                + " missed_end, the last window they belonged to."));
    }

    private static SettingSpec flag(String key, String title, String help) {
        return SettingSpec.withDefault(key, title, new BooleanType(), Value.of(false), help)
                .advanced();
    }

    private static SettingSpec trigger(String key, String title, String help) {
        RecordType rule = new RecordType(List.of(
                SettingSpec.withDefault(
                        "after",
                        "After",
                        ChoiceType.of(
                                new Option("rows", "A number of rows"),
                                new Option("clock", "A time by the clock"),
                                new Option("watermark", "A time by the watermark")),
                        Value.of("rows"),
                        "What is waited for, from the first row since the last result."),
                SettingSpec.required("rows", "Rows", new IntegerType(1, Integer.MAX_VALUE), "How many rows.")
                        .when("after", "rows"),
                SettingSpec.required("delay", "Delay", new DurationType(1, LONGEST_MS), "How long, such as 10s.")
                        .when("after", "clock", "watermark"),
                SettingSpec.withDefault(
                                "aligned",
                                "Aligned",
                                new BooleanType(),
                                Value.of(false),
                                "At the next multiple of the delay instead of a delay after the first row.")
                        .when("after", "clock", "watermark")));
        return SettingSpec.optional(
                        key,
                        title,
                        new RecordType(List.of(
                                SettingSpec.required("rules", "Rules", new ListType(rule, 1), "What is waited for."),
                                SettingSpec.withDefault(
                                        "combine",
                                        "Of several rules",
                                        ChoiceType.of(
                                                new Option("first-of", "The first that is met"),
                                                new Option("all-of", "All of them"),
                                                new Option("in-order", "One after the other")),
                                        Value.of("first-of"),
                                        "How several rules work together."),
                                SettingSpec.withDefault(
                                        "repeat",
                                        "Repeat",
                                        new BooleanType(),
                                        Value.of(true),
                                        "Whether it begins anew after a result; otherwise each rule counts once."))),
                        help)
                .advanced();
    }

    static Columns columns(BindContext context) {
        Settings settings = context.settings();
        return new Columns(settings.flag("paneIndex"), settings.flag("paneTiming"), settings.flag("lateDetails"));
    }

    /** The bound settings, or empty if one is wrong, which is reported. */
    static Optional<Refinement> bind(BindContext context, WindowSpec window) {
        Settings settings = context.settings();
        Optional<Trigger> early = settings.nested(EARLY).flatMap(TriggerSettings::trigger);
        Optional<Trigger> late = settings.nested(LATE).flatMap(TriggerSettings::trigger);
        if (early.isPresent() != settings.has(EARLY) || late.isPresent() != settings.has(LATE)) {
            return Optional.empty();
        }
        long latenessMs = settings.durationMs(LATENESS).orElse(0L);
        Accumulation accumulation =
                Accumulation.valueOf(settings.text("accumulation").toUpperCase(Locale.ROOT));
        if (window instanceof Counted && (early.isPresent() || latenessMs > 0)) {
            return refused(
                    context, early.isPresent() ? EARLY : LATENESS, "Windows by number of rows know no watermark.");
        }
        if (window instanceof OnClock && latenessMs > 0) {
            return refused(context, LATENESS, "By processing time no row is late.");
        }
        if (late.isPresent() && latenessMs == 0) {
            return refused(context, LATE, "Without allowed lateness no late row is let in.");
        }
        return Optional.of(new Refinement(early, late, latenessMs, accumulation));
    }

    private static Optional<Refinement> refused(BindContext context, String key, String message) {
        context.error(Code.BAD_SETTING, key, message, "Leave this setting out, or set what it needs.");
        return Optional.empty();
    }

    private static Optional<Trigger> trigger(Settings settings) {
        List<Rule> rules = new ArrayList<>();
        List<Settings> wanted = settings.records("rules");
        wanted.forEach(each -> rule(each).ifPresent(rules::add));
        if (rules.isEmpty() || rules.size() != wanted.size()) {
            return Optional.empty();
        }
        Combination combination = switch (settings.text("combine")) {
            case "all-of" -> Combination.ALL_OF;
            case "in-order" -> Combination.IN_ORDER;
            default -> Combination.FIRST_OF;
        };
        return Optional.of(new Trigger(rules, combination, settings.flag("repeat")));
    }

    private static Optional<Rule> rule(Settings settings) {
        if (settings.text("after").equals("rows")) {
            return settings.has("rows") ? Optional.of(new RowCount(settings.integer("rows"))) : Optional.empty();
        }
        boolean aligned = settings.flag("aligned");
        return settings.durationMs("delay")
                .map(delay -> settings.text("after").equals("clock")
                        ? new ClockDelay(delay, aligned)
                        : new WatermarkDelay(delay, aligned));
    }

    /** Whether a rule waits for the watermark. */
    static boolean needEventTime(Settings settings) {
        return Stream.of("early", "late")
                .flatMap(key -> settings.nested(key).stream())
                .flatMap(trigger -> trigger.records("rules").stream())
                .anyMatch(rule -> rule.text("after").equals("watermark"));
    }
}
