package dev.millrace.runtime.operator;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import dev.millrace.runtime.aggregate.AggregateSet;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.HeapTables;
import dev.millrace.runtime.state.KeyedTable;
import dev.millrace.runtime.state.KeyedTables;
import dev.millrace.runtime.time.WindowArithmetic;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts windows of several panes together, a limited number of keys a call.
 *
 * <p>Where many panes make a window, what they have in common with the next window is not merged again (the two stacks of
 * Tangwongsan, Hirzel, Schneider and Wu, "General Incremental Sliding-Window Aggregation", PVLDB 2015): panes that have
 * come since some moment are merged into one table, and for the panes before it there is a table for each with what it and
 * those behind it hold. A window is then the table of its first pane, merged with that of the new ones. When no table of
 * the first kind is left, the panes of the window get one each, from the last to the first. So a key costs a handful of
 * mergers a slide however many panes a window has, at the price of a second table for each.
 *
 * <p>That regroups what is added up, so it is done only for aggregates that do not mind. A row for a pane that is in
 * those tables already, later than the delay of the watermark allows for, makes them all anew at the next window.
 */
final class PaneMerger {

    /** Windows of up to so many panes are merged from the panes. */
    private static final int FEW_PANES = 5;

    /** Keys that one call merges, and the pieces that it does so in. */
    private static final int KEYS_A_CALL = 8192;

    private static final int PIECE = 1024;

    /** What one table adds to another. */
    private record Merger(KeyedTable to, KeyedTable from) {}

    /** From a pane on, everything up to the panes that are in {@link #recent}. */
    private record Suffix(long pane, KeyedTable table) {}

    private final AggregateSet aggregates;
    private final List<DataType> keyTypes;
    private final WindowArithmetic windows;
    private final boolean regroups;

    private final ArrayDeque<Merger> mergers = new ArrayDeque<>();
    private int merged;
    private int[] targets = new int[PIECE];

    private final KeyedTable window;
    private final KeyedTable recent;
    private final ArrayDeque<Suffix> suffixes = new ArrayDeque<>();
    private final ArrayDeque<KeyedTable> spare = new ArrayDeque<>();
    /** The panes in {@link #recent} begin from here ... */
    private long recentFrom;
    /** ... to before here; no pane from here on is in any table. */
    private long knownTo = Long.MIN_VALUE;

    private boolean stale = true;
    private KeyedTable result;

    PaneMerger(List<AggregateCall> calls, AggregateSet aggregates, List<DataType> keyTypes, WindowArithmetic windows) {
        this.aggregates = aggregates;
        this.keyTypes = keyTypes;
        this.windows = windows;
        this.window = create();
        this.recent = create();
        this.result = window;
        this.regroups = windows.sizeMs() / windows.paneMs() > FEW_PANES
                && !aggregates.types().contains(AccumulatorType.OBJECT)
                && calls.stream().allMatch(PaneMerger::mayBeRegrouped);
    }

    /** Whether the order in which parts are put together makes no difference, not even to the last digit of a double. */
    private static boolean mayBeRegrouped(AggregateCall call) {
        return switch (call.function()) {
            case COUNT, MIN, MAX -> true;
            case SUM, AVG ->
                call.argument()
                        .map(argument -> argument.type() == Scalar.BIGINT || argument.type() == Scalar.INT)
                        .orElse(false);
            default -> false;
        };
    }

    private KeyedTable create() {
        return HeapTables.create(keyTypes, aggregates.types());
    }

    /** Something was added to a pane. */
    void changed(long pane) {
        stale |= pane < knownTo;
    }

    /** Takes up the window that ends at {@code end}; its panes stay as they are until {@link #advance} is done. */
    void begin(KeyedTables panes, long end) {
        long start = end - windows.sizeMs();
        if (!regroups) {
            window.clear();
            for (long pane : panes.namespaces()) {
                if (pane >= start && pane < end) {
                    add(window, table(panes, pane));
                }
            }
            result = window;
            return;
        }
        if (stale) {
            forget();
            recentFrom = Long.MIN_VALUE;
        }
        while (!suffixes.isEmpty() && suffixes.getFirst().pane < start) {
            spare.add(suffixes.removeFirst().table);
        }
        if (suffixes.isEmpty() && recentFrom < start) {
            makeSuffixes(panes, start, end);
        } else {
            for (long pane : panes.namespaces()) {
                if (pane >= knownTo && pane < end) {
                    add(recent, table(panes, pane));
                }
            }
        }
        knownTo = end;
        stale = false;
        choose(end);
    }

    private void forget() {
        while (!suffixes.isEmpty()) {
            spare.add(suffixes.removeFirst().table);
        }
        recent.clear();
    }

    private void makeSuffixes(KeyedTables panes, long start, long end) {
        recent.clear();
        recentFrom = end;
        long[] starts = panes.namespaces();
        KeyedTable behind = null;
        for (int i = starts.length - 1; i >= 0; i--) {
            if (starts[i] < start || starts[i] >= end) {
                continue;
            }
            KeyedTable suffix = spare.isEmpty() ? create() : spare.remove();
            suffix.clear();
            add(suffix, table(panes, starts[i]));
            if (behind != null) {
                add(suffix, behind);
            }
            suffixes.addFirst(new Suffix(starts[i], suffix));
            behind = suffix;
        }
    }

    /** The table to read the window from, merged of two where it takes two. */
    private void choose(long end) {
        if (suffixes.isEmpty()) {
            result = recent;
        } else if (recentFrom == end) {
            result = suffixes.getFirst().table;
        } else {
            window.clear();
            add(window, suffixes.getFirst().table);
            add(window, recent);
            result = window;
        }
    }

    private static @Nullable KeyedTable table(KeyedTables panes, long pane) {
        return panes.find(pane).orElse(null);
    }

    private void add(KeyedTable to, @Nullable KeyedTable from) {
        if (from != null) {
            mergers.add(new Merger(to, from));
        }
    }

    /** Works on the window taken up; whether it is ready. */
    boolean advance() {
        int left = KEYS_A_CALL;
        while (!mergers.isEmpty() && left > 0) {
            Merger next = mergers.element();
            int until = Math.min(next.from.size(), merged + PIECE);
            if (targets.length < until) {
                targets = new int[2 * until];
            }
            next.to.slots(next.from, merged, until, targets);
            aggregates.merge(next.to, targets, next.from, merged, until);
            left -= until - merged;
            merged = until;
            if (merged >= next.from.size()) {
                mergers.remove();
                merged = 0;
            }
        }
        return mergers.isEmpty();
    }

    /** The window, when it is ready; to be read until the next one is taken up. */
    KeyedTable result() {
        return result;
    }
}
