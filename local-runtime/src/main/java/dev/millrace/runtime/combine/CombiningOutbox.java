package dev.millrace.runtime.combine;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.WindowSpecs.WindowAggregateSpec;
import dev.millrace.runtime.aggregate.AggregateSet;
import dev.millrace.runtime.combine.PartialPanes.Partial;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.exchange.ExchangeOutbox;
import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.operator.Outbox;
import dev.millrace.runtime.time.WindowArithmetic;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sending end of an edge to a windowed aggregate, where rows are added up by pane and key before they cross: what
 * crosses is then a partial result per key instead of a row.
 *
 * <p><b>Why nothing changes by it.</b> A row is added up only if it is not late at its place, which the sender judges by
 * the very watermark that the receiver will see there ({@link ExactWatermark}); all others cross as rows. A pane's
 * partial results cross before the sender tells of the place at which a window of that pane becomes complete, and stand
 * just before it; rows behind that place begin a new partial result. So each window has exactly the rows that it would
 * have had, and only aggregates that are exact in any order ({@link AggregateSet#exactInAnyOrder}) are treated so.
 *
 * <p><b>When.</b> Adding up here pays if a partial result stands for several rows. Where a pane turns out to have nearly
 * as many keys as rows, the rows that follow cross as they are for a while, and then it is tried again. Partial results
 * also cross when many rows have been added to them, so that the receiver's counters do not lag too far behind.
 */
public final class CombiningOutbox implements Outbox {

    /** Fewer rows than this for each key of a finished pane are not worth adding up. */
    private static final int WORTHWHILE = 2;

    /** Keys from which on a pane is judged unfinished, so that many keys do not take much memory in vain. */
    private static final int JUDGED_FROM = 1 << 16;

    /** Rows that cross as they are after adding up was not worth while, for each row that was added up in vain. */
    private static final int PENANCE = 16;

    /** Rows, and rows for each key, after which a partial result crosses though no window needs it yet. */
    private static final int MANY_ROWS = 1 << 18;

    private static final int MANY_ROWS_PER_KEY = 64;

    /** Times that a sender which is ahead of the others refuses a batch, before it computes what they have not told. */
    private static final int PATIENCE = 40;

    private enum Stage {
        BEGINNING,
        ADDING,
        SENDING_LEFT,
        SENDING_PANES,
        SENDING_END,
        ENDED
    }

    private final ExchangeOutbox exchange;
    private final ExactWatermark watermarks;
    private final PartialPanes panes;
    private final PartialSender sender;

    /** The watermark before the next batch's first row. */
    private long floor = Long.MIN_VALUE;
    /** Rows that are to cross as they are; while there are any, no pane is open. */
    private long asTheyAre;
    /** Rows that were added up in vain, as was seen in the midst of a batch. */
    private long inVain;

    // Where the batch in hand stands.
    private Stage stage = Stage.BEGINNING;
    private Track track = Track.flat(0, 0, Track.MIN);
    private double rowBytes;
    /** Rows of the batch that were left to the receiver. */
    private final Batch left = new Batch(new Column[0], 0);

    private int place;
    private final ArrayDeque<Partial> toSend = new ArrayDeque<>();
    private @Nullable Partial sending;
    private Stage afterPanes = Stage.ADDING;
    /** The end of the batch in hand, or of the one before, which is told as soon as what follows it is known. */
    private final Batch end = new Batch(new Column[0], 0);

    private int endPlace;
    private boolean endHeld;
    private int waited;

    public CombiningOutbox(
            WindowAggregateSpec spec,
            Schema input,
            ExchangeOutbox exchange,
            ExactWatermark watermarks,
            int maxParallelism,
            int batchSize) {
        this.exchange = exchange;
        this.watermarks = watermarks;
        this.panes = new PartialPanes(
                WindowArithmetic.of(spec.window()),
                AggregateSet.ofTotals(spec.aggregates(), batchSize),
                new KeyColumns(spec.keys(), input, batchSize),
                batchSize);
        this.sender = new PartialSender(exchange, panes, maxParallelism, batchSize);
    }

    @Override
    public boolean offer(Batch batch) {
        while (true) {
            switch (stage) {
                case BEGINNING -> {
                    if (waits()) {
                        return false;
                    }
                    begin(batch);
                }
                case ADDING -> add(batch);
                case SENDING_LEFT -> {
                    if (!exchange.transfer(left)) {
                        return false;
                    }
                    panes.forgetLeft();
                    stage = Stage.SENDING_PANES;
                }
                case SENDING_PANES -> {
                    if (!sendPanes()) {
                        return false;
                    }
                    stage = afterPanes;
                }
                case SENDING_END -> {
                    if (!exchange.transfer(end)) {
                        return false;
                    }
                    stage = endHeld ? Stage.BEGINNING : Stage.ENDED;
                    endHeld = false;
                }
                case ENDED -> {
                    exchange.count(batch);
                    stage = Stage.BEGINNING;
                    return true;
                }
            }
        }
    }

    /** Whether to give those who will soon tell what follows the held end a chance to do so, before it is computed. */
    private boolean waits() {
        if (endHeld && waited < PATIENCE && !watermarks.knowsAfter(end)) {
            waited++;
            return true;
        }
        waited = 0;
        return false;
    }

    private void begin(Batch batch) {
        if (endHeld) {
            tellEnd();
            return;
        }
        if (asTheyAre > 0) {
            cross(batch);
            return;
        }
        track = batch.track().withFloor(floor);
        rowBytes = batch.selected() == 0 ? rowBytes : (double) batch.sizeBytes() / batch.selected();
        try {
            panes.begin(batch);
            stage = Stage.ADDING;
        } catch (RowException failsTheRun) {
            // The receiver will come upon the same row, and can say which it is.
            asTheyAre = Long.MAX_VALUE;
            cross(batch);
        }
    }

    /** Lets the rows cross as they are. */
    private void cross(Batch batch) {
        asTheyAre -= batch.selected();
        watermarks.pass(batch);
        if (asTheyAre <= 0) {
            floor = watermarks.after(batch);
        }
        show(end, batch, batch.selection(), batch.selected());
        stage = Stage.SENDING_END;
    }

    private static void show(Batch view, Batch batch, int @Nullable [] rows, int count) {
        view.setColumns(batch.columns());
        view.setTimestamps(batch.timestamps());
        view.setRetractions(batch.retractions());
        view.setSize(batch.size());
        view.select(rows, count);
        view.setOrderOf(batch);
    }

    /** Works through the batch up to the next place at which something must be sent, or to its end. */
    private void add(Batch batch) {
        while (true) {
            long nextEnd = panes.nextEnd();
            int reached = nextEnd == PartialPanes.NONE ? Integer.MAX_VALUE : track.firstReaching(nextEnd - 1, 0);
            panes.add(batch, track, reached);
            if (panes.nextEnd() < nextEnd) {
                continue;
            }
            if (reached > batch.toPlace()) {
                break;
            }
            List<Partial> due = panes.due(track.watermarkBefore(reached));
            judge(due);
            show(left, batch, panes.left(), panes.leftCount());
            sendBefore(reached - 1, due, Stage.ADDING);
            return;
        }
        show(end, batch, panes.left(), panes.leftCount());
        endPlace = lastPlace(batch);
        if (panes.leftCount() == 0 && !watermarks.knowsAfter(end)) {
            endHeld = true;
            stage = Stage.ENDED;
        } else {
            show(left, batch, panes.left(), panes.leftCount());
            tellEnd();
        }
    }

    private void tellEnd() {
        floor = watermarks.after(end);
        List<Partial> due = dueAtEnd(floor);
        if (due.isEmpty()) {
            stage = Stage.SENDING_END;
        } else {
            end.select(null, 0);
            sendBefore(endPlace, due, Stage.SENDING_END);
        }
    }

    /** The panes that must cross before the watermark that follows the batch, or that it does not pay to keep. */
    private List<Partial> dueAtEnd(long watermark) {
        List<Partial> due = panes.due(watermark);
        judge(due);
        Partial current = panes.current();
        if (current != null && current.table().size() >= JUDGED_FROM && isNearlyOnlyKeys(current)) {
            inVain = current.rows();
        }
        if (inVain > 0) {
            asTheyAre = inVain * PENANCE;
            inVain = 0;
            return panes.all();
        }
        boolean many = current != null
                && current.rows() >= MANY_ROWS
                && current.rows() >= (long) MANY_ROWS_PER_KEY * current.table().size();
        return many ? panes.all() : due;
    }

    /** Looks whether it was worth while to add up the rows of these panes. */
    private void judge(List<Partial> partials) {
        long rows = 0;
        long keys = 0;
        for (Partial partial : partials) {
            rows += partial.rows();
            keys += partial.table().size();
        }
        inVain = rows < WORTHWHILE * keys ? rows : inVain;
    }

    private static boolean isNearlyOnlyKeys(Partial partial) {
        int keys = partial.table().size();
        return partial.rows() - keys < keys / 4;
    }

    private static int lastPlace(Batch batch) {
        int last = batch.toPlace() - 1;
        return batch.selected() == 0 ? last : Math.max(last, batch.place(batch.row(batch.selected() - 1)));
    }

    /** Sends panes so that they stand at a place, behind the rows left so far. */
    private void sendBefore(int atPlace, List<Partial> due, Stage then) {
        place = atPlace;
        afterPanes = then;
        toSend.addAll(due);
        boolean rowsLeft = !endHeld && panes.leftCount() > 0;
        if (rowsLeft) {
            left.setOrder(track, left.places(), atPlace, track.base() + atPlace);
        }
        stage = rowsLeft ? Stage.SENDING_LEFT : Stage.SENDING_PANES;
    }

    private boolean sendPanes() {
        while (true) {
            Partial partial = sending;
            if (partial == null) {
                partial = toSend.poll();
                if (partial == null) {
                    return true;
                }
                sender.begin(partial);
                sending = partial;
            }
            if (!sender.send(track, place, rowBytes)) {
                return false;
            }
            panes.sent(partial, sender.keys());
            sending = null;
        }
    }
}
