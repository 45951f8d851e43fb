package dev.millrace.model.json;

import dev.millrace.model.document.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The format's field names, in the order in which they are written. */
final class Names {
    static final List<String> DOCUMENT = List.of(
            FormatVersion.FIELD, "name", "description", "parameters", "nodes", "edges", "notes", "groups", "view");
    static final List<String> PARAMETER = List.of("name", "type", "default", "help");
    static final List<String> NODE = List.of("id", "kind", "name", "settings");
    static final List<String> EDGE = List.of("from", "to");
    static final List<String> NOTE = List.of("id", "text");
    static final List<String> GROUP = List.of("id", "title", "nodes");
    static final List<String> VIEW = List.of("boxes");
    static final List<String> BOX = List.of("x", "y", "width", "height", "color");

    static final List<String> PARAMETER_TYPES =
            Stream.of(Parameter.Type.values()).map(Names::of).toList();

    private Names() {}

    static String of(Parameter.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
