package dev.millrace.runtime.state;

import java.util.Arrays;

/**
 * Partial matches of a pattern by key, beside the {@link KeyedRows} that hold their rows. Keys are that table's.
 *
 * <p>The rows of a match are a chain of links, each with the one before it. A link has just one before it, so the chain
 * that ends in a link is one match and no other; matches that begin alike share the links of what they have in common.
 * A link counts the matches and links that hold it, and a row (by {@link KeyedRows#count}) its links; what nobody holds
 * is given up. A chain is never changed, so no version has to say which matches a link belongs to.
 *
 * <p>A link takes 24 bytes, a match 28, a key 12. Belongs to one subtask's thread.
 */
public final class PartialMatches {

    /** No match, no link, no row. */
    public static final int NONE = -1;

    private static final int INITIAL = 64;

    private final KeyedRows rows;

    // By link.
    private int[] rowOf = new int[INITIAL];
    private int[] before = new int[INITIAL];
    private int[] stepOf = new int[INITIAL];
    private int[] holders = new int[INITIAL];
    private long[] orderOf = new long[INITIAL];
    private int links;
    private int freeLink = NONE;

    // By match.
    private int[] stateOf = new int[INITIAL];
    private int[] lastLink = new int[INITIAL];
    private int[] next = new int[INITIAL];
    private long[] startOrder = new long[INITIAL];
    private long[] startTime = new long[INITIAL];
    private int matches;
    private int freeMatch = NONE;
    private int size;

    // By key.
    private int[] partial = new int[0];
    private int[] waiting = new int[0];
    private int[] unmatched = new int[0];

    PartialMatches(KeyedRows rows) {
        this.rows = rows;
    }

    /** Makes room for a key. */
    public void know(int key) {
        if (key >= partial.length) {
            int old = partial.length;
            int capacity = Math.max(INITIAL, 2 * key);
            partial = Arrays.copyOf(partial, capacity);
            waiting = Arrays.copyOf(waiting, capacity);
            unmatched = Arrays.copyOf(unmatched, capacity);
            Arrays.fill(partial, old, capacity, NONE);
            Arrays.fill(waiting, old, capacity, NONE);
            Arrays.fill(unmatched, old, capacity, NONE);
        }
    }

    /** A key's first partial match: a list by {@link #next}, those that began first in front. */
    public int partial(int key) {
        return partial[key];
    }

    public void setPartial(int key, int match) {
        partial[key] = match;
    }

    /** A key's first match that is complete but waits for others: a list as {@link #partial}. */
    public int waiting(int key) {
        return waiting[key];
    }

    public void setWaiting(int key, int match) {
        waiting[key] = match;
    }

    /** A key's first row that has not been looked at, or {@link #NONE}. */
    public int unmatched(int key) {
        return unmatched[key];
    }

    public void setUnmatched(int key, int row) {
        unmatched[key] = row;
    }

    /** Matches there are, partial or waiting. */
    public int size() {
        return size;
    }

    /**
     * A new match that holds a link.
     *
     * @param order of its first row
     * @param time of its first row
     */
    public int match(int state, int link, long order, long time) {
        int match = freeMatch;
        if (match == NONE) {
            match = matches++;
            if (match == next.length) {
                int capacity = 2 * match;
                stateOf = Arrays.copyOf(stateOf, capacity);
                lastLink = Arrays.copyOf(lastLink, capacity);
                next = Arrays.copyOf(next, capacity);
                startOrder = Arrays.copyOf(startOrder, capacity);
                startTime = Arrays.copyOf(startTime, capacity);
            }
        } else {
            freeMatch = next[match];
        }
        stateOf[match] = state;
        lastLink[match] = link;
        next[match] = NONE;
        startOrder[match] = order;
        startTime[match] = time;
        holders[link]++;
        size++;
        return match;
    }

    /** Gives a match up, and what only it held. */
    public void give(int match) {
        release(lastLink[match]);
        next[match] = freeMatch;
        freeMatch = match;
        size--;
    }

    public int state(int match) {
        return stateOf[match];
    }

    /** The link of the match's last row. */
    public int link(int match) {
        return lastLink[match];
    }

    /** The match behind it in its list, or {@link #NONE}. */
    public int next(int match) {
        return next[match];
    }

    public void setNext(int match, int following) {
        next[match] = following;
    }

    /** The order of the match's first row among all rows that were looked at. */
    public long startOrder(int match) {
        return startOrder[match];
    }

    public long startTime(int match) {
        return startTime[match];
    }

    /**
     * A new link that nobody holds yet.
     *
     * @param previous the link before, or {@link #NONE}
     */
    public int link(int row, int step, int previous, long order) {
        int link = freeLink;
        if (link == NONE) {
            link = links++;
            if (link == rowOf.length) {
                int capacity = 2 * link;
                rowOf = Arrays.copyOf(rowOf, capacity);
                before = Arrays.copyOf(before, capacity);
                stepOf = Arrays.copyOf(stepOf, capacity);
                holders = Arrays.copyOf(holders, capacity);
                orderOf = Arrays.copyOf(orderOf, capacity);
            }
        } else {
            freeLink = before[link];
        }
        rowOf[link] = row;
        stepOf[link] = step;
        before[link] = previous;
        orderOf[link] = order;
        holders[link] = 0;
        rows.setCount(row, rows.count(row) + 1);
        if (previous != NONE) {
            holders[previous]++;
        }
        return link;
    }

    private void release(int held) {
        int link = held;
        while (link != NONE && --holders[link] == 0) {
            int previous = before[link];
            release(link, rowOf[link]);
            link = previous;
        }
    }

    private void release(int link, int row) {
        before[link] = freeLink;
        freeLink = link;
        letGo(row);
    }

    /** Holds a row that has no link yet. */
    public void hold(int row) {
        rows.setCount(row, rows.count(row) + 1);
    }

    /** Lets a row go; it is forgotten if nobody else holds it. */
    public void letGo(int row) {
        int count = rows.count(row) - 1;
        rows.setCount(row, count);
        if (count == 0) {
            rows.remove(row);
        }
    }

    public int row(int link) {
        return rowOf[link];
    }

    public int step(int link) {
        return stepOf[link];
    }

    /** The link of the row before, or {@link #NONE}. */
    public int previous(int link) {
        return before[link];
    }

    /** The order of the link's row among all rows that were looked at. */
    public long order(int link) {
        return orderOf[link];
    }

    /** Bytes held on the heap, beside the rows. */
    public long sizeBytes() {
        return 24L * rowOf.length + 28L * next.length + 12L * partial.length;
    }
}
