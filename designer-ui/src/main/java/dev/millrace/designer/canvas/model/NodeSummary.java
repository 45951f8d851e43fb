package dev.millrace.designer.canvas.model;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is written on a node: its name, or its kind's title; below it the kind and the settings that tell most. A kind
 * lists its settings by importance, so those are the first few that the document sets and that are short enough to read.
 */
final class NodeSummary {

    private static final int MOST_PARTS = 2;
    private static final int LONGEST_PART = 60;

    private NodeSummary() {}

    static NodeFace of(Node node, Catalog catalog) {
        Optional<OperatorKind> kind = catalog.kind(node.kind());
        String kindTitle = kind.map(OperatorKind::title).orElse(node.kind());
        List<String> parts = new ArrayList<>();
        if (!node.name().isBlank()) {
            parts.add(kindTitle);
        }
        kind.ifPresent(known -> addSettings(known.settings(), node, parts));
        if (parts.isEmpty()) {
            parts.add(kind.map(known -> categoryTitle(known.category())).orElse("Unknown kind"));
        }
        return new NodeFace(
                node.name().isBlank() ? kindTitle : node.name(),
                String.join(" \u00b7 ", parts),
                node.kind(),
                kind.map(OperatorKind::category));
    }

    private static void addSettings(List<SettingSpec> specs, Node node, List<String> parts) {
        int before = parts.size();
        for (SettingSpec spec : specs) {
            Value value = node.settings().get(spec.key());
            if (value != null
                    && parts.size() - before < MOST_PARTS
                    && !spec.shown().advanced()) {
                text(spec.type(), value).filter(text -> !text.isBlank()).ifPresent(parts::add);
            }
        }
    }

    /** A setting in a few words; empty if it cannot be said so briefly. */
    private static Optional<String> text(SettingSpec.Type type, Value value) {
        return switch (value) {
            case Value.Text text when type instanceof SettingSpec.PathType -> Optional.of(fileName(text.text()));
            case Value.Text text
            when type instanceof SettingSpec.ChoiceType choice -> Optional.of(title(choice, text.text()));
            case Value.Text text -> Optional.of(oneLine(text.text()));
            case Value.Numeric number -> Optional.of(grouped(number.number()));
            case Value.ListOf list when type instanceof SettingSpec.ListType listType -> list(listType, list);
            case Value.ListOf list -> Optional.empty();
            case Value.RecordOf fields -> Optional.empty();
            case Value.Flag flag -> Optional.empty();
            case Value.Null none -> Optional.empty();
        };
    }

    private static String grouped(BigDecimal number) {
        String plain = number.toPlainString();
        return number.scale() <= 0 ? String.format(Locale.ROOT, "%,d", number.toBigInteger()) : plain;
    }

    private static Optional<String> list(SettingSpec.ListType type, Value.ListOf list) {
        if (list.elements().isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (Value element : list.elements()) {
            text(type.element(), element).ifPresent(texts::add);
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(oneLine(String.join(", ", texts)));
    }

    private static String fileName(String path) {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return oneLine(path.substring(slash + 1));
    }

    private static String title(SettingSpec.ChoiceType choice, String value) {
        return choice.options().stream()
                .filter(option -> option.value().equals(value))
                .map(SettingSpec.Option::title)
                .findFirst()
                .orElse(value);
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_PART ? line : line.substring(0, LONGEST_PART) + "\u2026";
    }

    static String categoryTitle(OperatorKind.Category category) {
        return switch (category) {
            case SOURCE -> "Source";
            case TRANSFORM -> "Transform";
            case WINDOW -> "Window";
            case JOIN -> "Join";
            case SINK -> "Sink";
        };
    }
}
