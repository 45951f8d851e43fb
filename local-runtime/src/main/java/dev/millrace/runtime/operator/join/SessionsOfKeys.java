package dev.millrace.runtime.operator.join;

import dev.millrace.runtime.operator.row.TimeHeap;
import dev.millrace.runtime.state.KeyedRows;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of the rows of a key on both sides. Only rows of open sessions are kept, so a session is a stretch of kept rows
 * without a pause: it need not be written down. When the watermark reaches the gap after a row, the row's session is
 * complete if no later row of it is there.
 */
final class SessionsOfKeys implements JoinedWindows {

    private final long gapMs;
    private final JoinSide[] sides;
    /** Rows by the time at which they would be the last of their session. */
    private final TimeHeap[] ends = {new TimeHeap(), new TimeHeap()};

    SessionsOfKeys(long gapMs, JoinSide[] sides) {
        this.gapMs = gapMs;
        this.sides = sides;
    }

    /** A late row may still join a session that is open: then a kept row is no further away than the gap. */
    @Override
    public boolean isLate(int side, int row, int i, long time, long watermark) {
        if (time + gapMs - 1 > watermark) {
            return false;
        }
        JoinSide own = sides[side];
        if (own.hasNullKey(row)) {
            return true;
        }
        for (JoinSide each : sides) {
            int key = each.rows.find(own.keys.columns(), row, own.keys.hashes()[i]);
            if (key != KeyedRows.NONE && isNear(each.rows, key, time)) {
                return false;
            }
        }
        return true;
    }

    private boolean isNear(KeyedRows rows, int key, long time) {
        int row = rows.first(key);
        while (row != KeyedRows.NONE && rows.time(row) < time - gapMs) {
            row = rows.next(row);
        }
        return row != KeyedRows.NONE && rows.time(row) <= time + gapMs;
    }

    @Override
    public void add(int side, int stored, long time, long watermark) {
        // Otherwise it has joined an open session, of which another row is the last.
        if (time + gapMs - 1 > watermark) {
            ends[side].add(time + gapMs - 1, stored);
        }
    }

    @Override
    public long due() {
        return Math.min(ends[0].time(), ends[1].time());
    }

    @Override
    public @Nullable OpenWindow take() {
        int side = ends[0].time() <= ends[1].time() ? 0 : 1;
        int row = ends[side].poll();
        KeyedRows rows = sides[side].rows;
        if (!rows.contains(row)) {
            return null;
        }
        long last = rows.time(row);
        if (sides[side].storedNullKey(row)) {
            OpenWindow alone = new OpenWindow(last, last + gapMs);
            alone.add(side, row);
            return alone;
        }
        int key = rows.key(row);
        int otherKey = sides[side].keyIn(sides[1 - side], row);
        int[] keys = side == 0 ? new int[] {key, otherKey} : new int[] {otherKey, key};
        return goesOn(keys, last) ? null : session(keys, last);
    }

    private boolean goesOn(int[] keys, long last) {
        for (int side = 0; side < 2; side++) {
            KeyedRows rows = sides[side].rows;
            int row = keys[side] == KeyedRows.NONE ? KeyedRows.NONE : rows.last(keys[side]);
            while (row != KeyedRows.NONE && rows.time(row) > last) {
                if (rows.time(row) <= last + gapMs) {
                    return true;
                }
                row = rows.previous(row);
            }
        }
        return false;
    }

    private OpenWindow session(int[] keys, long last) {
        long first = last;
        int[] from = {upTo(0, keys[0], last), upTo(1, keys[1], last)};
        boolean more = true;
        while (more) {
            more = false;
            for (int side = 0; side < 2; side++) {
                KeyedRows rows = sides[side].rows;
                while (from[side] != KeyedRows.NONE && rows.time(from[side]) >= first - gapMs) {
                    first = Math.min(first, rows.time(from[side]));
                    from[side] = rows.previous(from[side]);
                    more = true;
                }
            }
        }
        OpenWindow session = new OpenWindow(first, last + gapMs);
        for (int side = 0; side < 2; side++) {
            KeyedRows rows = sides[side].rows;
            int row = keys[side] == KeyedRows.NONE
                    ? KeyedRows.NONE
                    : from[side] == KeyedRows.NONE ? rows.first(keys[side]) : rows.next(from[side]);
            while (row != KeyedRows.NONE && rows.time(row) <= last) {
                session.add(side, row);
                row = rows.next(row);
            }
        }
        return session;
    }

    private int upTo(int side, int key, long last) {
        KeyedRows rows = sides[side].rows;
        int row = key == KeyedRows.NONE ? KeyedRows.NONE : rows.last(key);
        while (row != KeyedRows.NONE && rows.time(row) > last) {
            row = rows.previous(row);
        }
        return row;
    }

    @Override
    public boolean isLast(OpenWindow window, long time) {
        return true;
    }
}
