package dev.millrace.model.catalog;

import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.DataTypeType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.SettingSpec.FieldType;
import dev.millrace.model.catalog.SettingSpec.IntegerType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.NumberType;
import dev.millrace.model.catalog.SettingSpec.PathType;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.SettingSpec.SecretType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.SettingSpec.TimestampType;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.json.PipelineWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The documentation page of an operator kind, made from its description in the catalog. */
final class OperatorPage {

    private static final double UNBOUNDED = 1e300;

    private final OperatorKind kind;
    private final StringBuilder page = new StringBuilder();

    private OperatorPage(OperatorKind kind) {
        this.kind = kind;
    }

    /** The page as Markdown. */
    static String of(OperatorKind kind) {
        OperatorPage page = new OperatorPage(kind);
        page.write();
        return page.page.toString();
    }

    private void write() {
        line("<!-- Made from the catalog by OperatorPagesTest; edit the kind, not this page. -->");
        line("# " + kind.title() + " (`" + kind.key() + "`)");
        line("");
        line("<img src=\"../../icons/" + kind.key() + ".svg\" width=\"32\" alt=\"\"> " + kind.summary());
        line("");
        line(kind.manual().text().strip());
        ports();
        settings();
        example();
    }

    private void ports() {
        Settings settings = Settings.of(kind.settings(), kind.manual().example());
        line("");
        line("## Ports");
        line("");
        line("| port | | edges |");
        line("| --- | --- | --- |");
        for (Port port : kind.inputs(settings)) {
            String most = port.manyEdges() ? "one or more" : "one";
            line("| input `" + port.name() + "` | " + port.title() + " | "
                    + (port.required() ? most : "none or " + most) + " |");
        }
        for (Port port : kind.outputs(settings)) {
            line("| output `" + port.name() + "` | " + port.title() + " | any number |");
        }
    }

    private void settings() {
        line("");
        line("## Settings");
        line("");
        if (kind.settings().isEmpty()) {
            line("None.");
            return;
        }
        line("| setting | what it is | unless said | meaning |");
        line("| --- | --- | --- | --- |");
        rows(kind.settings(), "");
    }

    private void rows(List<SettingSpec> specs, String path) {
        for (SettingSpec spec : specs) {
            String when = spec.shown()
                    .onlyWhen()
                    .map(condition -> " Only if `" + condition.key() + "` is "
                            + condition.values().stream()
                                    .map(value -> "`" + value + "`")
                                    .collect(Collectors.joining(" or "))
                            + ".")
                    .orElse("");
            line("| `" + path + spec.key() + "` | " + type(spec.type()) + " | " + unless(spec) + " | **" + spec.title()
                    + ".** " + spec.help() + when + " |");
            nested(spec.type(), path + spec.key());
        }
    }

    private void nested(SettingSpec.Type type, String path) {
        if (type instanceof RecordType record) {
            rows(record.fields(), path + ".");
        } else if (type instanceof ListType list) {
            nested(list.element(), path + "[]");
        }
    }

    private static String unless(SettingSpec spec) {
        return spec.required()
                ? "*needed*"
                : spec.defaultValue().map(value -> "`" + shown(value) + "`").orElse("unset");
    }

    private static String shown(Value value) {
        if (value instanceof Value.ListOf list) {
            return list.elements().stream().map(OperatorPage::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Value.Text text ? "\"" + text.text().replace("\"", "\\\"") + "\"" : Cells.shown(value);
    }

    private static String type(SettingSpec.Type type) {
        if (type instanceof ListType list) {
            return "list of " + plural(list.element()) + (list.minimum() > 0 ? ", at least " + list.minimum() : "");
        }
        if (type instanceof ChoiceType choice) {
            return choice.values().stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
        }
        if (type instanceof IntegerType range) {
            return "whole number" + range((double) range.min(), (double) range.max());
        }
        if (type instanceof NumberType range) {
            return "number" + range(range.min(), range.max());
        }
        if (type instanceof DurationType) {
            return "duration";
        }
        return simple(type);
    }

    private static String simple(SettingSpec.Type type) {
        Map<Class<? extends SettingSpec.Type>, String> words = Map.of(
                TextType.class, "text",
                PathType.class, "file",
                BooleanType.class, "`true` or `false`",
                TimestampType.class, "timestamp",
                DataTypeType.class, "data type",
                FieldType.class, "field",
                ExpressionType.class, "expression",
                SecretType.class, "secret",
                RecordType.class, "record");
        return words.getOrDefault(type.getClass(), "value");
    }

    private static String plural(SettingSpec.Type type) {
        if (type instanceof ListType list) {
            return "lists of " + plural(list.element());
        }
        String word = type(type);
        int end = word.contains(" from ") ? word.indexOf(" from ") : word.length();
        return word.substring(0, end) + "s" + word.substring(end);
    }

    private static String range(double min, double max) {
        boolean from = min > -UNBOUNDED && min > Long.MIN_VALUE;
        boolean to = max < UNBOUNDED && max < Long.MAX_VALUE;
        return (from ? " from " + number(min) : "") + (to ? " to " + number(max) : "");
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%,d", (long) number).equals("0") && number != 0
                ? BigDecimal.valueOf(number).toPlainString()
                : String.format(Locale.ROOT, "%,d", (long) number);
    }

    private void example() {
        line("");
        line("## Example");
        line("");
        line("```json");
        exampleLines().forEach(this::line);
        line("```");
    }

    /** The node as it stands in a document. */
    private List<String> exampleLines() {
        Node node = new Node("example", kind.key(), "", kind.manual().example());
        List<String> written = new PipelineWriter()
                .write(Pipeline.EMPTY.withNodes(Map.of("example", node)))
                .lines()
                .toList();
        int from = written.indexOf("  \"nodes\": [") + 1;
        int to = written.indexOf("  ],");
        List<String> lines = new ArrayList<>();
        written.subList(from, to).forEach(text -> lines.add(text.substring(4)));
        return lines;
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
