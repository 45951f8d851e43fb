package dev.millrace.model.catalog;

import dev.millrace.model.document.Value;
import dev.millrace.model.spec.OperatorSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operator kind, described once: palette, inspector, validation, documentation, JSON Schema, planner and Flink
 * translation all read it. Stateless and thread-safe.
 */
public interface OperatorKind {

    /** Stable name in documents, also of the icon {@code icons/<key>.svg} and the page {@code docs/operators/<key>.md}. */
    String key();

    String title();

    Category category();

    /** One sentence for the palette. */
    String summary();

    /** Every setting, in the inspector's order. */
    List<SettingSpec> settings();

    /** The explanation for the documentation page and the inspector's help. */
    default Manual manual() {
        return new Manual(summary(), Map.of());
    }

    /**
     * Input ports; they may depend on the settings. The settings hold only valid values, but required ones may be
     * absent.
     */
    List<Port> inputs(Settings settings);

    /** Output ports, as {@link #inputs}. Port 0 is the main one. */
    List<Port> outputs(Settings settings);

    /** What a runtime must provide. */
    Needs needs();

    /** Whether an input takes changelogs: streams with rows that take earlier ones back. */
    default boolean takesChanges(String inputPort) {
        return false;
    }

    /**
     * Checks the settings against the input schemas, states the output schemas, and gives the bound operator.
     *
     * <p>Every value that the settings hold is valid for its {@link SettingSpec}, but a required one may be absent (the
     * document lacks it or has a wrong one, which was reported). Then the kind states what outputs it can, so that the
     * nodes behind it can still be checked; what it gives is not used.
     *
     * @return empty if there was an error (which the context was told)
     */
    Optional<OperatorSpec> bind(BindContext context);

    /**
     * What a page of documentation says.
     *
     * @param text Markdown below the summary: what it does, on what, what happens at the edges
     * @param example settings of a node as an example
     */
    record Manual(String text, Map<String, Value> example) {
        public Manual {
            example = Collections.unmodifiableMap(new LinkedHashMap<>(example));
        }
    }

    /** Where the palette shows it. */
    enum Category {
        SOURCE,
        TRANSFORM,
        WINDOW,
        JOIN,
        SINK
    }

    /** Whether its input must carry event time, with these settings; unless told otherwise, what {@link #needs} says. */
    default boolean needsEventTime(Settings settings) {
        return needs().eventTime();
    }

    /**
     * What a kind asks of a runtime.
     *
     * @param keyed rows with equal keys must meet in one subtask
     * @param eventTime its input must carry event time
     * @param sequential it runs in one subtask only
     */
    record Needs(boolean keyed, boolean eventTime, boolean sequential) {
        public static final Needs NOTHING = new Needs(false, false, false);
    }
}
