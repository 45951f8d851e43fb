package dev.millrace.cli;

import dev.millrace.cli.report.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The command line as a user in a folder meets it, within this process and with streams that are kept. A process cannot
 * change its folder, so arguments that name something in it are made absolute, and its path is taken out of the output.
 */
final class InProcess {

    private final Path folder;

    InProcess(Path folder) {
        this.folder = folder;
    }

    /** What a command left behind. */
    record Outcome(int exitCode, String out, String err) {

        List<String> errLines() {
            return err.lines().toList();
        }

        List<String> outLines() {
            return out.lines().toList();
        }
    }

    /** Runs a command whose output goes into pipes. */
    Outcome run(String... arguments) {
        return run(false, false, arguments);
    }

    /** Runs a command whose output somebody watches. */
    Outcome runOnTerminal(boolean colored, String... arguments) {
        return run(true, colored, arguments);
    }

    private Outcome run(boolean watched, boolean colored, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), watched, watched, colored, 100);
        int exitCode = MillraceCommand.execute(
                terminal, Arrays.stream(arguments).map(this::located).toArray(String[]::new));
        terminal.flush();
        return new Outcome(exitCode, shown(out), shown(err));
    }

    Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Names with a dot and nothing odd are files; so are those that are there. */
    private String located(String argument) {
        boolean named = argument.matches("[a-z][\\w/-]*\\.[a-z]+(/\\w+)?")
                || (argument.matches("[\\w-]+") && Files.exists(folder.resolve(argument)));
        return named ? folder.resolve(argument).toString() : argument;
    }

    private String shown(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(folder + "/", "").replace(folder.toString(), "FOLDER");
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
