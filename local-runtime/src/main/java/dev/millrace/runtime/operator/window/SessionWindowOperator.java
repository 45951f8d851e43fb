package dev.millrace.runtime.operator.window;

import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.WindowSpecs.Columns;
import dev.millrace.model.spec.WindowSpecs.Refinement;
import dev.millrace.model.spec.WindowSpecs.Session;
import dev.millrace.model.spec.WindowSpecs.WindowAggregateSpec;
import dev.millrace.runtime.aggregate.AggregateSet;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.operator.BadRows;
import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.operator.Operator;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.row.TimerWheel;
import dev.millrace.runtime.time.WindowArithmetic;
import java.io.IOException;
import java.util.Objects;

/**
 * Aggregates per key and session, with one result each, at the watermark: the columnar way of what
 * {@link TriggeredWindowOperator} does row by row.
 *
 * <p>The slots of a batch's keys are found at once. Then come stretches of rows between the places at which a session
 * may be complete. Most rows of a stretch touch their key's latest session and no other; they move its end in one loop
 * and are added to its aggregates in another. A row that opens a session, or joins earlier ones, is taken by itself.
 *
 * <p>A session's end moves with nearly every row, its timer does not: when it comes, it is set again for the end as it
 * is then (see {@link TimerWheel}).
 */
public final class SessionWindowOperator implements Operator {

    private static final int NOWHERE = -1;

    private final OperatorContext context;
    private final long gapMs;
    private final int keyCount;
    private final KeyColumns keys;
    private final AggregateSet aggregates;
    private final OpenSessions sessions;
    private final PaneOutput output;
    private final LateRows late;
    private final BadRows errors;
    private final int[] slots;

    // Where the batch in hand stands.
    private boolean begun;
    private int stage;
    private int cursor;
    /** The place before which complete sessions are being sent. */
    private int firePlace = NOWHERE;

    public SessionWindowOperator(WindowAggregateSpec spec, OperatorContext context) {
        this.context = context;
        this.gapMs = ((Session) spec.window()).gapMs();
        this.keyCount = spec.keys().size();
        int capacity = context.batchSize();
        this.keys = new KeyColumns(spec.keys(), context.input(), capacity);
        this.aggregates = new AggregateSet(spec.aggregates(), capacity);
        this.sessions = new OpenSessions(context, keys, aggregates, gapMs);
        this.output = new PaneOutput(context.outputSchemas().get(0), capacity, context.outbox(0));
        this.late = new LateRows(context, false);
        this.errors = new BadRows(context, 2, ErrorPolicy.FAIL);
        this.slots = new int[capacity];
    }

    /** Whether it can compute this: sessions by event time, one result each, and every error fails the run. */
    public static boolean takes(WindowAggregateSpec spec, OperatorContext context) {
        boolean fails = spec.onError() == ErrorPolicy.FAIL
                || (spec.onError() == ErrorPolicy.OUTPUT_OR_FAIL
                        && !context.outbox(2).connected());
        return spec.window() instanceof Session
                && fails
                && spec.refinement().equals(Refinement.NONE)
                && spec.columns().equals(Columns.NONE);
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        try {
            if (!begun) {
                begin(batch);
            }
            if (stage == 0 && !addAndFire(batch)) {
                return false;
            }
        } catch (RowException failure) {
            // One with a text comes from a node behind, which the outbox called.
            if (failure.row() != RowException.NO_ROW && failure.text().isEmpty()) {
                errors.add(failure.row(), failure);
            }
            throw failure;
        }
        return send(batch);
    }

    private boolean send(Batch batch) throws IOException {
        stage = Math.max(stage, 1);
        if (stage == 1) {
            if (!output.sendRest(batch.track(), batch.toPlace(), batch.frontier())) {
                return false;
            }
            stage = 2;
        }
        if (stage == 2) {
            if (!late.offer(batch)) {
                return false;
            }
            stage = 3;
        }
        if (!errors.offer(batch)) {
            return false;
        }
        begun = false;
        return true;
    }

    private void begin(Batch batch) {
        begun = true;
        stage = 0;
        cursor = 0;
        late.begin();
        errors.begin(batch);
        if (batch.selected() > 0) {
            checkRange(batch);
            keys.read(batch);
            aggregates.prepare(batch, batch.selection(), batch.selected());
            sessions.slots(keys, batch.selection(), batch.selected(), slots);
        }
    }

    private static void checkRange(Batch batch) {
        long[] timestamps = Objects.requireNonNull(batch.timestamps());
        for (int i = 0; i < batch.selected(); i++) {
            int row = batch.row(i);
            long timestamp = timestamps[row];
            if (timestamp > WindowArithmetic.MOST_MS || timestamp < -WindowArithmetic.MOST_MS) {
                throw new RowException(
                        row, "EVENT_TIME_OUT_OF_RANGE", "the event time " + timestamp + " ms is out of range");
            }
        }
    }

    /** Works through the batch from one place at which a session may be complete to the next. */
    private boolean addAndFire(Batch batch) throws IOException {
        while (true) {
            if (!output.sendFull(batch.track())) {
                return false;
            }
            if (firePlace != NOWHERE) {
                if (!fire(batch)) {
                    return false;
                }
                continue;
            }
            long due = sessions.time();
            int place = due == Timers.NONE ? Integer.MAX_VALUE : batch.track().firstReaching(due, 0);
            boolean fires = place <= batch.toPlace();
            addRows(batch, fires ? firstRowAt(batch, place) : batch.selected(), due);
            if (sessions.time() < due) {
                continue;
            }
            if (!fires) {
                return true;
            }
            firePlace = place;
        }
    }

    /** The first selected row whose place is not before {@code place}. */
    private int firstRowAt(Batch batch, int place) {
        int low = cursor;
        int high = batch.selected();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (batch.place(batch.row(middle)) < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Adds rows up to {@code limit}, or to the first one that opens a session which may be complete before. */
    private void addRows(Batch batch, int limit, long due) {
        if (cursor >= limit) {
            return;
        }
        long[] timestamps = Objects.requireNonNull(batch.timestamps());
        while (cursor < limit) {
            int end = sessions.extend(slots, timestamps, batch.selection(), cursor, limit, gapMs);
            sessions.add(slots, batch.selection(), cursor, end);
            cursor = end;
            if (cursor < limit) {
                int row = batch.row(cursor);
                take(batch, row, slots[cursor], timestamps[row]);
                cursor++;
                if (sessions.time() < due) {
                    return;
                }
            }
        }
    }

    /** Takes a row that touches more than its key's latest session, or not that one. */
    private void take(Batch batch, int row, int key, long timestamp) {
        long end = timestamp + gapMs;
        int session = sessions.join(key, timestamp, end);
        if (session == OpenSessions.NONE) {
            long watermark = batch.watermarkAfter();
            if (end - 1 <= watermark) {
                watermark = batch.watermarkBefore(row);
                if (end - 1 <= watermark) {
                    late.add(row, watermark - timestamp, timestamp, end);
                    return;
                }
            }
            session = sessions.open(key, timestamp, end);
        }
        sessions.add(session, row);
    }

    /** Makes complete sessions ready to be sent, up to a batch; whether to go on at once. */
    private boolean fire(Batch batch) {
        long watermark = batch.track().watermarkBefore(firePlace);
        for (int i = 0; i < context.batchSize(); i++) {
            int session = sessions.poll(watermark);
            if (session < 0) {
                firePlace = session == OpenSessions.NONE ? NOWHERE : firePlace;
                return session == OpenSessions.NONE;
            }
            int at = output.next(firePlace - 1);
            Batch results = output.batch();
            sessions.write(session, keyCount, results.columns(), at);
            long[] timestamps = results.timestamps();
            if (timestamps != null) {
                timestamps[at] = sessions.end(session) - 1;
            }
            sessions.remove(session);
        }
        return true;
    }
}
