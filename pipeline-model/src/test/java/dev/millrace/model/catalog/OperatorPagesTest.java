package dev.millrace.model.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.problem.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages under {@code docs/operators} are made from the catalog. With {@code -Dwrite-docs=true} this test writes
 * them; otherwise it fails when one is not what the catalog says.
 */
class OperatorPagesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGES = ROOT.resolve("docs/operators");
    private static final boolean WRITE = Boolean.getBoolean("write-docs");

    @Test
    void everyKindHasItsPageAndEveryPageItsKind() throws IOException {
        Set<String> expected = new TreeSet<>(Set.of("README.md"));
        List<String> stale = new ArrayList<>();
        for (OperatorKind kind : kinds()) {
            expected.add(kind.key() + ".md");
            compare(PAGES.resolve(kind.key() + ".md"), OperatorPage.of(kind), stale);
        }
        compare(PAGES.resolve("README.md"), contents(), stale);

        assertEquals(
                List.of(),
                stale,
                "write them anew: mvn -pl pipeline-model test -Dtest=OperatorPagesTest -Dwrite-docs=true");
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertEquals(
                    expected,
                    pages.map(page -> page.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void everyProblemIsExplained() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/problems.md"));

        Set<String> explained = Pattern.compile("^### `([A-Z_]+)`$", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map((MatchResult heading) -> heading.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> codes = Stream.of(Code.values()).map(Code::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(codes, explained);
    }

    private static List<OperatorKind> kinds() {
        return Catalog.shared().kinds().stream()
                .filter(kind -> kind.getClass().getName().startsWith("dev.millrace."))
                .toList();
    }

    private static String contents() {
        StringBuilder page = new StringBuilder("<!-- Made from the catalog by OperatorPagesTest. -->\n# Operators\n");
        for (OperatorKind.Category category : OperatorKind.Category.values()) {
            List<OperatorKind> kinds =
                    kinds().stream().filter(kind -> kind.category() == category).toList();
            if (!kinds.isEmpty()) {
                String name = category.name();
                page.append("\n## ")
                        .append(name.charAt(0))
                        .append(name.substring(1).toLowerCase(java.util.Locale.ROOT))
                        .append("s\n\n");
            }
            for (OperatorKind kind : kinds) {
                page.append("- [")
                        .append(kind.title())
                        .append("](")
                        .append(kind.key())
                        .append(".md): ");
                page.append(kind.summary()).append('\n');
            }
        }
        return page.toString();
    }

    private static void compare(Path file, String expected, List<String> stale) {
        try {
            if (WRITE) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, expected);
            }
            if (!Files.exists(file) || !Files.readString(file).equals(expected)) {
                stale.add(file.getFileName().toString());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
