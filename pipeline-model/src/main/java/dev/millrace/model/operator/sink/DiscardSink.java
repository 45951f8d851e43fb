package dev.millrace.model.operator.sink;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.SinkSpecs.DiscardSinkSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts and drops rows. */
public final class DiscardSink extends SinkKind {

    public DiscardSink() {
        super("discard-sink", "Discard", "Counts the rows and drops them.");
    }

    @Override
    public List<SettingSpec> settings() {
        return List.of();
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public Manual manual() {
        return new Manual("""
                For measuring how fast a pipeline is without a file or table in the way, and to say of an output that its
                rows are not wanted.""", Map.of());
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        return Optional.of(new DiscardSinkSpec());
    }
}
