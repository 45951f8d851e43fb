package dev.millrace.model.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.problem.Problem;
import dev.millrace.model.validation.PipelineValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the format's page shows is true. */
class FormatPageTest {

    private static final Pattern EXAMPLE = Pattern.compile("```json\n(\\{\n.*?)```", Pattern.DOTALL);

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "format.md"));
    }

    private static List<String> examples() throws IOException {
        return EXAMPLE.matcher(page()).results().map(MatchResult::group).toList().stream()
                .map(block -> block.substring("```json\n".length(), block.length() - "```".length()))
                .toList();
    }

    @Test
    void fullExampleIsCanonicalAndRight() throws IOException {
        String text = examples().get(0);
        ReadResult read = new PipelineReader().read(text);

        assertEquals(List.of(), read.problems());
        assertEquals(text, new PipelineWriter().write(read.pipeline().orElseThrow()));
        assertEquals(
                List.of(),
                PipelineValidator.standard()
                        .validate(read.pipeline().orElseThrow(), Map.of())
                        .problems());
    }

    @Test
    void olderExampleIsRead() throws IOException {
        ReadResult read = new PipelineReader().read(examples().get(1));

        assertTrue(
                read.problems().stream().noneMatch(Problem::isError),
                () -> read.problems().toString());
        assertEquals("Strong earthquakes", read.pipeline().orElseThrow().name());
    }

    @Test
    void pageNamesEveryFieldAndLimit() throws IOException {
        String page = page();
        List<List<String>> fields = List.of(
                Names.DOCUMENT, Names.NODE, Names.PARAMETER, Names.PARAMETER_TYPES, Names.VIEW, Names.BOX, Names.NOTE);

        for (String field : fields.stream().flatMap(List::stream).toList()) {
            assertTrue(page.contains("`" + field + "`"), field);
        }
        assertTrue(page.contains(Limits.FILE_BYTES / (1 << 20) + " MiB"));
        assertTrue(page.contains(String.format(java.util.Locale.ROOT, "%,d characters", Limits.TEXT_CHARACTERS)));
        assertTrue(page.contains(String.format(java.util.Locale.ROOT, "%,d values", Limits.VALUES)));
        assertTrue(page.contains(Limits.DEPTH + " deep"));
    }
}
