package dev.millrace.model.operator.sink;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.operator.setting.CsvSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.SinkSpecs.CsvSinkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes comma-separated values. */
public final class CsvSink extends SinkKind {

    private static final List<SettingSpec> SETTINGS = settingSpecs();

    public CsvSink() {
        super("csv-sink", "CSV sink", "Writes rows to a file of comma-separated values.");
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    @Override
    public Manual manual() {
        return new Manual("""
                One line per row (RFC 4180, UTF-8), in the order in which the rows arrive, below a header line with the
                names of the fields. Values that hold the delimiter, the quote or a line break are quoted, and so is a
                text that equals the text for null, so that reading the file back gives the same rows. Timestamps and
                dates are written as ISO 8601, bytes as Base64, arrays and rows as JSON.""", Example.settings("path", "result/quakes.csv.gz", "delimiter", ";"));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        return Optional.of(new CsvSinkSpec(context.settings().text("path"), CsvSettings.bind(context)));
    }

    private static List<SettingSpec> settingSpecs() {
        List<SettingSpec> specs = new ArrayList<>();
        specs.add(path());
        specs.addAll(CsvSettings.specs());
        return List.copyOf(specs);
    }
}
