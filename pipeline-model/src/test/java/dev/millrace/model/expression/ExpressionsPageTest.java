package dev.millrace.model.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.schema.DataType.Array;
import dev.millrace.model.schema.DataType.Decimal;
import dev.millrace.model.schema.DataType.Row;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The page {@code docs/expressions.md}: its tables of functions are made from the libraries (with
 * {@code -Dwrite-docs=true} this test writes them), and its examples are computed.
 */
class ExpressionsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "expressions.md");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- functions (\\w+) -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);
    private static final Pattern EXAMPLES = Pattern.compile("^```\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private static final Map<String, List<NamedFunction>> LIBRARIES = Map.of(
            "NumberLibrary", NumberLibrary.functions(),
            "TextLibrary", TextLibrary.functions(),
            "PatternLibrary", PatternLibrary.functions(),
            "TimeLibrary", TimeLibrary.functions(),
            "OtherLibrary", OtherLibrary.functions());

    private static final Schema SCHEMA = Schema.of(
            List.of(
                    Field.required("id", Scalar.INT),
                    Field.nullable("amount", new Decimal(10, 2)),
                    Field.nullable("magnitude", Scalar.DOUBLE),
                    Field.nullable("time", Scalar.TIMESTAMP),
                    Field.nullable("date", Scalar.DATE),
                    Field.nullable("user", Scalar.STRING),
                    Field.nullable("count", Scalar.BIGINT),
                    Field.nullable("active", Scalar.BOOLEAN),
                    Field.nullable("nothing", Scalar.BIGINT),
                    Field.nullable("maybe", Scalar.BOOLEAN),
                    Field.nullable("tags", new Array(Scalar.STRING)),
                    Field.nullable(
                            "place",
                            new Row(List.of(
                                    Field.nullable("lat", Scalar.DOUBLE), Field.nullable("lon", Scalar.DOUBLE))))),
            true);

    private static final List<@Nullable Object> ROW = Arrays.asList(
            7,
            new BigDecimal("12.34"),
            1.5,
            Casts.parseTimestamp("2026-03-31T13:45:30.250Z"),
            Casts.parseDate("2026-03-31"),
            "ada",
            70L,
            true,
            null,
            null,
            List.of("a", "b"),
            List.of(52.5, 13.4));

    @Test
    void tablesAreWhatTheLibrariesSay() throws IOException {
        String page = Files.readString(PAGE);
        String made = TABLE.matcher(page)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                        + table(Objects.requireNonNull(LIBRARIES.get(found.group(2))))
                        + found.group(4)));
        if (Boolean.getBoolean("write-docs")) {
            Files.writeString(PAGE, made);
        }

        assertEquals(
                made,
                Files.readString(PAGE),
                "write it anew: mvn -pl pipeline-model test -Dtest=ExpressionsPageTest -Dwrite-docs=true");
    }

    @Test
    void everyLibraryHasItsTable() throws IOException {
        List<String> named = TABLE.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult found) -> found.group(2))
                .sorted()
                .toList();

        assertEquals(List.copyOf(new TreeSet<>(LIBRARIES.keySet())), named);
        List<String> inTables = LIBRARIES.values().stream()
                .flatMap(List::stream)
                .map(NamedFunction::name)
                .sorted()
                .toList();
        assertEquals(FunctionLibrary.all().stream().map(NamedFunction::name).toList(), inTables);
    }

    @Test
    void examplesOfFunctionsGiveTheirValues() {
        List<String> wrong = new ArrayList<>();
        for (NamedFunction function : FunctionLibrary.all()) {
            String value = evaluated(function.description().example());
            value = value.substring(value.indexOf('\t') + 1);
            if (!value.equals(function.description().value())) {
                wrong.add(function.description().example() + " gives " + value);
            }
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void examplesOfThePageGiveTheirValues() throws IOException {
        List<String> examples = EXAMPLES.matcher(Files.readString(PAGE))
                .results()
                .flatMap((MatchResult block) -> block.group(1).lines())
                .toList();

        List<String> wrong = new ArrayList<>();
        for (String example : examples) {
            int arrow = example.lastIndexOf("-> ");
            String text = example.substring(0, arrow).strip();
            String value = evaluated(text).replace('\t', ' ');
            if (!example.substring(arrow + 3).equals(value)) {
                wrong.add(text + " -> " + value);
            }
        }

        assertTrue(examples.size() > 80, () -> examples.size() + " examples found");
        assertEquals("", String.join("\n", wrong));
    }

    /** Type and value, or what is wrong with it. */
    private static String evaluated(String text) {
        ExpressionCompiler.Result result = ExpressionCompiler.shared().compile(text, SCHEMA);
        if (result.tree().isEmpty()) {
            return "error: " + Objects.requireNonNull(result.error()).message();
        }
        Expression tree = result.tree().get();
        try {
            String value = Samples.written(RowEvaluator.of(tree).evaluate(ROW::get), tree.type());
            return tree.type().text() + (tree.nullable() ? "?" : "") + "\t" + value;
        } catch (RowEvaluationException failed) {
            return "error " + failed.code() + ": " + failed.getMessage();
        }
    }

    private static String table(List<NamedFunction> functions) {
        StringBuilder table = new StringBuilder("\n| function | result | what it gives | example | its value |\n");
        table.append("| --- | --- | --- | --- | --- |\n");
        functions.stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(function -> table.append(line(function)));
        return table.append('\n').toString();
    }

    private static String line(NamedFunction function) {
        String others = FunctionLibrary.aliases().entrySet().stream()
                .filter(alias -> alias.getValue().equals(function.name()))
                .map(alias -> "`" + alias.getKey().toLowerCase(Locale.ROOT) + "`")
                .sorted()
                .collect(Collectors.joining(", "));
        String summary = function.description().summary() + (others.isEmpty() ? "" : " Also: " + others + ".");
        return "| " + code(function.signature()) + " | " + cell(function.result()) + " | " + cell(summary) + " | "
                + code(function.description().example()) + " | "
                + code(function.description().value()) + " |\n";
    }

    private static String code(String text) {
        return text.isBlank() ? "" : "`" + text.replace("|", "\\|") + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
