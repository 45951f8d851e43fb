package dev.millrace.cli.picture;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.OperatorKind.Category;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a card says about its node.
 *
 * @param title the node's name, or else its kind's
 * @param kind the kind's title
 * @param detail the settings that say most, in a few words; may be empty
 */
record NodeCaption(String title, String kind, String detail, Optional<Category> category) {

    private static final int MOST_PARTS = 2;

    static NodeCaption of(Node node, Catalog catalog) {
        Optional<OperatorKind> kind = catalog.kind(node.kind());
        String kindTitle = kind.map(OperatorKind::title).orElse("Unknown kind " + node.kind());
        return new NodeCaption(
                node.name().isBlank() ? kindTitle : node.name(),
                kindTitle,
                kind.map(known -> detail(known.settings(), node)).orElse(""),
                kind.map(OperatorKind::category));
    }

    private static String detail(List<SettingSpec> specs, Node node) {
        List<String> parts = new ArrayList<>();
        for (SettingSpec spec : specs) {
            Value value = node.settings().get(spec.key());
            if (value != null && parts.size() < MOST_PARTS && !spec.shown().advanced()) {
                text(spec.type(), value).filter(text -> !text.isBlank()).ifPresent(parts::add);
            }
        }
        return String.join(" \u00B7 ", parts).replaceAll("\\s+", " ").strip();
    }

    private static Optional<String> text(SettingSpec.Type type, Value value) {
        return switch (value) {
            case Value.Text text
            when type instanceof SettingSpec.PathType ->
                Optional.of(text.text().substring(text.text().replace('\\', '/').lastIndexOf('/') + 1));
            case Value.Text text -> Optional.of(text.text());
            case Value.Numeric number -> Optional.of(number.number().toPlainString());
            case Value.ListOf list
            when type instanceof SettingSpec.ListType of ->
                Optional.of(String.join(
                        ", ",
                        list.elements().stream()
                                .flatMap(element -> name(element).or(() -> text(of.element(), element)).stream())
                                .toList()));
            case Value.RecordOf record
            when type instanceof SettingSpec.RecordType of ->
                Optional.of(String.join(
                        " ",
                        of.fields().stream()
                                .flatMap(field ->
                                        Optional.ofNullable(record.fields().get(field.key()))
                                                .flatMap(nested -> text(field.type(), nested))
                                                .stream())
                                .toList()));
            case Value.ListOf list -> Optional.empty();
            case Value.RecordOf record -> Optional.empty();
            case Value.Flag flag -> Optional.empty();
            case Value.Null none -> Optional.empty();
        };
    }

    /** Columns, aggregates and routes are known by their names. */
    private static Optional<String> name(Value value) {
        return value instanceof Value.RecordOf record && record.fields().get("name") instanceof Value.Text name
                ? Optional.of(name.text())
                : Optional.empty();
    }
}
