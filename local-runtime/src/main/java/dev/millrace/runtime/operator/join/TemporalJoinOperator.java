package dev.millrace.runtime.operator.join;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.JoinSpecs.JoinType;
import dev.millrace.model.spec.JoinSpecs.TemporalJoinSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.join.Pairs.Verdict;
import dev.millrace.runtime.operator.row.RowOperator;
import dev.millrace.runtime.operator.row.RowResults;
import dev.millrace.runtime.operator.row.TimeHeap;
import dev.millrace.runtime.state.KeyedRows;
import java.util.List;

/**
 * Left rows with the version of the right side that was valid at their time. Both sides keep their rows by key, sorted by
 * time. A left row waits until the watermark reaches its time; then the right rows of its key up to that time are all
 * there, and one look backwards from it finds the version.
 *
 * <p>A right row that takes a version back is kept as a row, too, marked as such: validity is read off the sequence. What
 * no left row can ask for any more is forgotten once per batch, which makes no difference to any result.
 */
public final class TemporalJoinOperator extends RowOperator {

    /** The mark of a right row that takes a version back. */
    private static final int ENDS = 1;

    private final boolean keepsLeft;
    private final JoinSide left;
    private final JoinSide right;
    private final Pairs pairs;
    /** Keys of left rows, by the times of their rows. */
    private final TimeHeap waiting = new TimeHeap();
    /** Right rows by their times: when the watermark reaches them, what is before them may be over. */
    private final TimeHeap begun = new TimeHeap();

    public TemporalJoinOperator(TemporalJoinSpec spec, OperatorContext context) {
        super(context);
        this.keepsLeft = spec.type() == JoinType.LEFT;
        List<Schema> inputs = Inputs.schemas(context);
        this.left = new JoinSide(context, "left", inputs.get(0), spec.keys().left());
        this.right = new JoinSide(context, "right", inputs.get(1), spec.keys().right());
        this.pairs = new Pairs(
                context,
                badResults(3, spec.onError()),
                inputs.get(0).width(),
                inputs.get(1).width(),
                spec.condition());
    }

    @Override
    protected RowResults results() {
        return pairs.results();
    }

    @Override
    protected void begin(int port, Batch batch) {
        if (batch.selected() > 0) {
            (port == 0 ? left : right).keys.read(batch);
        }
    }

    @Override
    protected void onRow(int port, Batch batch, int row, int i) {
        if (!pairs.hasTime(port, batch, row)) {
            return;
        }
        long time = timestamp(batch, row);
        if (time <= batch.watermarkBefore(row)) {
            late(row, 1 + port);
        } else if (port == 0) {
            if (keepsLeft || !left.hasNullKey(row)) {
                waiting.add(time, left.rows.key(left.add(batch, row, i, time)));
            }
        } else if (!right.hasNullKey(row)) {
            int added = right.add(batch, row, i, time);
            right.rows.setCount(added, batch.isRetraction(row) ? ENDS : 0);
            begun.add(time, added);
        }
    }

    @Override
    protected long nextTimer() {
        return waiting.time();
    }

    /** Of rows of one key the first is the earliest, and of several at one time the one that came first. */
    @Override
    protected void onTimer(int place) {
        long time = waiting.time();
        int row = left.rows.first(waiting.poll());
        pairs.at(place, time, false);
        pairs.left(left.rows, row);
        int version = version(left.keyIn(right, row), time);
        Verdict verdict = Verdict.NO;
        if (version != KeyedRows.NONE) {
            pairs.right(right.rows, version);
            verdict = pairs.judge();
        }
        if (verdict == Verdict.NO && keepsLeft) {
            pairs.noRight();
        }
        if (verdict == Verdict.YES || (verdict == Verdict.NO && keepsLeft)) {
            pairs.give();
        }
        left.rows.remove(row);
    }

    /** The version of a key that is valid at a time, or {@link KeyedRows#NONE}. */
    private int version(int key, long time) {
        int row = key == KeyedRows.NONE ? KeyedRows.NONE : right.rows.last(key);
        while (row != KeyedRows.NONE && right.rows.time(row) > time) {
            row = right.rows.previous(row);
        }
        int latest = row;
        while (row != KeyedRows.NONE && right.rows.count(row) == ENDS) {
            row = right.rows.previous(row);
        }
        return row == KeyedRows.NONE || isTakenBack(row, latest) ? KeyedRows.NONE : row;
    }

    /** Whether a version is taken back by a row of those behind it up to {@code latest}, which all take one back. */
    private boolean isTakenBack(int version, int latest) {
        for (int end = latest; end != version; end = right.rows.previous(end)) {
            if (right.rows.equal(version, right.rows.columns(end), KeyedRows.position(end))) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected void end(Batch batch) {
        long watermark = batch.watermarkAfter();
        while (!begun.isEmpty() && begun.time() <= watermark) {
            int row = begun.poll();
            if (right.rows.contains(row) && right.rows.time(row) <= watermark) {
                forgetBefore(right.rows.key(row), watermark);
            }
        }
    }

    /** Keeps of a key the version that is valid at the watermark, and what comes later. */
    private void forgetBefore(int key, long watermark) {
        int kept = version(key, watermark);
        int row = right.rows.first(key);
        while (row != KeyedRows.NONE && right.rows.time(row) <= watermark) {
            int next = right.rows.next(row);
            if (row != kept) {
                right.rows.remove(row);
            }
            row = next;
        }
    }
}
