package dev.millrace.model.json;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.document.Edge;
import dev.millrace.model.document.Group;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.document.View;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Writes documents in their canonical form, so that two files differ exactly where their meaning does and a line of a
 * Git diff says what: fields in one order, a node's settings in the order of its kind, a block per node, a line per
 * parameter, edge, note, group and box, and everything that is only a matter of looks last, in {@code view}. Equal
 * documents give equal text. See {@code docs/format.md}.
 */
public final class PipelineWriter {

    private final Catalog catalog;

    /** A writer that knows the kinds of this process. */
    public PipelineWriter() {
        this(Catalog.shared());
    }

    /** @param catalog gives settings their order; those that it does not know come after, in document order */
    public PipelineWriter(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The document's text, with a final newline. */
    public String write(Pipeline pipeline) {
        JsonText text = new JsonText().open('{');
        text.field(FormatVersion.FIELD).value(Value.of(FormatVersion.CURRENT));
        text.field("name").value(Value.of(pipeline.name()));
        if (!pipeline.description().isEmpty()) {
            text.field("description").value(Value.of(pipeline.description()));
        }
        lines(text, "parameters", pipeline.parameters(), PipelineWriter::parameter);
        text.field("nodes").open('[');
        pipeline.nodes().values().forEach(node -> node(text.element(), node));
        text.close(']');
        text.field("edges").open('[');
        pipeline.edges().forEach(edge -> text.element().line(edge(edge)));
        text.close(']');
        lines(text, "notes", pipeline.annotations().notes(), PipelineWriter::note);
        lines(text, "groups", pipeline.annotations().groups(), PipelineWriter::group);
        if (!pipeline.view().boxes().isEmpty()) {
            view(text.field("view"), pipeline);
        }
        return text.close('}').finish();
    }

    /** The document's text as a file holds it: UTF-8. */
    public byte[] writeBytes(Pipeline pipeline) {
        return write(pipeline).getBytes(StandardCharsets.UTF_8);
    }

    private static Value parameter(Parameter parameter) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("name", Value.of(parameter.name()));
        fields.put("type", Value.of(Names.of(parameter.type())));
        parameter.defaultValue().ifPresent(value -> fields.put("default", value));
        putText(fields, "help", parameter.help());
        return new Value.RecordOf(fields);
    }

    private void node(JsonText text, Node node) {
        text.open('{');
        text.field("id").value(Value.of(node.id()));
        text.field("kind").value(Value.of(node.kind()));
        if (!node.name().isEmpty()) {
            text.field("name").value(Value.of(node.name()));
        }
        if (!node.settings().isEmpty()) {
            List<SettingSpec> specs =
                    catalog.kind(node.kind()).map(OperatorKind::settings).orElse(List.of());
            text.field("settings").open('{');
            ordered(node.settings(), specs)
                    .forEach((key, value) -> text.field(key).value(value));
            text.close('}');
        }
        text.close('}');
    }

    private static Map<String, Value> ordered(Map<String, Value> values, List<SettingSpec> specs) {
        Map<String, Value> ordered = new LinkedHashMap<>();
        for (SettingSpec spec : specs) {
            Value value = values.get(spec.key());
            if (value != null) {
                ordered.put(spec.key(), ordered(value, spec.type()));
            }
        }
        values.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private static Value ordered(Value value, SettingSpec.Type type) {
        if (value instanceof Value.RecordOf fields && type instanceof SettingSpec.RecordType nested) {
            return new Value.RecordOf(ordered(fields.fields(), nested.fields()));
        }
        if (value instanceof Value.ListOf list && type instanceof SettingSpec.ListType elements) {
            List<Value> ordered = new ArrayList<>();
            list.elements().forEach(element -> ordered.add(ordered(element, elements.element())));
            return new Value.ListOf(ordered);
        }
        return value;
    }

    private static Value edge(Edge edge) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("from", Value.of(edge.from().toString()));
        fields.put("to", Value.of(edge.to().toString()));
        return new Value.RecordOf(fields);
    }

    private static Value note(Note note) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", Value.of(note.id()));
        fields.put("text", Value.of(note.text()));
        return new Value.RecordOf(fields);
    }

    private static Value group(Group group) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", Value.of(group.id()));
        putText(fields, "title", group.title());
        fields.put("nodes", Value.of(group.nodes().stream().map(Value::of).toList()));
        return new Value.RecordOf(fields);
    }

    /** Boxes in the order of what they place, so that their order, too, says nothing of its own. */
    private static void view(JsonText text, Pipeline pipeline) {
        Map<String, View.Box> left = new LinkedHashMap<>(pipeline.view().boxes());
        List<String> order = new ArrayList<>(pipeline.nodes().keySet());
        pipeline.annotations().notes().forEach(note -> order.add(note.id()));
        pipeline.annotations().groups().forEach(group -> order.add(group.id()));
        order.addAll(new TreeSet<>(left.keySet()));
        text.open('{').field("boxes").open('{');
        for (String id : order) {
            View.Box box = left.remove(id);
            if (box != null) {
                text.field(id).line(box(box));
            }
        }
        text.close('}').close('}');
    }

    private static Value box(View.Box box) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("x", number(box.x()));
        fields.put("y", number(box.y()));
        if (box.width() != 0) {
            fields.put("width", number(box.width()));
        }
        if (box.height() != 0) {
            fields.put("height", number(box.height()));
        }
        putText(fields, "color", box.color());
        return new Value.RecordOf(fields);
    }

    private static Value number(double value) {
        return new Value.Numeric(BigDecimal.valueOf(value));
    }

    private static void putText(Map<String, Value> fields, String name, String text) {
        if (!text.isEmpty()) {
            fields.put(name, Value.of(text));
        }
    }

    private static <T> void lines(JsonText text, String name, List<T> elements, Function<T, Value> form) {
        if (!elements.isEmpty()) {
            text.field(name).open('[');
            elements.forEach(element -> text.element().line(form.apply(element)));
            text.close(']');
        }
    }
}
