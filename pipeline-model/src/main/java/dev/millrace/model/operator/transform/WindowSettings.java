package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Durations;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.IntegerType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Suggestion;
import dev.millrace.model.spec.WindowSpecs.Counted;
import dev.millrace.model.spec.WindowSpecs.Cumulating;
import dev.millrace.model.spec.WindowSpecs.Global;
import dev.millrace.model.spec.WindowSpecs.OnClock;
import dev.millrace.model.spec.WindowSpecs.Session;
import dev.millrace.model.spec.WindowSpecs.Sliding;
import dev.millrace.model.spec.WindowSpecs.Tumbling;
import dev.millrace.model.spec.WindowSpecs.WindowSpec;
import dev.millrace.model.spec.WindowSpecs.Zoned;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The setting {@code window}: which windows a row belongs to. */
final class WindowSettings {

    static final String KEY = "window";
    private static final long LONGEST_MS = 3_650L * 86_400_000L;

    /** Each row counts in so many windows and each gives a result; beyond this a run would hardly end. */
    private static final long MOST_WINDOWS_PER_ROW = 100_000;

    private static final long MOST_ROWS = 10_000_000;
    private static final long DAY_MS = 86_400_000;

    private WindowSettings() {}

    static SettingSpec spec() {
        return SettingSpec.required(
                KEY, "Window", new RecordType(fields()), "Which windows a row belongs to, by its event time.");
    }

    static List<SettingSpec> fields() {
        DurationType duration = new DurationType(1, LONGEST_MS);
        return List.of(
                SettingSpec.withDefault(
                        "type",
                        "Type",
                        ChoiceType.of(
                                new Option("tumbling", "Tumbling"),
                                new Option("sliding", "Sliding"),
                                new Option("cumulating", "Cumulating"),
                                new Option("session", "Session"),
                                new Option("global", "Global"),
                                new Option("count", "By number of rows")),
                        Value.of("tumbling"),
                        "Tumbling windows lie side by side; sliding ones overlap; cumulating ones grow step by step;"
                                + " a session lasts until a key's rows pause; a global window holds everything."),
                SettingSpec.required("size", "Size", duration, "How long a window is, such as 6h.")
                        .when("type", "tumbling", "sliding", "cumulating"),
                SettingSpec.required(
                                "slide",
                                "Slide",
                                duration,
                                "How long after one window the next begins; at most the size, and at least a"
                                        + " hundred-thousandth of it.")
                        .when("type", "sliding"),
                SettingSpec.required(
                                "step",
                                "Step",
                                duration,
                                "By how much each window is longer than the one before; the size is a multiple of it.")
                        .when("type", "cumulating"),
                SettingSpec.required("gap", "Gap", duration, "A pause of more than this ends a session.")
                        .when("type", "session"),
                SettingSpec.required("rows", "Rows", new IntegerType(1, MOST_ROWS), "How many rows a window holds.")
                        .when("type", "count"),
                SettingSpec.optional(
                                "every",
                                "Every",
                                new IntegerType(1, MOST_ROWS),
                                "After how many rows there is a result over the last rows; at most the rows of a window."
                                        + " Unset: as many as a window holds.")
                        .when("type", "count"),
                SettingSpec.withDefault(
                                "offset",
                                "Offset",
                                new DurationType(0, LONGEST_MS),
                                Value.of("0s"),
                                "How far the windows are moved from 1970-01-01T00:00Z: 30m makes hourly windows"
                                        + " begin at half past.")
                        .advanced()
                        .when("type", "tumbling", "sliding", "cumulating"),
                SettingSpec.optional(
                                "timeZone",
                                "Time zone",
                                new TextType(false),
                                "Where days begin, such as Europe/Berlin: a day then has 23 or 25 hours when clocks are"
                                        + " changed. Size and slide must be whole days. Unset: UTC.")
                        .advanced()
                        .when("type", "tumbling", "sliding", "cumulating"),
                SettingSpec.withDefault(
                                "time",
                                "By",
                                ChoiceType.of(
                                        new Option("event", "Event time"), new Option("processing", "Processing time")),
                                Value.of("event"),
                                "Whether a row belongs where its event time lies, or where the clock stands when it comes"
                                        + " in.")
                        .advanced()
                        .when("type", "tumbling", "sliding", "cumulating", "session"));
    }

    /** The bound window, or empty; what is wrong is reported. */
    static Optional<WindowSpec> bind(BindContext context) {
        Optional<Settings> nested = context.settings().nested(KEY);
        if (nested.isEmpty()) {
            return Optional.empty();
        }
        Settings settings = nested.get();
        Optional<WindowSpec> bound = switch (settings.text("type")) {
            case "session" -> settings.durationMs("gap").map(Session::new);
            case "global" -> Optional.of(new Global());
            case "count" -> counted(context, settings);
            default -> aligned(context, settings).flatMap(window -> zoned(context, settings, window));
        };
        return settings.text("time").equals("processing") ? bound.map(WindowSettings::onClock) : bound;
    }

    private static WindowSpec onClock(WindowSpec window) {
        return window instanceof Global || window instanceof Counted ? window : new OnClock(window);
    }

    private static Optional<WindowSpec> counted(BindContext context, Settings settings) {
        if (!settings.has("rows")) {
            return Optional.empty();
        }
        int rows = (int) settings.integer("rows");
        int every = settings.has("every") ? (int) settings.integer("every") : rows;
        if (every > rows) {
            context.error(
                    Code.BAD_SETTING,
                    KEY + ".every",
                    "A result after every " + every + " rows over the last " + rows + " would leave rows out.",
                    "Use at most " + rows + ".");
            return Optional.empty();
        }
        return Optional.of(new Counted(rows, every));
    }

    private static Optional<WindowSpec> aligned(BindContext context, Settings settings) {
        Optional<Long> sizeMs = settings.durationMs("size");
        String type = settings.text("type");
        if (sizeMs.isEmpty()) {
            return Optional.empty();
        }
        long offsetMs = settings.durationMs("offset").orElse(0L);
        if (type.equals("cumulating")) {
            return settings.durationMs("step").flatMap(step -> cumulating(context, sizeMs.get(), step, offsetMs));
        }
        boolean sliding = type.equals("sliding");
        Optional<Long> slideMs = sliding ? settings.durationMs("slide") : sizeMs;
        return slideMs.flatMap(slide -> window(context, sizeMs.get(), slide, offsetMs, sliding));
    }

    private static Optional<WindowSpec> cumulating(BindContext context, long sizeMs, long stepMs, long offsetMs) {
        if (sizeMs % stepMs != 0 || sizeMs / stepMs > MOST_WINDOWS_PER_ROW) {
            context.error(
                    Code.BAD_SETTING,
                    KEY + ".step",
                    "The size of " + Durations.format(sizeMs) + " is not a multiple of the step of "
                            + Durations.format(stepMs) + ", up to " + MOST_WINDOWS_PER_ROW + " times.",
                    "Use a step that divides the size.");
            return Optional.empty();
        }
        return checkOffset(context, sizeMs, offsetMs, "size")
                ? Optional.of(new Cumulating(sizeMs, stepMs, offsetMs))
                : Optional.empty();
    }

    /** Whether something in a kind's settings for windows and results goes by event time. */
    static boolean needEventTime(Settings settings) {
        boolean byTime = settings.nested(KEY)
                .filter(window -> !List.of("global", "count").contains(window.text("type")))
                .filter(window -> !window.text("time").equals("processing"))
                .isPresent();
        return byTime || TriggerSettings.needEventTime(settings);
    }

    private static Optional<WindowSpec> zoned(BindContext context, Settings settings, WindowSpec window) {
        Optional<String> name = settings.optionalText("timeZone").filter(text -> !text.isBlank());
        if (name.isEmpty()) {
            return Optional.of(window);
        }
        if (!ZoneId.getAvailableZoneIds().contains(name.get())) {
            context.error(
                    Code.BAD_SETTING,
                    KEY + ".timeZone",
                    "There is no time zone " + Excerpt.of(name.get()) + ".",
                    Suggestion.nearest(name.get(), new TreeSet<>(ZoneId.getAvailableZoneIds()))
                            .map(near -> "Did you mean \"" + near + "\"?")
                            .orElse("Use a name of the IANA database, such as Europe/Berlin or America/New_York."));
            return Optional.empty();
        }
        boolean days = (window instanceof Tumbling tumbling && tumbling.sizeMs() % DAY_MS == 0)
                || (window instanceof Sliding sliding
                        && sliding.sizeMs() % DAY_MS == 0
                        && sliding.slideMs() % DAY_MS == 0)
                || (window instanceof Cumulating cumulating && cumulating.sizeMs() % DAY_MS == 0);
        if (!days) {
            context.error(
                    Code.BAD_SETTING,
                    KEY + ".timeZone",
                    "A time zone says where days begin, but these windows are no whole days.",
                    "Use a size and a slide of whole days, or leave the time zone out.");
            return Optional.empty();
        }
        return Optional.of(new Zoned(window, ZoneId.of(name.get())));
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
        if (!checkOffset(context, slideMs, offsetMs, sliding ? "slide" : "size")) {
            return Optional.empty();
        }
        return Optional.of(sliding ? new Sliding(sizeMs, slideMs, offsetMs) : new Tumbling(sizeMs, offsetMs));
    }

    private static boolean checkOffset(BindContext context, long slideMs, long offsetMs, String name) {
        if (offsetMs < slideMs) {
            return true;
        }
        context.error(
                Code.BAD_SETTING,
                KEY + ".offset",
                "The offset of " + Durations.format(offsetMs) + " is not shorter than the " + name + " of "
                        + Durations.format(slideMs) + ".",
                "Use what remains of it: " + Durations.format(offsetMs % slideMs) + ".");
        return false;
    }
}
