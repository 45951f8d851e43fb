package dev.millrace.model.operator.join;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.schema.Schema;
import java.util.List;

/** What joins have in common: a left and a right input. */
abstract class JoinKind implements OperatorKind {

    static final String LEFT = "left";
    static final String RIGHT = "right";
    static final String OUT = "out";
    static final String LATE_LEFT = "late-left";
    static final String LATE_RIGHT = "late-right";

    private static final List<Port> INPUTS = List.of(Port.input(LEFT, "Left rows"), Port.input(RIGHT, "Right rows"));
    private static final List<Port> OUTPUTS = List.of(Port.output(OUT, "Rows"));

    private final String key;
    private final String title;
    private final String summary;

    JoinKind(String key, String title, String summary) {
        this.key = key;
        this.title = title;
        this.summary = summary;
    }

    static Schema left(BindContext context) {
        return context.inputs(LEFT).get(0);
    }

    static Schema right(BindContext context) {
        return context.inputs(RIGHT).get(0);
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
        return Category.JOIN;
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
}
