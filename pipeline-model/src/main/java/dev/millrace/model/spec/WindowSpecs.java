package dev.millrace.model.spec;

import dev.millrace.model.spec.ChangeSpecs.Order;
import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Windows: which rows belong together, when their results leave, and how results of one window relate. */
public final class WindowSpecs {

    private WindowSpecs() {}

    /** What all that work on windows have in common. */
    public sealed interface WindowedSpec extends OperatorSpec {
        /** Positions of the key fields; none: one window for all rows. */
        List<Integer> keys();

        WindowSpec window();

        Refinement refinement();

        Columns columns();

        ErrorPolicy onError();
    }

    /**
     * Aggregates per key and window. Output 0: key fields, {@code window_start} and {@code window_end} (of windows of
     * time), one field per aggregate, {@code pane_index} and {@code pane_timing} if asked for; the event time is {@code
     * window_end - 1 ms}, of other windows the latest of their rows. Output 1 {@code late}: input rows all of whose
     * windows were already dropped. Output 2 {@code errors}.
     *
     * @param keys positions of the key fields; none: one window for all rows
     */
    public record WindowAggregateSpec(
            List<Integer> keys,
            WindowSpec window,
            List<AggregateCall> aggregates,
            Refinement refinement,
            Columns columns,
            ErrorPolicy onError)
            implements WindowedSpec {
        public WindowAggregateSpec {
            keys = List.copyOf(keys);
            aggregates = List.copyOf(aggregates);
        }
    }

    /**
     * The rows of every window. Output 0: the input's fields, {@code window_start} and {@code window_end} (of windows of
     * time), the row's number, {@code pane_index} and {@code pane_timing} if asked for; event times and the other outputs
     * as of aggregates.
     */
    public record WindowRowsSpec(
            List<Integer> keys,
            WindowSpec window,
            Ranking ranking,
            Refinement refinement,
            Columns columns,
            ErrorPolicy onError)
            implements WindowedSpec {
        public WindowRowsSpec {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Which rows of a window are given, and in what order; of rows that are equal in it, the one that came first is first.
     *
     * @param order empty: by event time
     * @param count at most so many, the first ones; empty: all
     * @param withNumber whether a field holds the row's number, from 1
     */
    public record Ranking(List<Order> order, OptionalInt count, boolean withNumber) {
        public Ranking {
            order = List.copyOf(order);
        }
    }

    /** Which windows a row belongs to. */
    public sealed interface WindowSpec {}

    /** Windows of one size, one after the other; starts are aligned to 1970-01-01T00:00Z plus the offset. */
    public record Tumbling(long sizeMs, long offsetMs) implements WindowSpec {}

    /** A window begins at every slide; slide is at most size. */
    public record Sliding(long sizeMs, long slideMs, long offsetMs) implements WindowSpec {}

    /** Windows that begin together and end one step later each, up to the size, a multiple of the step. */
    public record Cumulating(long sizeMs, long stepMs, long offsetMs) implements WindowSpec {}

    /**
     * Windows that begin by a local clock, sizes counted in local days.
     *
     * @param window tumbling, sliding or cumulating; size and slide are whole days
     */
    public record Zoned(WindowSpec window, ZoneId zone) implements WindowSpec {}

    /**
     * Windows by the clock at which rows come in.
     *
     * @param window of time
     */
    public record OnClock(WindowSpec window) implements WindowSpec {}

    /** A window from a key's row to the gap after its last one; windows that meet or touch are one. */
    public record Session(long gapMs) implements WindowSpec {}

    /** One window of all rows, complete at the end of the input. */
    public record Global() implements WindowSpec {}

    /**
     * Windows by number of rows: after every {@code slide} rows of a key, its last {@code size} ones, or as many as there
     * are.
     */
    public record Counted(int size, int slide) implements WindowSpec {}

    /**
     * When results leave and how they relate. At the watermark there is always one; these come beside it.
     *
     * @param early before the watermark has passed the window
     * @param late after it has, within the allowed lateness; empty: with every late row
     */
    public record Refinement(
            Optional<Trigger> early, Optional<Trigger> late, long allowedLatenessMs, Accumulation accumulation) {
        public static final Refinement NONE =
                new Refinement(Optional.empty(), Optional.empty(), 0, Accumulation.ACCUMULATING);

        /** Whether each window has just one result, at the watermark. */
        public boolean onlyAtWatermark() {
            return early.isEmpty() && allowedLatenessMs == 0;
        }
    }

    /**
     * When panes leave.
     *
     * @param repeat after firing it begins anew; otherwise it is over
     */
    public record Trigger(List<Rule> rules, Combination combination, boolean repeat) {
        public Trigger {
            rules = List.copyOf(rules);
        }
    }

    /** One condition of a trigger; it begins with the trigger and again when that has fired. */
    public sealed interface Rule {}

    /** So many rows have come. */
    public record RowCount(long rows) implements Rule {}

    /**
     * The clock has moved on since the first row.
     *
     * @param aligned to the next multiple of the delay instead of by the delay
     */
    public record ClockDelay(long delayMs, boolean aligned) implements Rule {}

    /** The watermark has reached the first row's event time and a delay; {@code aligned} as above. */
    public record WatermarkDelay(long delayMs, boolean aligned) implements Rule {}

    /** How the rules of a trigger work together. */
    public enum Combination {
        /** It fires when one of them is met. */
        FIRST_OF,
        /** It fires when all of them have been met. */
        ALL_OF,
        /** It fires when the first is met, then when the second is, and so on. */
        IN_ORDER
    }

    /** How a window's panes relate. */
    public enum Accumulation {
        /** A pane holds the rows since the one before. */
        DISCARDING,
        /** A pane holds all rows so far. */
        ACCUMULATING,
        /** A pane holds all rows so far, and the one before is taken back. */
        RETRACTING
    }

    /**
     * Optional fields.
     *
     * @param paneIndex a pane's number in its window, from 0
     * @param paneTiming {@code early}, {@code on_time} or {@code late}
     * @param lateDetails late rows: how far the watermark had passed their time, and the last window they missed
     */
    public record Columns(boolean paneIndex, boolean paneTiming, boolean lateDetails) {
        public static final Columns NONE = new Columns(false, false, false);
    }
}
