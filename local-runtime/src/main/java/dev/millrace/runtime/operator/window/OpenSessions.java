package dev.millrace.runtime.operator.window;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.aggregate.AggregateSet;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.row.TimerWheel;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open sessions of all keys, as columns. A key's latest session is in the key's own slot, which is where nearly
 * every row goes. Its earlier ones, which wait for the watermark, are in a second table and linked, the latest of them
 * first. No two sessions of a key touch.
 *
 * <p>Numbers tell sessions apart: {@code 2 * slot} in the keys' table, {@code 2 * slot + 1} in the second.
 */
final class OpenSessions {

    /** No session, and nothing complete. */
    static final int NONE = TimerWheel.NONE;

    /** Nothing complete has been found for so long that others are to have a turn. */
    static final int LATER = -2;

    /** The time of what is not there: before every other. */
    private static final long NEVER = Long.MIN_VALUE;

    private static final int LOOKS = 4096;

    // Columns of both tables behind the aggregates; sessions of the second table are given as slots plus 1.
    private static final int START = 0;
    private static final int END = 1;
    /** The next earlier session of the key, or 0. */
    private static final int FURTHER = 2;
    /** Keys' table: the end of that session. */
    private static final int BOUND = 3;
    /** Second table: the next later session; 0: the one in the keys' table. */
    private static final int BEFORE = 3;
    /** Second table: the key's slot. */
    private static final int KEY = 4;

    private final AggregateSet aggregates;
    private final KeyedTable latest;
    private final KeyedTable earlier;
    private final TimerWheel timers;

    /** Where the columns begin that are not aggregates. */
    private final int firstColumn;

    private final LongColumn nextId = new LongColumn(Scalar.BIGINT, 1);
    private final Column[] idColumns = {nextId};
    private final int[] hash = new int[1];
    private final int[] slot = new int[1];
    private final int[] row = new int[1];
    private int[] targets = new int[64];
    private int[] free = new int[64];
    private int freeCount;
    private int[] touched = new int[8];
    private int knownKeys;

    /** Of the keys' latest sessions, by slot. */
    private long[] starts = new long[0];

    private long[] ends = new long[0];
    /** The end of the key's latest but one: a row that is not behind it may belong to several. */
    private long[] bounds = new long[0];

    OpenSessions(OperatorContext context, KeyColumns keys, AggregateSet aggregates, long gapMs) {
        this.aggregates = aggregates;
        this.firstColumn = aggregates.types().size();
        this.timers = new TimerWheel(gapMs);
        String node = context.node().node().id();
        this.latest = context.state()
                .tables(node, "sessions", keys.types(), types(BOUND + 1))
                .table(0);
        this.earlier = context.state()
                .tables(node, "earlier", List.of(Scalar.BIGINT), types(KEY + 1))
                .table(0);
    }

    private List<AccumulatorType> types(int more) {
        List<AccumulatorType> all = new ArrayList<>(aggregates.types());
        all.addAll(Collections.nCopies(more, AccumulatorType.LONG));
        return all;
    }

    private long[] ofKeys(int column) {
        return latest.longs(firstColumn + column);
    }

    private long[] ofEarlier(int column) {
        return earlier.longs(firstColumn + column);
    }

    /** Finds or makes the slots of a batch's keys. */
    void slots(KeyColumns keys, int @Nullable [] selection, int count, int[] slots) {
        latest.slots(keys.columns(), keys.hashes(), selection, 0, count, slots);
        starts = ofKeys(START);
        ends = ofKeys(END);
        bounds = ofKeys(BOUND);
        Arrays.fill(ends, knownKeys, latest.size(), NEVER);
        Arrays.fill(bounds, knownKeys, latest.size(), NEVER);
        knownKeys = latest.size();
    }

    /**
     * Makes rows part of the latest session of their keys, as far as they touch that one and no other.
     *
     * @return the first element that does not, or {@code to}
     */
    int extend(int[] slots, long[] timestamps, int @Nullable [] selection, int from, int to, long gapMs) {
        long[] start = starts;
        long[] end = ends;
        long[] bound = bounds;
        for (int i = from; i < to; i++) {
            long time = timestamps[selection == null ? i : selection[i]];
            int key = slots[i];
            if (time <= bound[key] || time > end[key] || time + gapMs < start[key]) {
                return i;
            }
            start[key] = Math.min(start[key], time);
            end[key] = Math.max(end[key], time + gapMs);
        }
        return to;
    }

    /** Adds rows of the batch that was prepared to the latest sessions in these slots. */
    void add(int[] slots, int @Nullable [] selection, int from, int to) {
        if (from < to) {
            aggregates.add(latest, slots, selection, from, to);
        }
    }

    /** Adds one row to a session. */
    void add(int number, int added) {
        slot[0] = number >> 1;
        row[0] = added;
        aggregates.add(table(number), slot, row, 0, 1);
    }

    /** Makes one session of a stretch of time and the sessions of a key that touch it; {@link #NONE}: none does. */
    int join(int key, long start, long end) {
        int count = touching(key, start, end);
        if (count == 0) {
            return NONE;
        }
        int kept = touched[count - 1];
        long newStart = Math.min(start, start(kept));
        long newEnd = Math.max(end, end(touched[0]));
        for (int i = count - 2; i >= 0; i--) {
            merge(touched[i], kept);
            if (isEarlier(touched[i])) {
                dissolve(touched[i]);
            }
        }
        if (isEarlier(kept) && !isEarlier(touched[0])) {
            emptyLatest(key);
            merge(kept, touched[0]);
            dissolve(kept);
            kept = touched[0];
        }
        set(kept, newStart, newEnd);
        return kept;
    }

    /** Collects the sessions of a key that touch a stretch, the latest first. */
    private int touching(int key, long start, long end) {
        int count = 0;
        if (starts[key] <= end && ends[key] >= start) {
            touched[count++] = 2 * key;
        }
        long[] itsStarts = ofEarlier(START);
        long[] itsEnds = ofEarlier(END);
        int at = (int) ofKeys(FURTHER)[key] - 1;
        while (at >= 0 && itsEnds[at] >= start) {
            if (itsStarts[at] <= end) {
                if (count == touched.length) {
                    touched = Arrays.copyOf(touched, 2 * count);
                }
                touched[count++] = 2 * at + 1;
            }
            at = (int) ofEarlier(FURTHER)[at] - 1;
        }
        return count;
    }

    /** Opens a session that touches no other of its key. */
    int open(int key, long start, long end) {
        if (ends[key] == NEVER) {
            timers.add(2 * key, end - 1);
        } else if (start > ends[key]) {
            setAside(key);
        } else {
            int opened = takeEarlier(key);
            link(opened, key, start);
            set(2 * opened + 1, start, end);
            timers.add(2 * opened + 1, end - 1);
            return 2 * opened + 1;
        }
        set(2 * key, start, end);
        return 2 * key;
    }

    /** Makes room for a later session of a key. */
    private void setAside(int key) {
        int aside = takeEarlier(key);
        link(aside, key, starts[key]);
        merge(2 * key, 2 * aside + 1);
        set(2 * aside + 1, starts[key], ends[key]);
        timers.add(2 * aside + 1, ends[key] - 1);
        emptyLatest(key);
    }

    private int takeEarlier(int key) {
        int taken;
        if (freeCount > 0) {
            taken = free[--freeCount];
        } else {
            nextId.values()[0] = earlier.size();
            hash[0] = earlier.size();
            earlier.slots(idColumns, hash, null, 0, 1, slot);
            taken = slot[0];
        }
        ofEarlier(KEY)[taken] = key;
        return taken;
    }

    /** Puts an earlier session between those of its key that begin after and before it. */
    private void link(int linked, int key, long start) {
        long[] itsStarts = ofEarlier(START);
        long[] further = ofEarlier(FURTHER);
        int before = 0;
        int behind = (int) ofKeys(FURTHER)[key];
        while (behind != 0 && itsStarts[behind - 1] > start) {
            before = behind;
            behind = (int) further[behind - 1];
        }
        join(before, linked + 1, key);
        join(linked + 1, behind, key);
    }

    /** Lets two earlier sessions, as slots plus 1, follow each other; 0 before the first is the key's latest. */
    private void join(int before, int behind, int key) {
        if (before == 0) {
            ofKeys(FURTHER)[key] = behind;
        } else {
            ofEarlier(FURTHER)[before - 1] = behind;
        }
        if (behind != 0) {
            ofEarlier(BEFORE)[behind - 1] = before;
        }
    }

    /** Takes an earlier session out; its slot is free when its timer has come. */
    private void dissolve(int number) {
        int at = number >> 1;
        int key = (int) ofEarlier(KEY)[at];
        join((int) ofEarlier(BEFORE)[at], (int) ofEarlier(FURTHER)[at], key);
        earlier.reset(at);
        ofEarlier(END)[at] = NEVER;
        bound(key);
    }

    private void emptyLatest(int key) {
        long further = ofKeys(FURTHER)[key];
        latest.reset(key);
        ofKeys(FURTHER)[key] = further;
        ends[key] = NEVER;
        bound(key);
    }

    private void bound(int key) {
        int second = (int) ofKeys(FURTHER)[key];
        bounds[key] = second == 0 ? NEVER : ofEarlier(END)[second - 1];
    }

    private void set(int number, long start, long end) {
        int at = number >> 1;
        if (isEarlier(number)) {
            ofEarlier(START)[at] = start;
            ofEarlier(END)[at] = end;
            bound((int) ofEarlier(KEY)[at]);
        } else {
            starts[at] = start;
            ends[at] = end;
        }
    }

    /** Adds what one session holds to another. */
    private void merge(int from, int to) {
        int at = from >> 1;
        if (targets.length <= at) {
            targets = new int[2 * at];
        }
        targets[at] = to >> 1;
        aggregates.merge(table(to), targets, table(from), at, at + 1);
    }

    private static boolean isEarlier(int number) {
        return (number & 1) != 0;
    }

    private KeyedTable table(int number) {
        return isEarlier(number) ? earlier : latest;
    }

    long start(int number) {
        return isEarlier(number) ? ofEarlier(START)[number >> 1] : starts[number >> 1];
    }

    long end(int number) {
        return isEarlier(number) ? ofEarlier(END)[number >> 1] : ends[number >> 1];
    }

    /** No session is complete while the watermark is below; {@link Timers#NONE}: none is open. */
    long time() {
        return timers.time();
    }

    /** A session that is complete at a watermark, of several of a key the earliest; or {@link #NONE}, {@link #LATER}. */
    int poll(long watermark) {
        for (int i = 0; i < LOOKS; i++) {
            int number = timers.poll(watermark);
            if (number == NONE) {
                return NONE;
            }
            long end = end(number);
            if (end == NEVER) {
                giveBack(number >> 1);
            } else if (end - 1 > timers.reached()) {
                timers.add(number, end - 1);
            } else {
                return number;
            }
        }
        return LATER;
    }

    /** Writes a session's key, bounds and aggregates as a row. */
    void write(int number, int keyCount, Column[] to, int at) {
        int key = isEarlier(number) ? (int) ofEarlier(KEY)[number >> 1] : number >> 1;
        latest.keys(key, 1, to, at);
        ((LongColumn) to[keyCount]).set(at, start(number));
        ((LongColumn) to[keyCount + 1]).set(at, end(number));
        aggregates.write(table(number), number >> 1, 1, to, keyCount + 2, at);
    }

    /** Forgets a session that {@link #poll} gave. */
    void remove(int number) {
        if (isEarlier(number)) {
            dissolve(number);
            giveBack(number >> 1);
        } else {
            emptyLatest(number >> 1);
        }
    }

    private void giveBack(int freed) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = freed;
    }
}
