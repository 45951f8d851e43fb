package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Pushes recorded rows through stages: every row when it arrived, a source's idleness when it has rested long enough, and
 * its end right after its last row. No two things happen at one instant, but a row and the end behind it.
 */
final class Recording {

    /**
     * A row as it was recorded.
     *
     * @param mark the watermark that it carries; empty: none
     */
    record Arrival(long at, Row row, OptionalLong mark) {}

    /** How a source's watermarks follow from its rows. */
    sealed interface Strategy {}

    /** The largest time so far, less the delay, less 1. */
    record Disorder(long delay) implements Strategy {}

    /** What the rows carry. */
    record Marks() implements Strategy {}

    /** None before the end. */
    record AtEnd() implements Strategy {}

    private record Event(long at, Runnable action) {}

    private final List<Event> events = new ArrayList<>();

    /** Adds a source with its rows in order of arrival. */
    void add(Stages.Source source, List<Arrival> arrivals, Strategy strategy, OptionalLong idleAfter) {
        long[] latest = {Stage.BEGINNING};
        long last = 0;
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

    private void restUntil(Stages.Source source, long from, long to, OptionalLong idleAfter) {
        if (idleAfter.isPresent() && from + idleAfter.getAsLong() < to) {
            events.add(new Event(from + idleAfter.getAsLong(), () -> source.tellIdle(true)));
        }
    }

    /** Lets everything happen. */
    void play() {
        events.stream()
                .sorted(Comparator.comparingLong(Event::at))
                .forEach(event -> event.action().run());
    }
}
