package dev.millrace.model.json;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Value;
import dev.millrace.model.document.View;
import java.util.List;
import java.util.stream.Stream;

/**
 * The format as JSON Schema 2020-12, with the settings of every kind of a catalog: editors complete and check documents
 * by it. It is published as {@code docs/pipeline.schema.json}.
 */
public final class JsonSchema {

    private static final String ID = "^[A-Za-z0-9_-]{1,64}$";

    private final Catalog catalog;

    private JsonSchema(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The schema's text; one catalog always gives the same. */
    public static String of(Catalog catalog) {
        return new JsonText().value(new JsonSchema(catalog).document().value()).finish();
    }

    private SchemaObject document() {
        SchemaObject properties = new SchemaObject()
                .put(
                        FormatVersion.FIELD,
                        SchemaObject.constant(Value.of(FormatVersion.CURRENT))
                                .put("description", "The format's version."))
                .put("name", text("What people call the pipeline."))
                .put("description", text("What it does, for people."))
                .put("parameters", array("parameter", "Values that a run may set; settings refer to them as ${name}."))
                .put("nodes", array("node", "The operators."))
                .put("edges", array("edge", "Where rows flow."))
                .put("notes", array("note", "Texts on the canvas."))
                .put("groups", array("group", "Nodes that belong together; no meaning to an engine."))
                .put("view", SchemaObject.reference("view"));
        return new SchemaObject()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:millrace:pipeline:" + FormatVersion.CURRENT)
                .put("title", "Millrace pipeline")
                .and(SchemaObject.closed(properties, List.of(FormatVersion.FIELD, "name", "nodes")))
                .put("$defs", definitions());
    }

    private SchemaObject definitions() {
        SchemaObject definitions = new SchemaObject();
        definitions.put("id", SchemaObject.pattern(ID).put("description", "Unique among nodes, notes and groups."));
        definitions.put(
                "port",
                SchemaObject.pattern("^[A-Za-z0-9_-]{1,64}\\..+$")
                        .put("description", "A node's id, a dot and a port."));
        definitions.put("parameter", parameter());
        definitions.put("node", node());
        definitions.put(
                "edge",
                closed(Names.EDGE, SchemaObject.reference("port"), SchemaObject.reference("port"))
                        .put("required", SchemaObject.texts(Names.EDGE)));
        definitions.put(
                "note",
                closed(Names.NOTE, SchemaObject.reference("id"), SchemaObject.type("string"))
                        .put("required", SchemaObject.texts(Names.NOTE)));
        definitions.put(
                "group",
                closed(
                                Names.GROUP,
                                SchemaObject.reference("id"),
                                SchemaObject.type("string"),
                                SchemaObject.type("array").put("items", SchemaObject.type("string")))
                        .put("required", SchemaObject.texts(List.of("id"))));
        definitions.put("view", view());
        SettingSchema.addDefinitions(definitions);
        for (OperatorKind kind : catalog.kinds()) {
            definitions.put(
                    kind.key(),
                    new SchemaObject()
                            .put("title", kind.title())
                            .put("description", kind.summary())
                            .and(SettingSchema.of(kind.settings())));
        }
        return definitions;
    }

    private SchemaObject node() {
        Stream<SchemaObject> kinds = catalog.kinds().stream()
                .map(kind -> SchemaObject.constant(Value.of(kind.key()))
                        .put("title", kind.title())
                        .put("description", kind.summary()));
        SchemaObject settings = SchemaObject.type("object").put("description", "What is absent has its default.");
        return closed(
                        Names.NODE,
                        SchemaObject.reference("id"),
                        SchemaObject.oneOf(kinds).put("description", "The operator kind."),
                        text("What people call it; without it, the kind's title is shown."),
                        settings)
                .put("required", SchemaObject.texts(List.of("id", "kind")))
                .put("allOf", SchemaObject.list(catalog.kinds().stream().map(JsonSchema::settingsOf)));
    }

    private static SchemaObject settingsOf(OperatorKind kind) {
        boolean needed = kind.settings().stream()
                .anyMatch(spec -> spec.required() && spec.shown().onlyWhen().isEmpty());
        SchemaObject then = new SchemaObject()
                .put("properties", new SchemaObject().put("settings", SchemaObject.reference(kind.key())));
        if (needed) {
            then.put("required", SchemaObject.texts(List.of("settings")));
        }
        return when("kind", kind.key(), then);
    }

    private static SchemaObject parameter() {
        return closed(
                        Names.PARAMETER,
                        SchemaObject.pattern("^[A-Za-z_][A-Za-z0-9_-]{0,63}$"),
                        new SchemaObject().put("enum", SchemaObject.texts(Names.PARAMETER_TYPES)),
                        new SchemaObject().put("description", "Without it, every run must set the parameter."),
                        text("What it is for."))
                .put("required", SchemaObject.texts(List.of("name", "type")))
                .put(
                        "allOf",
                        SchemaObject.list(Stream.of(Parameter.Type.values())
                                .map(type -> when(
                                        "type",
                                        Names.of(type),
                                        new SchemaObject()
                                                .put(
                                                        "properties",
                                                        new SchemaObject().put("default", parameterDefault(type)))))));
    }

    private static SchemaObject parameterDefault(Parameter.Type type) {
        return switch (type) {
            case INT -> SchemaObject.type("integer");
            case DOUBLE -> SchemaObject.type("number");
            case BOOLEAN -> SchemaObject.type("boolean");
            case DURATION -> SchemaObject.reference(SettingSchema.DURATION);
            case SECRET ->
                SchemaObject.anyOf(
                        SchemaObject.reference(SettingSchema.SECRET), SchemaObject.pattern("^(env|keystore):"));
            case STRING, TIMESTAMP, PATH -> SchemaObject.type("string");
        };
    }

    private static SchemaObject view() {
        SchemaObject place = SchemaObject.type("number")
                .put("minimum", Value.of((long) -View.Box.FARTHEST))
                .put("maximum", Value.of((long) View.Box.FARTHEST));
        SchemaObject size = SchemaObject.type("number")
                .put("minimum", Value.of(0))
                .put("maximum", Value.of((long) View.Box.FARTHEST));
        SchemaObject box = closed(Names.BOX, place, place, size, size, SchemaObject.type("string"))
                .put("required", SchemaObject.texts(List.of("x", "y")));
        SchemaObject boxes = SchemaObject.type("object")
                .put("description", "Place and size by id of a node, note or group, in canvas units.")
                .put("additionalProperties", box);
        return closed(Names.VIEW, boxes).put("description", "How the pipeline looks, apart from what it means.");
    }

    private static SchemaObject when(String property, String value, SchemaObject then) {
        SchemaObject is = new SchemaObject()
                .put("properties", new SchemaObject().put(property, SchemaObject.constant(Value.of(value))));
        return new SchemaObject()
                .put("if", is.put("required", SchemaObject.texts(List.of(property))))
                .put("then", then);
    }

    /** An object with fields of these names, in their order, and these schemas. */
    private static SchemaObject closed(List<String> names, SchemaObject... schemas) {
        SchemaObject properties = new SchemaObject();
        for (int i = 0; i < schemas.length; i++) {
            properties.put(names.get(i), schemas[i]);
        }
        return SchemaObject.closed(properties, List.of());
    }

    private static SchemaObject text(String description) {
        return SchemaObject.type("string").put("description", description);
    }

    private static SchemaObject array(String definition, String description) {
        return SchemaObject.type("array")
                .put("description", description)
                .put("items", SchemaObject.reference(definition));
    }
}
