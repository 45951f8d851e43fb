package dev.millrace.benchmarks.millrace;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.OperatorProvider;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.spec.OperatorSpec;
import java.util.List;
import java.util.Optional;

/** A sink that checks results in: rows of key, window start, window end, count and, where there is one, sum. */
public final class ResultSinkKind implements OperatorKind {

    static final String KEY = "benchmark-sink";

    /**
     * What the sink does.
     *
     * @param total the rows are not results but values of which count and sum are the one result
     */
    record Spec(boolean total) implements OperatorSpec {}

    /** Brings the kind to the catalog. */
    public static final class Provider implements OperatorProvider {
        @Override
        public List<OperatorKind> kinds() {
            return List.of(new ResultSinkKind());
        }
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String title() {
        return "Benchmark results";
    }

    @Override
    public Category category() {
        return Category.SINK;
    }

    @Override
    public String summary() {
        return "Checks the results of a workload in.";
    }

    @Override
    public List<SettingSpec> settings() {
        return List.of(SettingSpec.optional("total", "Total", new BooleanType(), "Count and sum the first column."));
    }

    @Override
    public List<Port> inputs(Settings settings) {
        return List.of(Port.input("in", "Rows"));
    }

    @Override
    public List<Port> outputs(Settings settings) {
        return List.of();
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        return Optional.of(new Spec(context.settings().flag("total")));
    }
}
