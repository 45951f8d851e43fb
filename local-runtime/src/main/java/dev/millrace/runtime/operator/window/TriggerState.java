package dev.millrace.runtime.operator.window;

import dev.millrace.model.spec.WindowSpecs.ClockDelay;
import dev.millrace.model.spec.WindowSpecs.Combination;
import dev.millrace.model.spec.WindowSpecs.RowCount;
import dev.millrace.model.spec.WindowSpecs.Rule;
import dev.millrace.model.spec.WindowSpecs.Trigger;
import dev.millrace.model.spec.WindowSpecs.WatermarkDelay;
import java.util.Arrays;

/**
 * How far a window's trigger has come. Rules count from the first row since the trigger began or last fired; one that
 * has been met stays so until then.
 */
final class TriggerState {

    /** Where timers are asked for. */
    interface Timers {
        void clock(long time, TriggerState state, int rule);

        void watermark(long time, TriggerState state, int rule);
    }

    private final Trigger trigger;
    private final long[] rows;
    private final boolean[] met;
    /** When a rule's timer is due, or {@link #NO_TIMER}. */
    private final long[] due;

    /** The rule that counts, of rules in order. */
    private int current;

    private boolean over;

    private static final long NO_TIMER = Long.MIN_VALUE;

    TriggerState(Trigger trigger) {
        this.trigger = trigger;
        int count = trigger.rules().size();
        this.rows = new long[count];
        this.met = new boolean[count];
        this.due = new long[count];
        Arrays.fill(due, NO_TIMER);
    }

    /** A row has come at a moment; whether the trigger fires. */
    boolean onRow(long moment, long nowMs, Timers timers) {
        if (over) {
            return false;
        }
        count(1, moment, nowMs, timers);
        return fires();
    }

    /**
     * Sessions have merged: what counts from now on are the rows of all of them that no pane has held, the first of which
     * came at a moment. Whether the trigger fires is asked at the row that merged them.
     */
    void resume(long number, long firstMoment, long firstMs, Timers timers) {
        Arrays.fill(rows, 0);
        Arrays.fill(met, false);
        Arrays.fill(due, NO_TIMER);
        if (!over) {
            count(number, firstMoment, firstMs, timers);
        }
    }

    private void count(long number, long moment, long nowMs, Timers timers) {
        for (int i = 0; i < rows.length; i++) {
            if (counts(i)) {
                rows[i] += number;
                begin(i, moment, nowMs, timers);
            }
        }
    }

    /** A timer is due; whether the trigger fires. */
    boolean onTimer(int rule, long time) {
        if (over || due[rule] != time || !counts(rule)) {
            return false;
        }
        met[rule] = true;
        return fires();
    }

    private boolean counts(int rule) {
        return trigger.combination() != Combination.IN_ORDER || rule == current;
    }

    private void begin(int i, long timestamp, long nowMs, Timers timers) {
        Rule rule = trigger.rules().get(i);
        switch (rule) {
            case RowCount count -> met[i] |= rows[i] >= count.rows();
            case ClockDelay delay -> {
                if (due[i] == NO_TIMER) {
                    due[i] = after(nowMs, delay.delayMs(), delay.aligned());
                    timers.clock(due[i], this, i);
                }
            }
            case WatermarkDelay delay -> {
                if (due[i] == NO_TIMER) {
                    due[i] = after(timestamp, delay.delayMs(), delay.aligned());
                    timers.watermark(due[i], this, i);
                }
            }
        }
    }

    private static long after(long moment, long delayMs, boolean aligned) {
        return aligned ? Math.floorDiv(moment, delayMs) * delayMs + delayMs : moment + delayMs;
    }

    private boolean fires() {
        boolean fires = switch (trigger.combination()) {
            case FIRST_OF -> any();
            case ALL_OF -> all();
            case IN_ORDER -> met[current];
        };
        if (fires) {
            Arrays.fill(rows, 0);
            Arrays.fill(met, false);
            Arrays.fill(due, NO_TIMER);
            current++;
            boolean last = trigger.combination() != Combination.IN_ORDER || current == rows.length;
            current = last ? 0 : current;
            over = last && !trigger.repeat();
        }
        return fires;
    }

    private boolean any() {
        for (boolean each : met) {
            if (each) {
                return true;
            }
        }
        return false;
    }

    private boolean all() {
        for (boolean each : met) {
            if (!each) {
                return false;
            }
        }
        return true;
    }
}
