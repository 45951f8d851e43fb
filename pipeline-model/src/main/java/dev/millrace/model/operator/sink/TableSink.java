package dev.millrace.model.operator.sink;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.IntegerType;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.SinkSpecs.TableSinkSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Shows rows as a table. */
public final class TableSink extends SinkKind {

    private static final long DEFAULT_LIMIT = 10_000;

    private static final List<SettingSpec> SETTINGS = List.of(SettingSpec.withDefault(
            "limit",
            "Rows kept",
            new IntegerType(1, 1_000_000),
            Value.of(DEFAULT_LIMIT),
            "How many of the newest rows the table keeps."));

    public TableSink() {
        super("table-sink", "Table", "Shows the rows as a table.");
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    @Override
    public Manual manual() {
        return new Manual("""
                In the studio the rows appear in a table below the canvas while the pipeline runs; on the command line the
                table is printed when it has ended. The newest rows are kept, all are counted. Nothing is written to a
                file.""", Example.settings("limit", 1_000));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        BigDecimal limit = context.settings().number("limit").orElse(BigDecimal.valueOf(DEFAULT_LIMIT));
        return Optional.of(new TableSinkSpec(limit.intValue()));
    }
}
