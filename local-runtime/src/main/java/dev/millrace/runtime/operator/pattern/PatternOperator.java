package dev.millrace.runtime.operator.pattern;

import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.PatternSpecs.PatternSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.operator.KeyColumns;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.pattern.MatchRows.Store;
import dev.millrace.runtime.operator.pattern.Matcher.Timing;
import dev.millrace.runtime.operator.row.BadResults;
import dev.millrace.runtime.operator.row.RowOperator;
import dev.millrace.runtime.operator.row.RowResults;
import dev.millrace.runtime.operator.row.TimeHeap;
import dev.millrace.runtime.state.KeyedRows;
import dev.millrace.runtime.state.PartialMatches;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds sequences of rows per key. With event time a row waits, sorted into the rows of its key, until the watermark
 * reaches its time; then it is shown to the key's partial matches, after those that are over by then have been ended.
 * Without event time it is shown at once.
 *
 * <p>One heap holds by time the keys that have something to do: a row that waits, or a partial match that ends. An entry
 * is not taken back; one that finds nothing to do, even of a key that was forgotten and its number used again, does
 * nothing.
 */
final class PatternOperator extends RowOperator implements Matcher.Results {

    private static final int TIMED_OUT = 1;
    private static final int LATE = 2;
    private static final int ERRORS = 3;
    private static final int NONE = PartialMatches.NONE;
    private static final long NEVER = Matcher.NEVER;

    private final boolean eventTime;
    private final KeyColumns keys;
    private final StoredFields stored;
    private final KeyedRows rows;
    private final PartialMatches matches;
    private final Conditions conditions;
    private final Matcher matcher;
    private final TimeHeap due = new TimeHeap();
    private final RowResults results;
    private final MatchRows complete;
    private final MatchRows timedOut;
    private final BadResults errors;
    private final boolean overlooks;

    // By row of the batch.
    private final long[] masks;
    private final @Nullable RowException[] bad;
    private final boolean[] isLate;
    private final int[] candidates;

    /** By row that is kept. */
    private long[] keptMasks = new long[1024];

    /** By key, the time of its first entry in the heap; of a number that is used again too. */
    private long[] wakes = new long[64];

    private int place;

    PatternOperator(PatternSpec spec, OperatorContext context) {
        super(context);
        Schema input = context.input();
        int capacity = context.batchSize();
        String node = context.node().node().id();
        this.eventTime = input.eventTime();
        this.keys = new KeyColumns(spec.keys(), input, capacity);
        boolean sendsErrors = spec.onError().resolve(context.outbox(ERRORS).connected()) == ErrorPolicy.OUTPUT;
        this.stored = new StoredFields(
                spec, input, sendsErrors && context.outbox(ERRORS).connected());
        this.rows = context.state().rows(node, "rows", stored.types(), stored.keys(spec.keys()));
        this.matches = context.state().matches(node, "rows", rows);
        MatchView view = new MatchView(spec, stored, rows, matches, context);
        this.conditions = new Conditions(spec, input.width(), capacity, view);
        Automaton automaton = new Automaton(spec);
        this.overlooks = automaton.overlooks();
        this.matcher = new Matcher(
                automaton, conditions, matches, rows, new Timing(spec.within().orElse(null), spec.skip()), this);
        this.results = new RowResults(context.outbox(0), context.outputSchemas().get(0), capacity, null);
        this.errors = badResults(ERRORS, spec.onError());
        Store store = new Store(rows, matches, stored, view);
        this.complete = new MatchRows(
                spec, spec.measures().fields(), results, context.outbox(0).connected(), store, context);
        this.timedOut = new MatchRows(
                spec,
                spec.measures().timedOutFields(),
                furtherResults(TIMED_OUT),
                context.outbox(TIMED_OUT).connected(),
                store,
                context);
        this.masks = new long[capacity];
        this.bad = new @Nullable RowException[capacity];
        this.isLate = new boolean[capacity];
        this.candidates = new int[capacity];
        Arrays.fill(wakes, NEVER);
    }

    @Override
    protected RowResults results() {
        return results;
    }

    @Override
    protected void begin(int port, Batch batch) {
        if (batch.selected() > 0) {
            keys.read(batch);
            evaluate(batch);
        }
    }

    /** Evaluates the conditions of the rows that are not late, leaving out those for which one fails. */
    private void evaluate(Batch batch) {
        for (int i = 0; i < batch.selected(); i++) {
            int row = batch.row(i);
            bad[row] = null;
            isLate[row] = isLate(batch, row);
        }
        boolean failed = true;
        while (failed) {
            failed = false;
            int count = candidates(batch);
            try {
                conditions.evaluate(batch, candidates, count, masks);
            } catch (RowException e) {
                if (e.row() == RowException.NO_ROW) {
                    throw e;
                }
                bad[e.row()] = e;
                failed = true;
            }
        }
    }

    private boolean isLate(Batch batch, int row) {
        long[] timestamps = batch.timestamps();
        return timestamps != null
                && timestamps[row] <= batch.watermarkAfter()
                && timestamps[row] <= batch.watermarkBefore(row);
    }

    private int candidates(Batch batch) {
        int count = 0;
        for (int i = 0; i < batch.selected(); i++) {
            int row = batch.row(i);
            if (bad[row] == null && !isLate[row]) {
                candidates[count++] = row;
            }
        }
        return count;
    }

    @Override
    protected void onRow(int port, Batch batch, int row, int i) {
        if (isLate[row]) {
            late(row, LATE);
            return;
        }
        try {
            RowException failed = bad[row];
            if (failed != null) {
                throw failed;
            }
            take(batch, row, i, timestamp(batch, row));
        } catch (RowException e) {
            if (e.row() == RowException.NO_ROW) {
                throw e;
            }
            fail(batch, row, e);
        }
    }

    private void take(Batch batch, int row, int i, long time) {
        long mask = masks[row];
        if (overlooks && mask == 0) {
            return;
        }
        int kept = rows.add(stored.of(batch.columns()), row, keys.columns(), keys.hashes()[i], time);
        int key = rows.key(kept);
        matches.know(key);
        if (key >= wakes.length) {
            int old = wakes.length;
            wakes = Arrays.copyOf(wakes, 2 * key);
            Arrays.fill(wakes, old, wakes.length, NEVER);
        }
        if (!eventTime) {
            place = batch.place(row);
            show(key, kept, mask);
            return;
        }
        if (kept >= keptMasks.length) {
            keptMasks = Arrays.copyOf(keptMasks, 2 * Math.max(kept, keptMasks.length));
        }
        keptMasks[kept] = mask;
        int first = matches.unmatched(key);
        if (first == NONE || time < rows.time(first)) {
            matches.setUnmatched(key, kept);
            wake(key, time);
        }
    }

    @Override
    protected long nextTimer() {
        return due.time();
    }

    @Override
    protected void onTimer(int atPlace) {
        place = atPlace;
        long time = due.time();
        int key = due.poll();
        if (wakes[key] <= time) {
            wakes[key] = NEVER;
        }
        matcher.advance(key, time);
        int row = matches.unmatched(key);
        while (row != NONE && rows.time(row) <= time) {
            int following = rows.next(row);
            matches.setUnmatched(key, following);
            show(key, row, keptMasks[row]);
            row = following;
        }
        wake(key, Math.min(row == NONE ? NEVER : rows.time(row), matcher.nextEnd(key)));
    }

    /** Sees to it that the heap has an entry for a key at a time, or an earlier one. */
    private void wake(int key, long time) {
        if (time < wakes[key]) {
            wakes[key] = time;
            due.add(time, key);
        }
    }

    private void show(int key, int row, long mask) {
        matches.hold(row);
        try {
            matcher.process(key, row, mask);
        } catch (RowEvaluationException | RowException e) {
            fail(row, e);
        }
        matches.letGo(row);
    }

    /** A row of the batch in hand cannot be worked on. */
    private void fail(Batch batch, int row, RowException failure) {
        long[] timestamps = batch.timestamps();
        errors.add(batch.place(row), timestamps == null ? 0 : timestamps[row], failure, (to, at) -> {
            for (int field = 0; field < batch.columns().length; field++) {
                to.column(field).copy(at, batch.column(field), row);
            }
        });
    }

    /** A row that was kept cannot be worked on. */
    private void fail(int row, RuntimeException cause) {
        RowException failure = cause instanceof RowEvaluationException evaluation
                ? new RowException(RowException.NO_ROW, evaluation.code().name(), message(evaluation))
                : (RowException) cause;
        errors.add(place, rows.time(row), failure, (to, at) -> stored.write(rows, row, to, at));
    }

    private static String message(RowEvaluationException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.code().name());
    }

    @Override
    public void match(int link, long time) {
        write(complete, link, time);
    }

    @Override
    public void timedOut(int link, long time) {
        if (timedOut.connected()) {
            int at = write(timedOut, link, time);
            if (at != NONE) {
                timedOut.writeMoment(at, time);
            }
        }
    }

    private int write(MatchRows to, int link, long time) {
        try {
            return to.write(link, place, time);
        } catch (RowEvaluationException | RowException e) {
            fail(matches.row(link), e);
        }
        return NONE;
    }
}
