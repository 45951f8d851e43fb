package dev.millrace.runtime.exchange;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.Track;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Merges channels by the places of their rows, so that the receiver sees one order that follows from the data alone:
 * the same at every parallelism, however fast each sender is. A row is given when no other channel can still bring one
 * that comes before it; rows of one place come in the order of the channels.
 *
 * <p>Channels that descend from one source share its watermarks, so the merged watermark is the furthest that any of
 * them has told. Channels of different sources take turns by blocks ({@link OrderMapping}), and the merged watermark is
 * the least of the sources'.
 *
 * <p>Waiting cannot deadlock: every sender sends every block to every receiver in ascending order, so the sender of the
 * least place that a receiver waits for can only itself be held up by a receiver that waits for a lesser place.
 */
final class OrderedGate implements Gate {

    private final Inlet[] inlets;
    /** Which source an inlet's rows come from, as a position in {@link #watermarks}. */
    private final int[] sources;

    private final long[] watermarks;
    private final Batch view = new Batch(new Column[0], 0);
    private final int[] rows;

    private int given = -1;
    private int rowsGiven;
    private long frontierGiven = Long.MIN_VALUE;
    private long watermarkGiven = Long.MIN_VALUE;

    OrderedGate(List<Inlet> inlets, int batchSize) {
        this.inlets = inlets.toArray(Inlet[]::new);
        this.rows = new int[batchSize];
        Arrays.setAll(rows, i -> i);
        List<OrderMapping> orders = inlets.stream().map(Inlet::order).distinct().toList();
        this.sources =
                inlets.stream().mapToInt(inlet -> orders.indexOf(inlet.order())).toArray();
        this.watermarks = new long[orders.size()];
        Arrays.fill(watermarks, Long.MIN_VALUE);
    }

    @Override
    public @Nullable Batch poll() {
        while (true) {
            for (Inlet inlet : inlets) {
                inlet.look();
            }
            int first = 0;
            long least = inlets[0].bound();
            long limit = Long.MAX_VALUE;
            boolean tieGoesFirst = true;
            for (int i = 1; i < inlets.length; i++) {
                long bound = inlets[i].bound();
                if (bound < least) {
                    limit = least;
                    tieGoesFirst = false;
                    least = bound;
                    first = i;
                } else if (bound < limit) {
                    limit = bound;
                    tieGoesFirst = true;
                }
            }
            Batch head = inlets[first].head();
            if (head == null) {
                first = withoutRowsLeft();
                if (first < 0) {
                    return null;
                }
                head = Objects.requireNonNull(inlets[first].head());
                limit = least;
                tieGoesFirst = false;
            }
            if (give(first, head, limit, tieGoesFirst)) {
                return view;
            }
            inlets[first].release();
        }
    }

    /** An inlet whose head only brings progress: it need not wait for an inlet that has nothing yet. */
    private int withoutRowsLeft() {
        for (int i = 0; i < inlets.length; i++) {
            Batch head = inlets[i].head();
            if (head != null && inlets[i].nextRow() == head.size()) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Shows what may be given of a head in {@link #view}.
     *
     * @param limit least bound of the other inlets
     * @param ties whether a row at the limit may be given: the other inlet comes later
     * @return whether there is anything to give
     */
    private boolean give(int inlet, Batch head, long limit, boolean ties) {
        Inlet from = inlets[inlet];
        OrderMapping order = from.order();
        int next = from.nextRow();
        int end = next;
        long base = head.track().base();
        while (end < head.size()) {
            long ordinal = order.map(base + head.place(end));
            if (ordinal > limit || (ordinal == limit && !ties)) {
                break;
            }
            end++;
        }
        boolean whole = end == head.size();
        long headFrontier = whole ? order.map(head.frontier()) : order.map(base + head.place(end));
        long frontier = Math.min(limit, headFrontier);
        int covered = whole ? head.toPlace() : head.place(end);
        long mappedBase = order.map(base);
        int toPlace = (int) Math.max(0, Math.min(covered, frontier - mappedBase));
        int source = sources[inlet];
        Track track =
                head.track().movedTo(mappedBase).withFloor(watermarks[source]).withCeiling(leastOfOthers(source));
        long watermark = track.watermarkBefore(toPlace);
        if (end == next && frontier <= frontierGiven && watermark <= watermarkGiven) {
            return false;
        }
        show(head, next, end);
        view.setOrder(track, head.places(), toPlace, frontier);
        watermarks[source] = Math.max(watermarks[source], head.track().watermarkBefore(toPlace));
        frontierGiven = Math.max(frontierGiven, frontier);
        watermarkGiven = Math.max(watermarkGiven, watermark);
        given = inlet;
        rowsGiven = end;
        return true;
    }

    private long leastOfOthers(int source) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < watermarks.length; i++) {
            if (i != source) {
                least = Math.min(least, watermarks[i]);
            }
        }
        return least;
    }

    private void show(Batch head, int from, int to) {
        view.setColumns(head.columns());
        view.setTimestamps(head.timestamps());
        view.setSize(head.size());
        if (from == 0) {
            view.select(to == head.size() ? null : rows, to);
        } else {
            view.select(slice(from, to), to - from);
        }
    }

    private int[] slice(int from, int to) {
        return Arrays.copyOfRange(rows, from, to);
    }

    @Override
    public int port() {
        return inlets[Math.max(0, given)].port();
    }

    @Override
    public void done() {
        Inlet inlet = inlets[given];
        Batch head = inlet.head();
        inlet.takeTo(rowsGiven);
        if (head != null && rowsGiven == head.size()) {
            inlet.release();
        }
        given = -1;
    }

    @Override
    public boolean ended() {
        for (Inlet inlet : inlets) {
            inlet.look();
            if (inlet.head() != null || !inlet.ended()) {
                return false;
            }
        }
        return true;
    }
}
