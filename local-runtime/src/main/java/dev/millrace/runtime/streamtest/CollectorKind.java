package dev.millrace.runtime.streamtest;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.spec.OperatorSpec;
import java.util.List;
import java.util.Optional;

/** The kind of the nodes that stand at the observed ports of a test; in no catalog, for no document holds it. */
final class CollectorKind implements OperatorKind {

    static final String IN = "in";

    @Override
    public String key() {
        return "stream-test-collector";
    }

    @Override
    public String title() {
        return "Collector";
    }

    @Override
    public Category category() {
        return Category.SINK;
    }

    @Override
    public String summary() {
        return "Keeps what leaves an observed port.";
    }

    @Override
    public List<SettingSpec> settings() {
        return List.of();
    }

    @Override
    public List<Port> inputs(Settings settings) {
        return List.of(Port.input(IN, "Rows"));
    }

    @Override
    public List<Port> outputs(Settings settings) {
        return List.of();
    }

    @Override
    public Needs needs() {
        return new Needs(false, false, true);
    }

    @Override
    public boolean takesChanges(String inputPort) {
        return true;
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        return Optional.empty();
    }
}
