package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.schema.Schema;
import java.util.List;

/** What most transforms have in common: one input, one output. */
abstract class TransformKind implements OperatorKind {

    static final String IN = "in";
    static final String OUT = "out";

    /** The outputs of one that may get rows it cannot work on. */
    static final List<Port> ROWS_AND_ERRORS = List.of(Port.output(OUT, "Rows"), ErrorSettings.port());

    private static final List<Port> INPUTS = List.of(Port.input(IN, "Rows"));
    private static final List<Port> OUTPUTS = List.of(Port.output(OUT, "Rows"));

    private final String key;
    private final String title;
    private final String summary;

    TransformKind(String key, String title, String summary) {
        this.key = key;
        this.title = title;
        this.summary = summary;
    }

    /** The schema of the rows that come in. */
    static Schema input(BindContext context) {
        return context.inputs(IN).get(0);
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
    public Category category() {
        return Category.TRANSFORM;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public List<Port> inputs(Settings settings) {
        return INPUTS;
    }

    @Override
    public List<Port> outputs(Settings settings) {
        return OUTPUTS;
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }
}
