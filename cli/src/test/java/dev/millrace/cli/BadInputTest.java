package dev.millrace.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.cli.BadInputCases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken documents, data and commands, each with all that the user is told. After a change that is meant to change
 * messages, {@code -Dmillrace.writeMessages=true} writes them anew; read the difference as a user would.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tables name paths and permissions of POSIX systems")
class BadInputTest {

    static List<Case> cases() throws IOException {
        return BadInputCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    @Timeout(60)
    void isRefusedInWords(Case broken, @TempDir Path folder) throws IOException {
        assumeTrue(broken.possible(), "cannot be made here");

        List<String> actual = broken.actual(folder.toRealPath());

        assertAll(
                () -> assertEquals(String.join("\n", broken.outcome()), String.join("\n", actual)),
                () -> assertTrue(List.of("1", "2").contains(actual.get(0)), "it is refused"),
                () -> assertEquals(
                        List.of(),
                        actual.stream().filter(BadInputTest::isForProgrammers).toList(),
                        "in words for people"));
    }

    private static boolean isForProgrammers(String line) {
        return Stream.of("Exception", "\tat ", "should not have happened", "java.", ": null")
                .anyMatch(line::contains);
    }

    @Test
    void thereAreAtLeastSixtyAndEachIsAnother() throws IOException {
        List<Case> cases = cases();

        assertTrue(cases.size() >= 60, () -> "only " + cases.size());
        assertEquals(cases.size(), cases.stream().map(Case::toString).distinct().count());
    }

    @Test
    @EnabledIfSystemProperty(named = "millrace.writeMessages", matches = "true")
    void messagesAreWrittenAnew(@TempDir Path folder) throws IOException {
        List<Case> cases = cases();
        List<List<String>> outcomes = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            Path own = Files.createDirectories(folder.resolve("case-" + i)).toRealPath();
            outcomes.add(each.possible() ? each.actual(own) : each.outcome());
        }
        BadInputCases.write(cases, outcomes);
    }
}
