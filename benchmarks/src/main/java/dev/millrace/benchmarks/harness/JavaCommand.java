package dev.millrace.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts this project's classes in processes with the same options for every contender: what Flink and Hazelcast ask
 * for on this JDK, a heap that never grows, and what the user adds.
 */
final class JavaCommand {

    private static final List<String> OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-modules=java.se",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");

    private final List<String> options;
    private final Path logs;

    /** With this heap size, these further options, and the processes' standard error in this folder. */
    JavaCommand(String heap, List<String> more, Path logs) {
        options = new ArrayList<>(OPTIONS);
        options.add("-Xms" + heap);
        options.add("-Xmx" + heap);
        options.addAll(more);
        this.logs = logs;
    }

    /** Starts a class; the log's name says which process it is. */
    Process start(Class<?> main, String log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(logs.resolve(log + ".log").toFile())
                .start();
    }

    /** Where to look when a process has failed. */
    Path logs() {
        return logs;
    }
}
