package dev.millrace.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.cli.LauncherSandbox.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher at the top of the checkout, in a sandbox where Java and Maven are doubles. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a bash script")
class LauncherTest {
    private LauncherSandbox sandbox;

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        sandbox = new LauncherSandbox(folder);
    }

    @Test
    void withoutANewEnoughJdkItStopsWithOneSentence() throws Exception {
        sandbox.addJdk("old", "21.0.2");

        Result result = sandbox.start("run", "x.json");

        assertEquals(2, result.exitCode());
        assertEquals(1, result.err().size(), result.toString());
        assertTrue(result.err().getFirst().startsWith("millrace: no JDK 25 or newer found"), result.toString());
    }

    @Test
    void javaHomeIsTakenWhenItIsNewEnough() throws Exception {
        sandbox.addJdk("a", "25");
        Path wanted = sandbox.addJdk("b", "26-ea");

        sandbox.start(Map.of("JAVA_HOME", wanted.toString()), "verify");

        assertEquals(List.of(wanted + " -B verify"), sandbox.mavenCalls());
    }

    @Test
    void otherwiseTheOldestJdkThatIsNewEnoughIsTaken() throws Exception {
        Path old = sandbox.addJdk("a", "17.0.1");
        sandbox.addJdk("b", "27");
        Path wanted = sandbox.addJdk("c", "25.0.3");
        sandbox.addJdk("d", "26");

        sandbox.start(Map.of("JAVA_HOME", old.toString()), "verify", "-o", "-pl", "a b");

        assertEquals(List.of(wanted + " -B verify -o -pl a b"), sandbox.mavenCalls());
    }

    @Test
    void withoutMavenItStopsWithOneSentence() throws Exception {
        sandbox.addJdk("a", "25");
        Files.delete(sandbox.tools.resolve("mvn"));

        Result result = sandbox.start("verify");

        assertEquals(2, result.exitCode());
        assertEquals(1, result.err().size(), result.toString());
        assertTrue(result.err().getFirst().contains("Apache Maven"), result.toString());
    }

    @Test
    void theStudioWithoutADisplayNamesWhatWorksWithoutOne() throws Exception {
        sandbox.addJdk("a", "25");

        for (Result result : List.of(sandbox.start(), sandbox.start("studio", "x.json"))) {
            assertEquals(2, result.exitCode());
            assertTrue(result.err().getFirst().contains("run, test, validate, fmt, render"), result.toString());
        }
        assertEquals(List.of(), sandbox.mavenCalls());
    }

    @Test
    void argumentsReachTheProgramUnchanged() throws Exception {
        sandbox.addJdk("a", "25");
        String[] arguments = {"run", "a file.json", "", "*", "$HOME 'quoted'", "--set", "x=\"y\""};

        List<String> out = sandbox.start(arguments).out();

        int main = out.indexOf("dev.millrace.cli.Main");
        assertEquals(List.of(arguments), out.subList(main + 1, out.size()));
    }

    @Test
    void furtherOptionsComeFromTheEnvironment() throws Exception {
        sandbox.addJdk("a", "25");

        List<String> out = sandbox.start(Map.of("MILLRACE_JAVA_OPTS", "-Xmx1g -Da=*"), "run")
                .out();

        int main = out.indexOf("dev.millrace.cli.Main");
        assertEquals(List.of("-Xmx1g", "-Da=*"), out.subList(main - 2, main));
    }

    @Test
    void itBuildsWhenThereIsNoBuildAndAfterAChangeAndNotOtherwise() throws Exception {
        sandbox.addJdk("a", "25");
        sandbox.write("cli/src/test/MainTest.txt", "");

        List<Integer> builds = new ArrayList<>();
        builds.add(buildsAfter(() -> {}));
        builds.add(buildsAfter(() -> {}));
        builds.add(buildsAfter(() -> sandbox.change("cli/src/main/Main.txt")));
        builds.add(buildsAfter(() -> Files.setLastModifiedTime(
                sandbox.root.resolve("cli/src/main/Main.txt"),
                Files.getLastModifiedTime(sandbox.root.resolve("pom.xml")))));
        builds.add(buildsAfter(() -> sandbox.write("cli/src/main/Other.txt", "")));
        builds.add(buildsAfter(() -> Files.delete(sandbox.root.resolve("cli/src/main/Other.txt"))));
        builds.add(buildsAfter(() -> sandbox.change("cli/src/test/MainTest.txt")));
        builds.add(buildsAfter(() -> sandbox.write("cli/src/main/.Main.txt.swp", "")));
        builds.add(buildsAfter(() -> Files.delete(sandbox.root.resolve("target/launcher/lib/library.jar"))));

        assertEquals(List.of(1, 1, 2, 2, 3, 4, 4, 4, 5), builds);
    }

    @Test
    void startsAtTheSameTimeBuildOnce() throws Exception {
        startFourAtOnce();

        assertEquals(1, sandbox.mavenCalls().size());
    }

    @Test
    void withoutFlockStartsAtTheSameTimeBuildOnceToo() throws Exception {
        Files.deleteIfExists(sandbox.tools.resolve("flock"));

        startFourAtOnce();

        assertEquals(1, sandbox.mavenCalls().size());
    }

    @Test
    void aLockThatADeadProcessLeftIsTaken() throws Exception {
        sandbox.addJdk("a", "25");
        Files.deleteIfExists(sandbox.tools.resolve("flock"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path home = Files.createDirectories(sandbox.root.resolve("target/launcher"));
        Files.writeString(home.resolve("lock.pid"), dead.pid() + "\n");

        Result result = sandbox.start("run");

        assertEquals(0, result.exitCode(), result.toString());
    }

    @Test
    void aFailedBuildShowsItsErrorsAndKeepsTheLog() throws Exception {
        sandbox.addJdk("a", "25");
        sandbox.write("broken", "");

        Result result = sandbox.start("run");

        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("[ERROR] no semicolon"), result.toString());
        assertEquals(
                List.of("[INFO] reading", "[ERROR] no semicolon"),
                Files.readAllLines(sandbox.root.resolve("target/launcher/build.log")));
    }

    @Test
    void itRunsInTheCallersFolderAndThroughLinks() throws Exception {
        sandbox.addJdk("a", "25");
        Path elsewhere = Files.createDirectories(sandbox.jdks.resolveSibling("else where"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("one"), sandbox.root.resolve("millrace"));
        Path linkToLink = Files.createSymbolicLink(elsewhere.resolve("two"), Path.of("one"));

        Result direct = sandbox.start("run", "x");
        Result one = LauncherSandbox.finish(sandbox.launch(link, elsewhere, Map.of(), "run", "x"));
        Result two = LauncherSandbox.finish(sandbox.launch(linkToLink, elsewhere, Map.of(), "run", "x"));

        assertAll(
                () -> assertEquals(0, direct.exitCode(), direct.toString()),
                () -> assertEquals(direct.out(), one.out()),
                () -> assertEquals(direct.out(), two.out()));
    }

    @Test
    void theFirstStartTrainsACacheThatAllStartsUseUntilTheNextBuild() throws Exception {
        sandbox.addJdk("a", "25");
        sandbox.write("templates/earthquakes-by-network/pipeline.json", "{}");

        Result first = sandbox.start("run");
        Result second = sandbox.start("run");
        sandbox.change("cli/src/main/Main.txt");
        Result third = sandbox.start("run");

        assertTrue(first.err().contains("millrace: preparing faster starts ..."), first.toString());
        assertTrue(first.out().getFirst().startsWith("-XX:AOTCache="), first.toString());
        assertEquals(first.out(), second.out());
        assertEquals(List.of(), second.err());
        assertTrue(third.err().contains("millrace: preparing faster starts ..."), third.toString());
    }

    private void startFourAtOnce() throws Exception {
        sandbox.addJdk("a", "25");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(sandbox.launch(sandbox.root.resolve("millrace"), sandbox.root, Map.of(), "run"));
        }
        for (Process process : processes) {
            Result result = LauncherSandbox.finish(process);
            assertEquals(0, result.exitCode(), result.toString());
        }
    }

    private int buildsAfter(Step step) throws Exception {
        step.take();
        Result result = sandbox.start("run");
        assertEquals(0, result.exitCode(), result.toString());
        return sandbox.mavenCalls().size();
    }

    /** Something done to the checkout before a start. */
    private interface Step {
        void take() throws IOException;
    }
}
