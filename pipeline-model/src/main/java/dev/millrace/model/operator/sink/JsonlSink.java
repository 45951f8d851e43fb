package dev.millrace.model.operator.sink;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.SinkSpecs.JsonlSinkSpec;
import java.util.List;
import java.util.Optional;

/** Writes one JSON object a line. */
public final class JsonlSink extends SinkKind {

    private static final List<SettingSpec> SETTINGS = List.of(path());

    public JsonlSink() {
        super("jsonl-sink", "JSON lines sink", "Writes rows to a file with one JSON object a line.");
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    @Override
    public Manual manual() {
        return new Manual("""
                One JSON object per row (UTF-8), in the order in which the rows arrive, its fields in the order of the
                schema. Null is written as null. Timestamps and dates are ISO 8601 texts, bytes Base64 texts, arrays
                lists, nested rows objects.""", Example.settings("path", "result/quakes.jsonl"));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        return Optional.of(new JsonlSinkSpec(context.settings().text("path")));
    }
}
