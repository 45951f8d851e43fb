package dev.millrace.designer.inspector;

import dev.millrace.model.catalog.Durations;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Value;
import dev.millrace.model.edit.Composite;
import dev.millrace.model.edit.Edit;
import dev.millrace.model.edit.SetSetting;
import dev.millrace.runtime.connector.inference.FileProposal;
import dev.millrace.runtime.connector.inference.FileProposal.EventTimeProposal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file's proposal as settings of the node that reads it. */
final class ProposedSettings {

    private static final long[] STEPS_MS = {86_400_000, 3_600_000, 60_000, 1_000};

    private ProposedSettings() {}

    static Edit edit(Node node, FileProposal proposal) {
        List<Edit> edits = new ArrayList<>();
        proposal.format().ifPresent(format -> {
            if (format.delimiter() != ',' || node.settings().containsKey("delimiter")) {
                edits.add(set(node, "delimiter", Value.of(String.valueOf(format.delimiter()))));
            }
            if (!format.header() || node.settings().containsKey("header")) {
                edits.add(set(node, "header", Value.of(format.header())));
            }
        });
        if (!proposal.charset().equalsIgnoreCase("UTF-8") || node.settings().containsKey("charset")) {
            edits.add(set(node, "charset", Value.of(proposal.charset())));
        }
        edits.add(set(
                node,
                "columns",
                Value.of(proposal.columns().stream()
                        .map(ProposedSettings::column)
                        .toList())));
        if (!node.settings().containsKey("eventTime")) {
            proposal.eventTime().ifPresent(time -> edits.add(set(node, "eventTime", eventTime(proposal, time))));
        }
        return new Composite("Infer columns", edits);
    }

    private static Edit set(Node node, String key, Value value) {
        return new SetSetting(node.id(), key, value);
    }

    private static Value column(dev.millrace.model.spec.SourceSpecs.Column column) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("name", Value.of(column.field().name()));
        fields.put("type", Value.of(column.field().type().text()));
        if (!column.field().nullable()) {
            fields.put("nullable", Value.of(false));
        }
        if (!column.from().isEmpty()) {
            fields.put("from", Value.of(column.from()));
        }
        if (!column.format().isEmpty()) {
            fields.put("format", Value.of(column.format()));
        }
        return Value.of(fields);
    }

    private static Value eventTime(FileProposal proposal, EventTimeProposal time) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put(
                "field", Value.of(proposal.columns().get(time.column()).field().name()));
        fields.put("maxDisorder", Value.of(Durations.format(roundedUp(time.disorderMs()))));
        return Value.of(fields);
    }

    /** To whole units of the largest unit that fits. */
    private static long roundedUp(long millis) {
        for (long step : STEPS_MS) {
            if (millis >= step) {
                return Math.ceilDiv(millis, step) * step;
            }
        }
        return millis;
    }
}
