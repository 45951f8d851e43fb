package dev.millrace.runtime.exchange;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.Track;
import java.util.Arrays;
import java.util.List;
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
 * <p>Waiting must not deadlock. A sender that is refused on one channel sends nothing on its others, so a gate that waits
 * for those may, over several stages, be the reason why the sender is refused: most directly where two edges of one task
 * come together again, but also where windows send many batches for one stretch. A gate that waits therefore lends
 * credit to senders that have none left: at once where its edges descend from one source, elsewhere when it has waited
 * for a while. A lent credit is taken back as soon as a buffer is released.
 */
final class OrderedGate implements Gate {

    /** Polls without anything to give after which this gate suspects that its waiting holds up what it waits for. */
    private static final int PATIENCE = 60;

    /** From then on, polls for each credit lent. */
    private static final int LENDING_PACE = 3;

    private final Inlet[] inlets;
    private final boolean reconvergent;
    /** Which source an inlet's rows come from, as a position in {@link #watermarks}. */
    private final int[] sources;

    private final long[] watermarks;
    private final Batch view = new Batch(new Column[0], 0);
    private final int[] rows;

    private int fruitlessPolls;
    private int given = -1;
    private int rowsGiven;
    private boolean allGiven;
    private long frontierGiven = Long.MIN_VALUE;
    private long watermarkGiven = Long.MIN_VALUE;
    /** By inlet, whether its sender has fallen idle. */
    private final boolean[] idle;

    private boolean idleGiven;

    OrderedGate(List<Inlet> inlets, int batchSize, boolean reconvergent) {
        this.reconvergent = reconvergent;
        this.inlets = inlets.toArray(Inlet[]::new);
        this.rows = new int[batchSize];
        this.idle = new boolean[this.inlets.length];
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
            int first = first();
            Batch head = inlets[first].head();
            if (head == null) {
                fruitlessPolls++;
                if (reconvergent || (fruitlessPolls > PATIENCE && fruitlessPolls % LENDING_PACE == 0)) {
                    letSendersGoOn();
                }
                return null;
            }
            if (give(first, head)) {
                fruitlessPolls = 0;
                return view;
            }
            inlets[first].release();
        }
    }

    private void letSendersGoOn() {
        for (Inlet inlet : inlets) {
            inlet.letSenderGoOn();
        }
    }

    /** The inlet whose next event comes first: the end of a stretch before a row of the same ordinal, then by number. */
    private int first() {
        int first = 0;
        for (int i = 1; i < inlets.length; i++) {
            long bound = inlets[i].bound();
            long least = inlets[first].bound();
            if (bound < least || (bound == least && precedesAtTie(inlets[i], inlets[first]))) {
                first = i;
            }
        }
        return first;
    }

    private static boolean precedesAtTie(Inlet later, Inlet earlier) {
        boolean atTheEnd = later.bound() == Long.MAX_VALUE && earlier.head() == null && later.head() != null;
        return atTheEnd || (later.exhausted() && !earlier.exhausted());
    }

    /**
     * Shows what may be given of a head in {@link #view}: the rows that no other inlet can precede, and the stretch up
     * to there.
     *
     * @return whether there is anything to give
     */
    private boolean give(int inlet, Batch head) {
        Inlet from = inlets[inlet];
        OrderMapping order = from.order();
        long base = head.track().base();
        int next = from.nextRow();
        int events = from.events();
        int end = next;
        if (next < events && mayGive(inlet, order.map(base + head.place(events - 1)))) {
            end = events;
        } else {
            end = firstHeldBack(inlet, head, next);
        }
        boolean whole = end == events;
        long limit = leastBoundOfOthers(inlet);
        long frontier = Math.min(limit, whole ? order.map(head.frontier()) : order.map(base + head.place(end)));
        long mappedBase = order.map(base);
        int toPlace = (int) Math.max(0, Math.min(whole ? head.toPlace() : head.place(end), limit - mappedBase));
        int source = sources[inlet];
        Track track =
                head.track().movedTo(mappedBase).withFloor(watermarks[source]).withCeiling(leastOfOthers(source));
        long watermark = track.watermarkBefore(toPlace);
        idle[inlet] = head.track().idle();
        boolean allIdle = allIdle();
        boolean news = end > next || frontier > frontierGiven || watermark > watermarkGiven || allIdle != idleGiven;
        watermarks[source] = Math.max(watermarks[source], head.track().watermarkBefore(toPlace));
        if (!news) {
            return false;
        }
        show(head, next, end);
        view.setOrder(track.withIdle(allIdle), head.places(), toPlace, frontier);
        idleGiven = allIdle;
        frontierGiven = Math.max(frontierGiven, frontier);
        watermarkGiven = Math.max(watermarkGiven, watermark);
        given = inlet;
        rowsGiven = end;
        allGiven = whole && toPlace == head.toPlace();
        return true;
    }

    /** The first row of a head, from {@code next} on, that another inlet may still precede. */
    private int firstHeldBack(int inlet, Batch head, int next) {
        OrderMapping order = inlets[inlet].order();
        long base = head.track().base();
        int low = next;
        int high = inlets[inlet].events();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (mayGive(inlet, order.map(base + head.place(middle)))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean allIdle() {
        for (boolean inletIdle : idle) {
            if (!inletIdle) {
                return false;
            }
        }
        return true;
    }

    /** Whether no other inlet can still bring something that comes before a row of this ordinal. */
    private boolean mayGive(int inlet, long ordinal) {
        for (int i = 0; i < inlets.length; i++) {
            if (i == inlet) {
                continue;
            }
            long bound = inlets[i].bound();
            if (bound < ordinal || (bound == ordinal && (i < inlet || inlets[i].exhausted()))) {
                return false;
            }
        }
        return true;
    }

    private long leastBoundOfOthers(int inlet) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < inlets.length; i++) {
            if (i != inlet) {
                least = Math.min(least, inlets[i].bound());
            }
        }
        return least;
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
        view.setRetractions(head.retractions());
        int size = head.size();
        view.setSize(size);
        view.setCombined(from <= size && to > size ? head.combined() : null);
        int rowsTo = Math.min(to, size);
        if (from == 0) {
            view.select(rowsTo == size ? null : rows, rowsTo);
        } else {
            int rowsFrom = Math.min(from, size);
            view.select(slice(rowsFrom, rowsTo), rowsTo - rowsFrom);
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
        if (head != null && allGiven) {
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
