package dev.millrace.model.operator.sink;

import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.PathType;
import dev.millrace.model.catalog.Settings;
import java.util.List;

/** What all sinks have in common: one input, no output. */
abstract class SinkKind implements OperatorKind {

    static final Needs ONE_SUBTASK = new Needs(false, false, true);
    static final String IN = "in";

    private static final List<Port> INPUTS = List.of(Port.input(IN, "Rows"));

    private final String key;
    private final String title;
    private final String summary;

    SinkKind(String key, String title, String summary) {
        this.key = key;
        this.title = title;
        this.summary = summary;
    }

    /** The file that a sink writes. */
    static SettingSpec path() {
        return SettingSpec.required(
                "path",
                "File",
                new PathType(true),
                "The file to write, relative to the document's folder; one that is there is replaced. Files that end in"
                        + " .gz or .zst are packed.");
    }

    @Override
    public final String key() {
        return key;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final Category category() {
        return Category.SINK;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final List<Port> inputs(Settings settings) {
        return INPUTS;
    }

    @Override
    public final List<Port> outputs(Settings settings) {
        return List.of();
    }

    /** A sink writes the kind of change as a field {@code change} behind the others. */
    @Override
    public final boolean takesChanges(String inputPort) {
        return true;
    }

    @Override
    public Needs needs() {
        return ONE_SUBTASK;
    }
}
