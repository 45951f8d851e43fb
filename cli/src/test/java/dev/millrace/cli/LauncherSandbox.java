package dev.millrace.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A checkout of two files with the real launcher in it, on a machine of its own: a PATH that holds only what is put
 * there, a Maven that notes its calls and leaves a jar, and JDKs whose java prints its arguments, one to a line.
 */
final class LauncherSandbox {
    /** Everything that the launcher may call, apart from Java and Maven. */
    private static final List<String> TOOLS = List.of(
            "bash",
            "basename",
            "cat",
            "cksum",
            "cmp",
            "cp",
            "date",
            "dirname",
            "env",
            "find",
            "flock",
            "grep",
            "head",
            "ls",
            "mkdir",
            "mv",
            "nice",
            "readlink",
            "rm",
            "sleep",
            "tail",
            "touch",
            "tr");

    private static final String MAVEN = """
            #!/usr/bin/env bash
            printf '%s\\n' "$JAVA_HOME $*" >>calls
            if [[ $* == *runtime-classpath* ]]; then
              [[ ! -e broken ]] || { echo '[INFO] reading'; echo '[ERROR] no semicolon'; exit 1; }
              mkdir -p cli/target
              echo jar >cli/target/cli-1.jar
              printf '%s' "$PWD/library.jar" >cli/target/runtime-classpath.txt
            fi
            """;

    private static final String JAVA = """
            #!/usr/bin/env bash
            for argument; do
              [[ $argument != -XX:AOTCacheOutput=* ]] || { echo cache >"${argument#*=}"; exit; }
            done
            printf '%s\\n' "$@"
            """;

    final Path root;
    final Path tools;
    final Path jdks;
    private final Path folder;

    /** What a start left: its exit code and both streams. */
    record Result(int exitCode, List<String> out, List<String> err) {}

    LauncherSandbox(Path folder) throws IOException {
        this.folder = folder;
        this.root = Files.createDirectories(folder.resolve("a check'out"));
        this.tools = Files.createDirectories(folder.resolve("tools"));
        this.jdks = Files.createDirectories(folder.resolve("jdks"));
        Files.copy(Path.of("").toAbsolutePath().resolveSibling("millrace"), root.resolve("millrace"));
        executable(root.resolve("millrace"));
        write("pom.xml", "");
        write("library.jar", "library");
        write("cli/src/main/Main.txt", "");
        for (String tool : TOOLS) {
            for (String place : List.of("/usr/bin/", "/bin/")) {
                if (Files.exists(Path.of(place + tool)) && Files.notExists(tools.resolve(tool))) {
                    script(tools.resolve(tool), "#!/bin/sh\nexec " + place + tool + " \"$@\"\n");
                }
            }
        }
        script(tools.resolve("mvn"), MAVEN);
    }

    /** Adds a JDK that says it has this version. */
    Path addJdk(String name, String version) throws IOException {
        Path jdk = Files.createDirectories(jdks.resolve(name));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\nOS_ARCH=\"any\"\n");
        script(jdk.resolve("bin/java"), JAVA);
        script(jdk.resolve("bin/javac"), "#!/usr/bin/env bash\n");
        return jdk;
    }

    /** Writes a file of the checkout; it is a moment older than any build to come. */
    Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    /** Changes a file of the checkout, which makes it newer than any build so far. */
    void change(String name) throws IOException {
        Path file = root.resolve(name);
        Files.writeString(file, "changed", StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofHours(1))));
    }

    /** The calls of Maven so far, each as the JDK it ran on and its arguments. */
    List<String> mavenCalls() throws IOException {
        Path calls = root.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    Result start(String... arguments) throws IOException, InterruptedException {
        return finish(launch(root.resolve("millrace"), folder, Map.of(), arguments));
    }

    Result start(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return finish(launch(root.resolve("millrace"), folder, environment, arguments));
    }

    /** Starts the launcher by this path, from this folder, without waiting for it. */
    Process launch(Path launcher, Path from, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
        Map<String, String> all = new TreeMap<>(Map.of("PATH", tools.toString(), "MILLRACE_JDK_DIRS", jdks.toString()));
        all.putAll(environment);
        builder.environment().clear();
        builder.environment().putAll(all);
        return builder.start();
    }

    static Result finish(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        List<String> out;
        List<String> err;
        try (var output = process.inputReader();
                var errors = process.errorReader()) {
            out = output.lines().toList();
            err = errors.lines().toList();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        return new Result(process.waitFor(), out, err);
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        executable(file);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
