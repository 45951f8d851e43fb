package dev.millrace.cli.report;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the command line writes: results to {@code out}, everything else to {@code err}.
 *
 * @param outTerminal whether people see {@code out} as it is written
 * @param errTerminal whether people see {@code err} as it is written
 * @param colored whether colours are wanted where a terminal shows them
 * @param width columns that a line on {@code err} may have
 */
public record Terminal(
        PrintStream out, PrintStream err, boolean outTerminal, boolean errTerminal, boolean colored, int width) {

    private static final int USUAL_WIDTH = 80;
    private static final int BUFFER_BYTES = 65_536;

    /** The process's own streams. */
    @SuppressWarnings("SystemConsoleNull") // From JDK 25 on it is null again where there is no terminal.
    public static Terminal system() {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        Charset charset = console != null && terminal ? console.charset() : StandardCharsets.UTF_8;
        boolean outTerminal = isTerminal(1, terminal);
        return new Terminal(
                stream(FileDescriptor.out, charset, outTerminal),
                stream(FileDescriptor.err, charset, true),
                outTerminal,
                isTerminal(2, terminal),
                wantsColors(System.getenv()),
                width(System.getenv("COLUMNS")));
    }

    /** Streams that nobody watches, as in a pipe. */
    public static Terminal piped(PrintStream out, PrintStream err) {
        return new Terminal(out, err, false, false, false, USUAL_WIDTH);
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset charset, boolean flushed) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES), flushed, charset);
    }

    /** Java says only whether both input and output are a terminal; Linux says it of each. */
    private static boolean isTerminal(int descriptor, boolean fallback) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException noSuchFileSystem) {
            return fallback;
        }
    }

    private static boolean wantsColors(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static int width(@org.jspecify.annotations.Nullable String columns) {
        try {
            return columns == null ? USUAL_WIDTH : Math.max(20, Integer.parseInt(columns));
        } catch (NumberFormatException notANumber) {
            return USUAL_WIDTH;
        }
    }

    /** Whether {@code err} shows colours. */
    public boolean colorsErr() {
        return colored && errTerminal;
    }

    /** Whether {@code out} shows colours. */
    public boolean colorsOut() {
        return colored && outTerminal;
    }

    /** One line for people. */
    public void say(String text) {
        err.println(text);
    }

    /** Hands over what is still held back. */
    public void flush() {
        out.flush();
        err.flush();
    }
}
