package dev.millrace.model.operator.source;

import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.Settings;
import java.util.List;

/** What sources have in common: no input, one main output, and most of them one subtask that reads in order. */
abstract class SourceKind implements OperatorKind {

    static final String OUT = "out";

    private static final List<Port> OUTPUTS = List.of(Port.output(OUT, "Rows"));
    private static final Needs ONE_SUBTASK = new Needs(false, false, true);

    private final String key;
    private final String title;
    private final String summary;

    SourceKind(String key, String title, String summary) {
        this.key = key;
        this.title = title;
        this.summary = summary;
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
        return Category.SOURCE;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final List<Port> inputs(Settings settings) {
        return List.of();
    }

    @Override
    public List<Port> outputs(Settings settings) {
        return OUTPUTS;
    }

    @Override
    public Needs needs() {
        return ONE_SUBTASK;
    }
}
