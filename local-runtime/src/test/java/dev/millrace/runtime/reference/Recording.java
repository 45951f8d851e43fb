package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Pushes recorded rows through stages: every row when it arrived, a source's idleness when it has rested long enough, and
 * its end right after its last row. No two things happen at one instant, but a row and the end behind it.
 */
public final class Recording {

    /**
     * A row as it was recorded.
     *
     * @param mark the watermark that it carries; empty: none
     */
    public record Arrival(long at, Row row, OptionalLong mark) {}

    /** How a source's watermarks follow from its rows. */
    public sealed interface Strategy {}

    /** The largest time so far, less the delay, less 1. */
    public record Disorder(long delay) implements Strategy {}

    /** What the rows carry. */
    public record Marks() implements Strategy {}

    /** None before the end. */
    public record AtEnd() implements Strategy {}

    private record Event(long at, Runnable action) {}

    private final List<Event> events = new ArrayList<>();

    /**
     * Adds a source with its rows in order of arrival.
     *
     * @param start when it begins; one without rows ends there
     */
    public void add(SourceStage source, long start, List<Arrival> arrivals, Strategy strategy, OptionalLong idleAfter) {
        long[] latest = {Stage.BEGINNING};
        long last = start;
        for (Arrival arrival : arrivals) {
            restUntil(source, last, arrival.at(), idleAfter);
            events.add(new Event(arrival.at(), () -> {
                source.tellIdle(false);
                source.row(0, arrival.row());
                switch (strategy) {
                    case Disorder disorder -> {
                        if (arrival.row().time() > latest[0]) {
                            latest[0] = arrival.row().time();
                            source.tellWatermark(latest[0] - disorder.delay() - 1);
                        }
                    }
                    case Marks ignored -> arrival.mark().ifPresent(source::tellWatermark);
                    case AtEnd ignored -> {}
                }
            }));
            last = arrival.at();
        }
        events.add(new Event(last, () -> {
            source.tellIdle(false);
            source.tellWatermark(Stage.END);
        }));
    }

    private void restUntil(SourceStage source, long from, long to, OptionalLong idleAfter) {
        if (idleAfter.isPresent() && from + idleAfter.getAsLong() < to) {
            events.add(new Event(from + idleAfter.getAsLong(), () -> source.tellIdle(true)));
        }
    }

    /**
     * Lets everything happen.
     *
     * @param stages all stages, producers first
     */
    public void play(List<Stage> stages) {
        for (Event event :
                events.stream().sorted(Comparator.comparingLong(Event::at)).toList()) {
            clock(stages, event.at());
            event.action().run();
        }
    }

    private static void clock(List<Stage> stages, long at) {
        long due;
        do {
            due = stages.stream().mapToLong(Stage::due).min().orElse(Stage.END);
            long now = Math.min(due, at);
            stages.forEach(stage -> stage.clock(now));
        } while (due < at);
    }
}
