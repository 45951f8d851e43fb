package dev.millrace.model.operator.sink;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.IntegerType;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.SinkSpecs.ConsoleSinkSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Prints rows. */
public final class ConsoleSink extends SinkKind {

    private static final List<SettingSpec> SETTINGS = List.of(SettingSpec.withDefault(
            "limit",
            "Rows printed",
            new IntegerType(0, Long.MAX_VALUE),
            Value.of(0),
            "How many rows are printed; the others are only counted. 0: all are printed."));

    public ConsoleSink() {
        super("console-sink", "Console", "Prints the rows, one a line.");
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    @Override
    public Manual manual() {
        return new Manual("""
                On the command line rows go to the standard output as they come, apart from progress and messages, which go to
                the standard error; in the studio they appear in the console pane.""", Example.settings("limit", 100));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        BigDecimal limit = context.settings().number("limit").orElse(BigDecimal.ZERO);
        return Optional.of(new ConsoleSinkSpec(limit.longValue()));
    }
}
