package dev.millrace.runtime.operator.window;

import dev.millrace.model.spec.WindowSpecs.Accumulation;
import dev.millrace.model.spec.WindowSpecs.Global;
import dev.millrace.model.spec.WindowSpecs.OnClock;
import dev.millrace.model.spec.WindowSpecs.Refinement;
import dev.millrace.model.spec.WindowSpecs.Session;
import dev.millrace.model.spec.WindowSpecs.WindowSpec;
import dev.millrace.model.spec.WindowSpecs.WindowedSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.window.PaneWriter.Timing;
import dev.millrace.runtime.operator.window.Timers.Purpose;
import dev.millrace.runtime.operator.window.Timers.Timer;
import dev.millrace.runtime.state.AccumulatorType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Windows of time with triggers, allowed lateness and every kind of accumulation, row by row: the definition that the
 * columnar operator is compared with, and what runs where that one cannot.
 *
 * <p>A window lives from its first row until the watermark has passed its last millisecond and the allowed lateness. Its
 * end is a timer; then come the rules' timers and the drop. A timer is not taken back: it finds its window dropped, its
 * end moved or its rule begun anew, and does nothing. Windows by the clock have the watermark {@code clock - 1 ms}.
 */
public final class TriggeredWindowOperator extends RowWindowOperator {

    private final WindowAssigner assigner;
    private final Refinement refinement;
    private final boolean byClock;
    private final boolean sessions;
    private final boolean eventTimed;
    private final KeyTable keyTable;
    private final PaneWriter writer;
    private final Timers watermarkTimers = new Timers();
    private final Timers clockTimers = new Timers();
    private long clockWatermark = Track.MIN;

    public TriggeredWindowOperator(WindowedSpec spec, OperatorContext context) {
        super(spec, context);
        WindowSpec window = spec.window();
        this.assigner = new WindowAssigner(window);
        this.refinement = spec.refinement();
        this.byClock = window instanceof OnClock;
        this.sessions =
                window instanceof Session || (window instanceof OnClock clock && clock.window() instanceof Session);
        this.eventTimed = !byClock && !(window instanceof Global);
        this.keyTable = new KeyTable(
                context.state()
                        .tables(context.node().node().id(), "keys", keys.types(), List.of(AccumulatorType.OBJECT))
                        .table(0),
                context.batchSize());
        this.writer =
                new PaneWriter(output, store, keyTable.table(), PaneWriter.Shape.of(spec, context), spec.columns());
    }

    @Override
    void take(Batch batch, int position, int row, long timestamp, long nowMs) {
        long watermark = byClock ? Math.max(clockWatermark, nowMs - 1) : batch.watermarkBefore(row);
        long moment = byClock ? nowMs : timestamp;
        int count = assigner.assign(moment);
        KeyWindows windows = windows(batch, position);
        if (sessions) {
            takeSession(windows, row, timestamp, watermark, nowMs);
            return;
        }
        int first = 0;
        while (first < count && dropTime(assigner.end(first)) <= watermark) {
            first++;
        }
        if (first == count) {
            late.add(row, watermark - timestamp, assigner.start(count - 1), assigner.end(count - 1));
            return;
        }
        for (int i = first; i < count; i++) {
            WindowState window = windows.find(assigner.start(i), assigner.end(i));
            if (window != null) {
                store.check(window.slot, row);
            } else {
                store.checkEmpty(row);
            }
        }
        for (int i = first; i < count; i++) {
            WindowState window = windows.find(assigner.start(i), assigner.end(i));
            if (window == null) {
                window = open(windows, assigner.start(i), assigner.end(i), watermark);
            }
            add(window, row, timestamp, nowMs);
        }
    }

    private KeyWindows windows(Batch batch, int position) {
        int slot = keyTable.slot(keys, batch.selection(), position);
        KeyWindows windows = (KeyWindows) keyTable.get(slot);
        if (windows == null) {
            windows = new KeyWindows(slot);
            keyTable.set(slot, windows);
        }
        return windows;
    }

    private long dropTime(long end) {
        long last = end - 1;
        return last > Timers.NONE - refinement.allowedLatenessMs() ? last : last + refinement.allowedLatenessMs();
    }

    /** Puts a row into the session that it joins, which may make several sessions one. */
    private void takeSession(KeyWindows windows, int row, long timestamp, long watermark, long nowMs) {
        long start = assigner.start(0);
        long end = assigner.end(0);
        List<WindowState> joined = windows.touching(start, end);
        for (WindowState window : joined) {
            start = Math.min(start, window.start);
            end = Math.max(end, window.end);
        }
        if (dropTime(end) <= watermark) {
            late.add(row, watermark - timestamp, start, end);
            return;
        }
        store.check(joined.stream().mapToInt(window -> window.slot).toArray(), joined.size(), row);
        if (joined.isEmpty()) {
            add(open(windows, start, end, watermark), row, timestamp, nowMs);
            return;
        }
        WindowState kept = joined.get(0);
        joined.forEach(windows::remove);
        kept.start = start;
        kept.end = end;
        windows.add(kept);
        for (WindowState merged : joined.subList(1, joined.size())) {
            merge(merged, kept);
        }
        boolean anew = kept.passed && end - 1 > watermark;
        if (anew) {
            begin(kept, false);
        }
        if ((anew || joined.size() > 1) && kept.trigger != null && kept.unsent > 0) {
            kept.trigger.resume(kept.unsent, kept.firstMoment, kept.firstMs, timers(kept));
        }
        setEnd(kept);
        add(kept, row, timestamp, nowMs);
    }

    private void merge(WindowState merged, WindowState kept) {
        merged.dropped = true;
        store.merge(merged.slot, kept.slot);
        store.giveBack(merged.slot);
        kept.nextPane = Math.max(kept.nextPane, merged.nextPane);
        kept.latest = Math.max(kept.latest, merged.latest);
        kept.sent.addAll(merged.sent);
        if (merged.unsent > 0) {
            boolean first = kept.unsent == 0;
            kept.firstMoment = first ? merged.firstMoment : Math.min(kept.firstMoment, merged.firstMoment);
            kept.firstMs = first ? merged.firstMs : Math.min(kept.firstMs, merged.firstMs);
            kept.unsent += merged.unsent;
        }
    }

    private WindowState open(KeyWindows windows, long start, long end, long watermark) {
        WindowState window = new WindowState(windows, start, end, store.take());
        windows.add(window);
        begin(window, end - 1 <= watermark);
        if (window.passed) {
            watermarkTimers.set(dropTime(end), Purpose.DROP, window);
        } else {
            setEnd(window);
        }
        return window;
    }

    private void setEnd(WindowState window) {
        if (!window.endTimer && !window.passed) {
            watermarkTimers.set(window.end - 1, Purpose.END, window);
            window.endTimer = true;
        }
    }

    /** Begins the part before the watermark, or the part after it. */
    private void begin(WindowState window, boolean passed) {
        window.passed = passed;
        window.trigger = (passed ? refinement.late() : refinement.early())
                .map(TriggerState::new)
                .orElse(null);
    }

    private void add(WindowState window, int row, long timestamp, long nowMs) {
        store.add(window.slot, row);
        long moment = byClock ? nowMs : timestamp;
        if (window.unsent == 0) {
            window.firstMoment = moment;
            window.firstMs = nowMs;
        }
        window.unsent++;
        window.latest = Math.max(window.latest, timestamp);
        TriggerState trigger = window.trigger;
        if (trigger == null ? window.passed : trigger.onRow(moment, nowMs, timers(window))) {
            fire(window, window.passed ? Timing.LATE : Timing.EARLY);
        }
    }

    /** Where a window's trigger asks for timers. */
    private TriggerState.Timers timers(WindowState window) {
        return new TriggerState.Timers() {
            @Override
            public void clock(long time, TriggerState state, int rule) {
                clockTimers.set(time, window, state, rule);
            }

            @Override
            public void watermark(long time, TriggerState state, int rule) {
                watermarkTimers.set(time, window, state, rule);
            }
        };
    }

    private void fire(WindowState window, Timing timing) {
        boolean retracting = refinement.accumulation() == Accumulation.RETRACTING;
        if (retracting) {
            window.sent.forEach(pane -> writer.takeBack(pane, place()));
            window.sent.clear();
        }
        long timestamp = eventTimed ? window.end - 1 : window.latest;
        writer.write(window, timestamp, timing, place(), retracting ? window.sent : null);
        if (refinement.accumulation() == Accumulation.DISCARDING) {
            store.reset(window.slot);
        }
        window.unsent = 0;
        window.nextPane++;
    }

    @Override
    long nextWatermark() {
        return byClock && clockWatermark != Track.MAX ? Timers.NONE : watermarkTimers.nextTime();
    }

    @Override
    void fireWatermark(long nowMs) {
        Timer timer = watermarkTimers.take();
        WindowState window = timer.window();
        switch (timer.purpose()) {
            case END -> atEnd(window, timer.time());
            case DROP -> drop(window, timer.time());
            case RULE -> {
                // At one instant, the result of the complete window counts.
                if (window.passed || timer.time() < window.end - 1) {
                    rule(timer);
                }
            }
        }
    }

    private void rule(Timer timer) {
        WindowState window = timer.window();
        @Nullable TriggerState trigger = window.trigger;
        if (trigger == timer.trigger()
                && Objects.requireNonNull(trigger).onTimer(timer.rule(), timer.time())
                && window.unsent > 0) {
            fire(window, window.passed ? Timing.LATE : Timing.EARLY);
        }
    }

    private void atEnd(WindowState window, long time) {
        window.endTimer = false;
        if (time < window.end - 1) {
            setEnd(window);
            return;
        }
        if (window.unsent > 0 || refinement.accumulation() != Accumulation.DISCARDING) {
            fire(window, Timing.ON_TIME);
        }
        if (refinement.allowedLatenessMs() == 0) {
            remove(window);
        } else {
            begin(window, true);
            watermarkTimers.set(dropTime(window.end), Purpose.DROP, window);
        }
    }

    private void drop(WindowState window, long time) {
        if (!window.passed) {
            return;
        }
        long due = dropTime(window.end);
        if (time < due) {
            // A session that late rows have made longer.
            watermarkTimers.set(due, Purpose.DROP, window);
            return;
        }
        if (window.unsent > 0) {
            fire(window, Timing.LATE);
        }
        remove(window);
    }

    private void remove(WindowState window) {
        window.dropped = true;
        window.key.remove(window);
        store.giveBack(window.slot);
    }

    @Override
    long nextClock() {
        long ends = byClock && clockWatermark != Track.MAX ? watermarkTimers.nextTime() : Timers.NONE;
        return Math.min(clockTimers.nextTime(), ends == Timers.NONE ? ends : ends + 1);
    }

    @Override
    void fireClock(long nowMs) {
        long ends = byClock ? watermarkTimers.nextTime() : Timers.NONE;
        if (ends != Timers.NONE && ends + 1 <= clockTimers.nextTime()) {
            fireWatermark(nowMs);
        } else {
            rule(clockTimers.take());
        }
    }

    @Override
    void end() {
        clockWatermark = Track.MAX;
    }
}
