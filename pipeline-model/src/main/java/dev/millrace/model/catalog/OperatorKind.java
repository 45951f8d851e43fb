package dev.millrace.model.catalog;

import dev.millrace.model.spec.OperatorSpec;
import java.util.List;
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

    /** Input ports; they may depend on the settings. */
    List<Port> inputs(Settings settings);

    /** Output ports; they may depend on the settings. Port 0 is the main one. */
    List<Port> outputs(Settings settings);

    /** What a runtime must provide. */
    Needs needs();

    /**
     * Checks the settings against the input schemas, states the output schemas, and gives the bound operator.
     *
     * @return empty if there was an error (which the context was told)
     */
    Optional<OperatorSpec> bind(BindContext context);

    /** Where the palette shows it. */
    enum Category {
        SOURCE,
        TRANSFORM,
        WINDOW,
        JOIN,
        SINK
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
