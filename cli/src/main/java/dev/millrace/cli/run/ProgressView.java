package dev.millrace.cli.run;

import dev.millrace.cli.report.Amounts;
import dev.millrace.cli.report.Terminal;
import dev.millrace.model.catalog.Timestamps;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows how far a run is: a bar that stays on its line, or a line every second. */
final class ProgressView {

    private static final int BAR_WIDTH = 20;
    private static final long PLAIN_EVERY_MS = 1_000;
    private static final String GREEN = "\u001B[32m";
    private static final String PLAIN = "\u001B[0m";

    private final Terminal terminal;
    private final boolean bar;
    private final boolean lines;
    private long nextLineMs = PLAIN_EVERY_MS;
    private int shown;

    ProgressView(Terminal terminal, ProgressMode mode) {
        this.terminal = terminal;
        this.bar = mode == ProgressMode.auto && terminal.errTerminal();
        this.lines = mode == ProgressMode.plain || (mode == ProgressMode.auto && !terminal.errTerminal());
    }

    void show(RunFigures figures) {
        if (bar) {
            draw(figures);
        } else if (lines && figures.elapsedMs() >= nextLineMs) {
            nextLineMs = figures.elapsedMs() / PLAIN_EVERY_MS * PLAIN_EVERY_MS + PLAIN_EVERY_MS;
            List<String> parts = new ArrayList<>();
            parts.add("running " + Amounts.duration(figures.elapsedMs()));
            figures.progress().ifPresent(share -> parts.add(percent(share)));
            parts.addAll(parts(figures));
            terminal.say(String.join(", ", parts));
        }
    }

    private void draw(RunFigures figures) {
        StringBuilder line = new StringBuilder();
        figures.progress()
                .ifPresent(
                        share -> line.append(bar(share)).append(percent(share)).append("  "));
        line.append(String.join("  ", parts(figures)));
        put(line.length() < terminal.width() ? line.toString() : line.substring(0, terminal.width() - 1));
    }

    private static String bar(double share) {
        int full = (int) Math.round(share * BAR_WIDTH);
        return "[" + "#".repeat(full) + ".".repeat(BAR_WIDTH - full) + "] ";
    }

    private static List<String> parts(RunFigures figures) {
        List<String> parts = new ArrayList<>();
        parts.add(Amounts.counted(figures.rows(), "row"));
        parts.add(Amounts.shortened(figures.rowsPerSecond()) + "/s");
        figures.watermark().ifPresent(watermark -> parts.add("watermark " + Timestamps.format(watermark)));
        figures.leftMs().ifPresent(left -> parts.add(Amounts.duration(left) + " left"));
        return parts;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", Math.floor(share * 100));
    }

    /** Spaces, not escape sequences, wipe what was longer: they work on every terminal and without colours too. */
    private void put(String line) {
        String wiped = line + " ".repeat(Math.max(0, shown - line.length()));
        boolean colored = terminal.colorsErr() && line.startsWith("[");
        int end = line.indexOf(']') + 1;
        terminal.err().print("\r" + (colored ? GREEN + wiped.substring(0, end) + PLAIN + wiped.substring(end) : wiped));
        terminal.err().flush();
        shown = line.length();
    }

    /** Leaves the line to what comes next. */
    void clear() {
        if (shown > 0) {
            terminal.err().print("\r" + " ".repeat(shown) + "\r");
            terminal.err().flush();
            shown = 0;
        }
    }
}
