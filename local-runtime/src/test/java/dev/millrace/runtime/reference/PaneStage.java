package dev.millrace.runtime.reference;

import dev.millrace.runtime.reference.Triggering.After;
import dev.millrace.runtime.reference.Triggering.Progress;
import dev.millrace.runtime.reference.Triggering.Waiting;
import dev.millrace.runtime.reference.WindowTypes.Span;
import dev.millrace.runtime.reference.WindowTypes.Windows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Windows of time with triggers, lateness and refinement. Every key has its open windows, each with its rows. After a row,
 * and at every moment of the watermark or the clock at which something may happen, each window is looked at: is it
 * complete, is it to be dropped, is a rule met? Outputs: results, late rows, errors.
 */
public final class PaneStage extends Stage {

    /** How the results of a window relate. */
    public enum Accumulation {
        DISCARDING,
        ACCUMULATING,
        RETRACTING
    }

    /** Which windows, and by which time. */
    public record Where(Windows windows, boolean sessions, boolean byClock, boolean bounds, boolean eventTimed) {}

    /** When results leave. */
    public record When(Optional<Triggering> early, Optional<Triggering> late, long lateness) {}

    /** Which columns results and late rows have beside what they hold. */
    public record Columns(boolean index, boolean timing, boolean lateDetails) {}

    /** A row and which one it was. */
    private record Came(int number, Row row) {}

    private static final class Window {
        private final List<@Nullable Object> key;
        private Span span;
        /** All of them, or those since the last result. */
        private final List<Came> rows = new ArrayList<>();

        private Waiting waiting = new Waiting(0, 0, 0);
        private Progress progress = Triggering.BEGINNING;
        private boolean passed;
        private long results;
        private long latest = Long.MIN_VALUE;
        /** What the next result takes back. */
        private final List<Row> sent = new ArrayList<>();

        Window(List<@Nullable Object> key, Span span, boolean passed) {
            this.key = key;
            this.span = span;
            this.passed = passed;
        }
    }

    private final List<Integer> keys;
    private final Where where;
    private final When when;
    private final Accumulation accumulation;
    private final Contents contents;
    private final Columns columns;
    private final List<Window> open = new ArrayList<>();
    private int cameSoFar;

    /** Up to which moment of the watermark and of the clock what was due has been done. */
    private long handled = BEGINNING;

    private long handledMs = BEGINNING;

    public PaneStage(
            List<Integer> keys, Where where, When when, Accumulation accumulation, Contents contents, Columns columns) {
        super(3);
        this.keys = keys;
        this.where = where;
        this.when = when;
        this.accumulation = accumulation;
        this.contents = contents;
        this.columns = columns;
    }

    private long dropTime(Span span) {
        long last = span.end() - 1;
        return last > END - when.lateness ? last : last + when.lateness;
    }

    @Override
    public void row(int port, Row row) {
        cameSoFar++;
        List<@Nullable Object> key = row.project(keys);
        long reached = where.byClock ? now() - 1 : watermark();
        List<Span> spans = where.windows.of(where.byClock ? now() : row.time());
        if (where.sessions) {
            takeSession(key, row, spans.get(0), reached);
            return;
        }
        if (dropTime(spans.get(spans.size() - 1)) <= reached) {
            late(row, spans.get(spans.size() - 1), reached);
            return;
        }
        for (Span span : spans) {
            if (dropTime(span) > reached) {
                Window window = open.stream()
                        .filter(each -> each.key.equals(key) && each.span.equals(span))
                        .findFirst()
                        .orElseGet(() -> add(new Window(key, span, span.end() - 1 <= reached)));
                take(window, row, reached);
            }
        }
    }

    private Window add(Window window) {
        open.add(window);
        return window;
    }

    private void takeSession(List<@Nullable Object> key, Row row, Span own, long reached) {
        List<Window> joined = open.stream()
                .filter(each ->
                        each.key.equals(key) && each.span.start() <= own.end() && own.start() <= each.span.end())
                .sorted(Comparator.comparingLong(each -> each.span.end()))
                .toList();
        Span span = own;
        for (Window each : joined) {
            span = new Span(Math.min(span.start(), each.span.start()), Math.max(span.end(), each.span.end()));
        }
        if (dropTime(span) <= reached) {
            late(row, span, reached);
            return;
        }
        Window merged = joined.isEmpty() ? add(new Window(key, span, span.end() - 1 <= reached)) : joined.get(0);
        merged.span = span;
        for (Window each : joined.subList(Math.min(1, joined.size()), joined.size())) {
            open.remove(each);
            merged.rows.addAll(each.rows);
            merged.sent.addAll(each.sent);
            merged.waiting = both(merged.waiting, each.waiting);
            merged.results = Math.max(merged.results, each.results);
            merged.latest = Math.max(merged.latest, each.latest);
        }
        if (merged.passed && span.end() - 1 > reached) {
            merged.passed = false;
            merged.progress = Triggering.BEGINNING;
        }
        take(merged, row, reached);
    }

    private static Waiting both(Waiting a, Waiting b) {
        if (a.rows() == 0 || b.rows() == 0) {
            return a.rows() == 0 ? b : a;
        }
        return new Waiting(
                a.rows() + b.rows(), Math.min(a.firstMs(), b.firstMs()), Math.min(a.firstMoment(), b.firstMoment()));
    }

    private void late(Row row, Span missed, long reached) {
        List<@Nullable Object> values = new ArrayList<>(row.values());
        if (columns.lateDetails) {
            values.addAll(List.of(reached - row.time(), missed.start(), missed.end()));
        }
        emit(1, row.with(values));
    }

    private void take(Window window, Row row, long reached) {
        window.rows.add(new Came(cameSoFar, row));
        window.latest = Math.max(window.latest, row.time());
        Waiting waiting = window.waiting;
        window.waiting = waiting.rows() == 0
                ? new Waiting(1, now(), where.byClock ? now() : row.time())
                : new Waiting(waiting.rows() + 1, waiting.firstMs(), waiting.firstMoment());
        Optional<Triggering> rules = window.passed ? when.late : when.early;
        if (window.passed && rules.isEmpty()) {
            fire(window, "late");
        } else {
            fireIfDue(window, reached);
        }
    }

    private Optional<Triggering> rules(Window window) {
        return window.passed ? when.late : when.early;
    }

    private void fireIfDue(Window window, long reached) {
        rules(window).ifPresent(rules -> {
            if (rules.isDue(window.progress, window.waiting, reached, now())) {
                window.progress = rules.fired(window.progress);
                fire(window, window.passed ? "late" : "early");
            }
        });
    }

    @Override
    protected void advanced(long before, long newWatermark) {
        if (!where.byClock || newWatermark == END) {
            reach(newWatermark);
        }
    }

    /** Lets the windows' watermark reach one moment after the other. */
    private void reach(long newWatermark) {
        for (long moment = nextMoment(); moment <= newWatermark && moment < END; moment = nextMoment()) {
            handled = moment;
            for (Window window : List.copyOf(open)) {
                look(window, moment);
            }
        }
        handled = newWatermark;
    }

    private long nextMoment() {
        long next = END;
        for (Window window : open) {
            long own = window.passed ? dropTime(window.span) : window.span.end() - 1;
            long rule = Triggering.next(rules(window), After.WATERMARK, window.waiting, handled);
            next = Math.min(next, Math.min(own, rule));
        }
        return next;
    }

    /** One that is complete gives its result at the watermark, and no early one at the same moment. */
    private void look(Window window, long moment) {
        if (!window.passed && window.span.end() - 1 <= moment) {
            if (window.waiting.rows() > 0 || accumulation != Accumulation.DISCARDING) {
                fire(window, "on_time");
            }
            window.passed = true;
            window.progress = Triggering.BEGINNING;
        }
        if (window.passed && dropTime(window.span) <= moment) {
            if (window.waiting.rows() > 0) {
                fire(window, "late");
            }
            open.remove(window);
        } else {
            fireIfDue(window, moment);
        }
    }

    @Override
    protected long dueMs() {
        long due = END;
        for (Window window : open) {
            due = Math.min(due, Triggering.next(rules(window), After.CLOCK, window.waiting, handledMs));
        }
        long moment = where.byClock ? nextMoment() : END;
        return moment == END ? due : Math.min(due, moment + 1);
    }

    @Override
    protected void onTime() {
        handledMs = now();
        if (where.byClock) {
            reach(now() - 1);
        }
        for (Window window : List.copyOf(open)) {
            fireIfDue(window, where.byClock ? now() - 1 : watermark());
        }
    }

    private void fire(Window window, String timing) {
        window.sent.forEach(row -> emit(0, row.asRetraction(true)));
        window.sent.clear();
        List<Row> rows = window.rows.stream()
                .sorted(Comparator.comparingInt(Came::number))
                .map(Came::row)
                .toList();
        for (Contents.Part part : contents.of(window.key, rows)) {
            List<@Nullable Object> values = new ArrayList<>(part.before());
            if (where.bounds) {
                values.addAll(List.of(window.span.start(), window.span.end()));
            }
            values.addAll(part.after());
            if (columns.index) {
                values.add(window.results);
            }
            if (columns.timing) {
                values.add(timing);
            }
            Row result = Row.of(where.eventTimed ? window.span.end() - 1 : window.latest, values);
            emit(0, result);
            if (accumulation == Accumulation.RETRACTING) {
                window.sent.add(result);
            }
        }
        if (accumulation == Accumulation.DISCARDING) {
            window.rows.clear();
        }
        window.waiting = new Waiting(0, 0, 0);
        window.results++;
    }
}
