package dev.millrace.designer.run;

import dev.millrace.model.telemetry.RunFailure;
import dev.millrace.model.telemetry.Telemetry;
import dev.millrace.runtime.run.ConsoleLines;
import dev.millrace.runtime.run.PipelineRun;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What happened to the document's runs, and what their console sinks printed, oldest first. */
public final class RunLog {

    private static final int MOST_ENTRIES = 20_000;

    private final RunViewModel run;
    private final InstantSource clock;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private RunPhase before = RunPhase.IDLE;
    private Optional<PipelineRun> listenedTo = Optional.empty();
    private long linesSeen;

    /** Which kind of line it is. */
    public enum Level {
        INFO,
        CONSOLE,
        FAILURE
    }

    /**
     * A line of the log.
     *
     * @param time as people read it; empty for console lines
     * @param node the node that it is about
     */
    public record Entry(Level level, String time, String text, Optional<String> node) {}

    public RunLog(RunViewModel run, InstantSource clock) {
        this.run = run;
        this.clock = clock;
        run.phaseProperty().subscribe(this::phase);
        run.telemetryProperty().subscribe(telemetry -> readConsole());
        run.startProblemProperty().subscribe(problem -> {
            if (!problem.isEmpty()) {
                add(Level.FAILURE, problem, Optional.empty());
            }
        });
    }

    public ObservableList<Entry> entries() {
        return entries;
    }

    public void clear() {
        entries.clear();
    }

    private void phase(RunPhase now) {
        switch (now) {
            case IDLE -> {}
            case STARTING -> add(Level.INFO, "Starting", Optional.empty());
            case RUNNING -> add(Level.INFO, before == RunPhase.PAUSED ? "Going on" : "Running", Optional.empty());
            case PAUSED -> add(Level.INFO, "Paused", Optional.empty());
            case ENDED -> run.telemetryProperty().get().ifPresent(this::ended);
        }
        before = now;
    }

    private void ended(Telemetry last) {
        readConsole();
        String seconds = String.format(Locale.ROOT, "%.1f s", last.elapsedMs() / 1000.0);
        switch (last.state()) {
            case FINISHED -> add(Level.INFO, "Finished after " + seconds, Optional.empty());
            case CANCELLED -> add(Level.INFO, "Stopped after " + seconds, Optional.empty());
            default ->
                add(
                        Level.FAILURE,
                        "Failed after " + seconds
                                + last.failure().map(RunLog::text).orElse(""),
                        last.failure().flatMap(RunFailure::node));
        }
    }

    private static String text(RunFailure failure) {
        return ": " + failure.message()
                + failure.row().map(row -> "\nRow: " + row).orElse("");
    }

    private void readConsole() {
        Optional<PipelineRun> current = run.run();
        if (current.isEmpty()) {
            return;
        }
        if (!current.equals(listenedTo)) {
            listenedTo = current;
            linesSeen = 0;
        }
        ConsoleLines console = current.get().console();
        long total = console.dropped() + console.lines().size();
        int fresh = (int) Math.min(total - linesSeen, console.lines().size());
        if (fresh > 0) {
            List<String> lines = console.lines();
            entries.addAll(lines.subList(lines.size() - fresh, lines.size()).stream()
                    .map(line -> new Entry(Level.CONSOLE, "", line, Optional.empty()))
                    .toList());
            trim();
        }
        linesSeen = total;
    }

    private void add(Level level, String text, Optional<String> node) {
        LocalTime now = LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault());
        entries.add(new Entry(level, now.truncatedTo(ChronoUnit.SECONDS).toString(), text, node));
        trim();
    }

    private void trim() {
        if (entries.size() > MOST_ENTRIES) {
            entries.remove(0, entries.size() - MOST_ENTRIES);
        }
    }
}
