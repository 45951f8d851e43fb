package dev.millrace.runtime.operator.process;

import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.ProcessSpecs.ProcessFunctionSpec;
import dev.millrace.model.spec.ProcessSpecs.Scope;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.data.ValueText;
import dev.millrace.runtime.operator.BadRows;
import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.operator.Operator;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.KeyedTable;
import dev.millrace.runtime.state.TimerQueue;
import dev.millrace.runtime.state.TimerQueue.Timer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Does the actions of a process function, row by row and timer by timer.
 *
 * <p>Before a row, the operator looks in the batch's track for the first place before which the watermark lets a timer
 * fire: it reaches the first timer's time, and is above the watermark that stood when that timer was set. If that place
 * is not behind the row's, timers fire there first, in the order of their times, and what they emit gets the place just
 * before. So results do not depend on how the stream is cut.
 *
 * <p>Processing-time timers fire between batches, and what they emit stands where the last batch ended.
 */
public final class ProcessFunctionOperator implements Operator, CompiledActions.Effects {

    /** The kind of the timer that cleans away state whose time to live is over. */
    private static final int CLEANING = -1;

    /** More timers than this that timers set after the end of the input are taken for an endless chain. */
    private static final int MOST_AFTER_THE_END = 1_000_000;

    private static final Batch NOTHING = new Batch(new Column[0], 0);

    private final OperatorContext context;
    private final ProcessFunctionSpec spec;
    private final boolean eventTime;
    private final boolean expires;
    private final KeyedTable table;
    private final KeyedVariables state;
    private final KeyColumns[] keys;
    private final List<CompiledActions> onRow = new ArrayList<>();
    private final CompiledActions onTimer;
    private final TimerQueue eventTimers;
    private final TimerQueue clockTimers;
    private final List<EmittedRows> outputs = new ArrayList<>();
    private final Column[] keyOfTimer;
    private final int[] slots;
    /** By input. */
    private final BadRows[] badRows;

    private final ErrorPolicy onError;

    // Where the stream stands.
    private Track track = Track.flat(0, 0, Track.MIN);
    private long watermark = Track.MIN;
    private long frontier;
    private int firedAfterTheEnd;

    // Where the batch in hand stands.
    private boolean begun;
    private int cursor;
    private int firingPlace;
    private boolean firing;
    private int nextOutput;

    // What the actions under way are done for.
    private long emitTime;
    private int emitPlace;

    public ProcessFunctionOperator(ProcessFunctionSpec spec, OperatorContext context) {
        this.context = context;
        this.spec = spec;
        List<Schema> inputs =
                context.node().inputs().values().stream().map(List::getFirst).toList();
        this.eventTime = inputs.stream().allMatch(Schema::eventTime);
        this.expires =
                spec.state().stream().anyMatch(each -> each.timeToLiveMs().isPresent());
        this.keys = new KeyColumns[inputs.size()];
        for (int port = 0; port < keys.length; port++) {
            keys[port] = new KeyColumns(spec.keys().get(port), inputs.get(port), context.batchSize());
        }
        List<DataType> keyTypes = keys[0].types();
        String node = context.node().node().id();
        this.table = objects(context, "state", keyTypes);
        this.eventTimers = context.state().timers(node, "event-time");
        this.clockTimers = context.state().timers(node, "processing-time");
        this.state = new KeyedVariables(spec.state(), table, objects(context, "shared", List.of()));
        for (int port = 0; port < keys.length; port++) {
            boolean sharedOnly = isBroadcast(port);
            onRow.add(new CompiledActions(
                    spec.onRow().get(port),
                    spec.state(),
                    each -> !sharedOnly || each.scope() == Scope.SHARED,
                    state,
                    this));
        }
        this.onTimer = new CompiledActions(spec.onTimer(), spec.state(), each -> true, state, this);
        for (int port = 0; port < context.outboxes().size(); port++) {
            outputs.add(new EmittedRows(
                    context.outbox(port), context.outputSchemas().get(port), context.batchSize()));
        }
        this.keyOfTimer = keyTypes.stream().map(type -> Column.create(type, 1)).toArray(Column[]::new);
        this.slots = new int[context.batchSize()];
        this.onError = spec.onError();
        this.badRows = new BadRows[inputs.size()];
        int firstErrors = outputs.size() - inputs.size() - (spec.onTimer().isEmpty() ? 0 : 1);
        for (int port = 0; port < badRows.length; port++) {
            badRows[port] = new BadRows(context, inputs.get(port), firstErrors + port, onError);
        }
    }

    /** An object for each variable and key. */
    private KeyedTable objects(OperatorContext of, String name, List<DataType> keyTypes) {
        return of.state()
                .tables(
                        of.node().node().id(),
                        name,
                        keyTypes,
                        Collections.nCopies(spec.state().size(), AccumulatorType.OBJECT))
                .table(0);
    }

    /** Whether the rows of an input come to every subtask. */
    private boolean isBroadcast(int port) {
        return port == 1 && spec.broadcastSecond();
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        if (!begun) {
            begin(port, batch);
        }
        do {
            if (!sendFull()) {
                return false;
            }
        } while (step(port, batch));
        if (!sendRest(batch.toPlace(), batch.frontier(), badRows[port], batch)) {
            return false;
        }
        frontier = batch.frontier();
        begun = false;
        return true;
    }

    private void begin(int port, Batch batch) {
        begun = true;
        cursor = 0;
        track = batch.track();
        badRows[port].begin(batch);
        if (batch.selected() > 0 && !isBroadcast(port)) {
            keys[port].read(batch);
            table.slots(keys[port].columns(), keys[port].hashes(), batch.selection(), 0, batch.selected(), slots);
        }
    }

    private boolean sendFull() throws IOException {
        for (EmittedRows output : outputs) {
            if (!output.sendFull(track)) {
                return false;
            }
        }
        return true;
    }

    private boolean sendRest(int toPlace, long toFrontier, @Nullable BadRows bad, Batch batch) throws IOException {
        while (nextOutput < outputs.size()) {
            boolean sent = (bad != null && bad.port() == nextOutput)
                    ? bad.offer(batch)
                    : outputs.get(nextOutput).sendRest(track, toPlace, toFrontier);
            if (!sent) {
                return false;
            }
            nextOutput++;
        }
        nextOutput = 0;
        return true;
    }

    /** One timer or one row; false: the batch has been worked through. */
    private boolean step(int port, Batch batch) {
        if (firing) {
            firing = fireEventTimer();
            return true;
        }
        int row = cursor < batch.selected() ? batch.row(cursor) : -1;
        int rowPlace = row < 0 ? batch.toPlace() : batch.place(row);
        int place = nextFiring();
        if (place <= rowPlace) {
            firing = true;
            firingPlace = place;
            watermark = track.watermarkBefore(place);
            return true;
        }
        if (row < 0) {
            return false;
        }
        watermark = track.watermarkBefore(rowPlace);
        long[] timestamps = batch.timestamps();
        runRow(port, batch, row, timestamps == null ? Track.MIN : timestamps[row]);
        cursor++;
        return true;
    }

    /** The place before which timers fire, or one behind the track. */
    private int nextFiring() {
        boolean none = eventTimers.isEmpty() || watermark == Track.MAX;
        return none ? Integer.MAX_VALUE : track.firstReaching(Math.max(eventTimers.firstTime(), watermark + 1), 0);
    }

    private void runRow(int port, Batch batch, int row, long time) {
        emitTime = time;
        emitPlace = batch.place(row);
        turnTo(isBroadcast(port) ? KeyedVariables.NO_SLOT : slots[cursor], time);
        Long shownTime = batch.timestamps() == null ? null : (Long) time;
        try {
            onRow.get(port).run(index -> switch (index) {
                case 0 -> shownWatermark();
                case 1 -> shownTime;
                default -> batch.column(index - 2).boxed(row);
            });
        } catch (RowEvaluationException e) {
            if (tells(port)) {
                badRows[port].add(row, e.code().name(), message(e));
            }
        }
        scheduleCleaning();
    }

    /** A row that is broadcast fails in every subtask; the first one tells, unless the run is to fail. */
    private boolean tells(int port) {
        return !isBroadcast(port)
                || context.environment().connector().subtask() == 0
                || onError.resolve(context.outbox(badRows[port].port()).connected()) == ErrorPolicy.FAIL;
    }

    private @Nullable Long shownWatermark() {
        return watermark == Track.MIN || watermark == Track.MAX ? null : (Long) watermark;
    }

    /** Fires the first timer that is due; false: there is none. */
    private boolean fireEventTimer() {
        if (eventTimers.firstTime() > watermark || eventTimers.isEmpty()) {
            return false;
        }
        Timer timer = eventTimers.poll();
        emitTime = timer.time();
        emitPlace = Math.max(0, firingPlace - 1);
        if (timer.kind() != CLEANING) {
            fire(timer);
        } else {
            turnTo(timer.slot(), timer.time());
            scheduleCleaning();
        }
        return true;
    }

    private void fire(Timer timer) {
        turnTo(timer.slot(), timer.time());
        table.keys(timer.slot(), 1, keyOfTimer, 0);
        try {
            onTimer.run(index -> switch (index) {
                case 0 -> shownWatermark();
                case 1 -> timer.time();
                case 2 -> spec.timers().get(timer.kind());
                default -> keyOfTimer[index - 3].boxed(0);
            });
        } catch (RowEvaluationException e) {
            failed(timer, e.code().name(), message(e));
        }
        scheduleCleaning();
    }

    private static String message(RowEvaluationException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.code().name());
    }

    /** A timer's actions cannot be done. */
    private void failed(Timer timer, String code, String message) {
        int port = outputs.size() - 1;
        boolean connected = context.outbox(port).connected();
        List<@Nullable Object> values = new ArrayList<>();
        for (Column key : keyOfTimer) {
            values.add(key.boxed(0));
        }
        values.add(spec.timers().get(timer.kind()));
        values.add(timer.time());
        switch (onError.resolve(connected)) {
            case FAIL -> throw new RowException(RowException.NO_ROW, code, message, timerText(values, port));
            case OUTPUT, OUTPUT_OR_FAIL -> {
                if (connected) {
                    values.addAll(List.of(code, message, context.node().node().id()));
                    emit(port, values);
                    context.counters().errors(1);
                } else {
                    context.counters().dropped(1);
                }
            }
            case SKIP -> context.counters().dropped(1);
        }
    }

    private String timerText(List<@Nullable Object> values, int port) {
        StringJoiner text = new StringJoiner(", ");
        for (int i = 0; i < values.size(); i++) {
            Field field = context.outputSchemas().get(port).field(i);
            text.add(field.name() + "=" + ValueText.of(values.get(i), field.type()));
        }
        return text.toString();
    }

    private void turnTo(int slot, long time) {
        long now =
                !expires ? 0 : eventTime ? watermark : context.processingTime().millis();
        state.turnTo(slot, now, eventTime ? Math.max(time, watermark == Track.MAX ? time : watermark) : now);
    }

    /** Sees to it that a key of which no row comes any more is cleaned all the same. */
    private void scheduleCleaning() {
        if (expires && eventTime && state.slot() != KeyedVariables.NO_SLOT) {
            long first = state.firstExpiry();
            if (first != KeyedVariables.NEVER) {
                eventTimers.register(new Timer(first, CLEANING, state.slot()));
            }
        }
    }

    @Override
    public void emit(int output, List<@Nullable Object> values) {
        outputs.get(output).add(values, emitTime, emitPlace);
    }

    @Override
    public void register(int timer, boolean byEventTime, long at) {
        if (byEventTime && watermark == Track.MAX && ++firedAfterTheEnd > MOST_AFTER_THE_END) {
            throw new RowException(
                    RowException.NO_ROW,
                    "ENDLESS_TIMERS",
                    "After the end of the input timers have set more than " + MOST_AFTER_THE_END
                            + " timers. Give the action that registers them a condition that becomes false.");
        }
        (byEventTime ? eventTimers : clockTimers).register(new Timer(at, timer, state.slot()));
    }

    @Override
    public void delete(int timer, boolean byEventTime, long at) {
        (byEventTime ? eventTimers : clockTimers).delete(new Timer(at, timer, state.slot()));
    }

    @Override
    public long dueMs() {
        return clockTimers.firstTime();
    }

    @Override
    public boolean onTime(long nowMs) throws IOException {
        // At the last place that has been promised: a gate further down need not wait for rows that may never come.
        Track here = Track.flat(frontier - 1, 1, track.end());
        track = here;
        watermark = here.end();
        emitTime = watermark < Track.MAX ? watermark + 1 : watermark;
        emitPlace = 0;
        while (sendFull()) {
            if (clockTimers.firstTime() > nowMs) {
                return sendRest(1, frontier, null, NOTHING);
            }
            fire(clockTimers.poll());
        }
        return false;
    }
}
