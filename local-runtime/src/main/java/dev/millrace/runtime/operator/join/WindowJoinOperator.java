package dev.millrace.runtime.operator.join;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.JoinSpecs.JoinType;
import dev.millrace.model.spec.JoinSpecs.WindowJoinSpec;
import dev.millrace.model.spec.WindowSpecs.Session;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.join.Pairs.Verdict;
import dev.millrace.runtime.operator.row.RowOperator;
import dev.millrace.runtime.operator.row.RowResults;
import dev.millrace.runtime.state.KeyedRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of rows that lie in one window. A row is kept once, by its key and sorted by its time, whatever number of windows
 * hold it; a window only has a list of the rows in it, which could be found again from the rows. When the watermark
 * completes a window, each of its left rows looks through the right rows of its key as far as the window reaches.
 *
 * <p>A window is worked through a bounded number of rows and partners at a time, and what is found is sent in between, so
 * that neither a window of many rows nor a key of many partners makes results pile up.
 */
public final class WindowJoinOperator extends RowOperator {

    /** Rows or partners looked at in one step. */
    private static final int STEP = 1024;

    private enum Stage {
        LEFT,
        RIGHT,
        REMOVING
    }

    private final JoinType type;
    private final JoinSide[] sides;
    private final Pairs pairs;
    private final JoinedWindows windows;
    private final int startField;

    // The window that is complete and being worked through.
    private @Nullable OpenWindow window;
    private Stage stage = Stage.LEFT;
    private int cursor;
    private int partner = KeyedRows.NONE;
    private boolean begunRow;
    private boolean matched;
    /** Marks the right rows that have had a partner in this window. */
    private int number;

    public WindowJoinOperator(WindowJoinSpec spec, OperatorContext context) {
        super(context);
        this.type = spec.type();
        List<Schema> inputs = Inputs.schemas(context);
        this.sides = new JoinSide[] {
            new JoinSide(context, "left", inputs.get(0), spec.keys().left()),
            new JoinSide(context, "right", inputs.get(1), spec.keys().right())
        };
        int leftWidth = inputs.get(0).width();
        int rightWidth = inputs.get(1).width();
        this.pairs = new Pairs(context, badResults(3, spec.onError()), leftWidth, rightWidth, spec.condition());
        this.startField = type.leftOnly() ? leftWidth : leftWidth + rightWidth;
        this.windows = spec.window() instanceof Session session
                ? new SessionsOfKeys(session.gapMs(), sides)
                : new AlignedWindows(spec.window());
    }

    @Override
    protected RowResults results() {
        return pairs.results();
    }

    @Override
    protected void begin(int port, Batch batch) {
        if (batch.selected() > 0) {
            sides[port].keys.read(batch);
        }
    }

    @Override
    protected void onRow(int port, Batch batch, int row, int i) {
        if (!pairs.hasTime(port, batch, row)) {
            return;
        }
        long time = timestamp(batch, row);
        long watermark = batch.watermarkBefore(row);
        if (windows.isLate(port, row, i, time, watermark)) {
            late(row, 1 + port);
        } else if (!sides[port].hasNullKey(row) || comesOutAlone(port)) {
            windows.add(port, sides[port].add(batch, row, i, time), time, watermark);
        }
    }

    private boolean comesOutAlone(int side) {
        return side == 0 ? type.keepsLeft() || type == JoinType.ANTI : type.keepsRight();
    }

    @Override
    protected long nextTimer() {
        return window == null ? windows.due() : window.end - 1;
    }

    @Override
    protected void onTimer(int place) {
        OpenWindow complete = window == null ? windows.take() : window;
        if (complete == null) {
            return;
        }
        if (window == null) {
            window = complete;
            stage = Stage.LEFT;
            cursor = 0;
            number++;
        }
        pairs.at(place, complete.end - 1, false);
        int work = STEP;
        while (work > 0 && window != null) {
            work -= switch (stage) {
                case LEFT -> joinLeft(complete, work);
                case RIGHT -> giveRight(complete);
                case REMOVING -> remove(complete);
            };
        }
    }

    /** Goes on with the partners of a left row; how many were looked at. */
    private int joinLeft(OpenWindow complete, int most) {
        if (cursor == complete.size(0)) {
            stage = type.keepsRight() ? Stage.RIGHT : Stage.REMOVING;
            cursor = 0;
            return 1;
        }
        int left = complete.row(0, cursor);
        KeyedRows rights = sides[1].rows;
        if (!begunRow) {
            partner = firstPartner(complete, left);
            begunRow = true;
            matched = false;
        }
        pairs.left(sides[0].rows, left);
        int looked = 1;
        boolean enough = false;
        while (partner != KeyedRows.NONE && rights.time(partner) < complete.end && !enough && looked < most) {
            pairs.right(rights, partner);
            if (pairs.judge() == Verdict.YES) {
                matched = true;
                rights.setCount(partner, number);
                enough = type.leftOnly();
                if (!enough) {
                    tellWindow(complete, pairs.give());
                }
            }
            partner = rights.next(partner);
            looked++;
        }
        if (enough || partner == KeyedRows.NONE || rights.time(partner) >= complete.end) {
            endLeft(complete);
        }
        return looked;
    }

    private int firstPartner(OpenWindow complete, int left) {
        int key = sides[0].keyIn(sides[1], left);
        if (key == KeyedRows.NONE) {
            return KeyedRows.NONE;
        }
        KeyedRows rights = sides[1].rows;
        int row = rights.first(key);
        while (row != KeyedRows.NONE && rights.time(row) < complete.start) {
            row = rights.next(row);
        }
        return row;
    }

    private void endLeft(OpenWindow complete) {
        if (type.leftOnly()) {
            if (matched == (type == JoinType.SEMI)) {
                tellWindow(complete, pairs.giveLeft());
            }
        } else if (!matched && type.keepsLeft()) {
            pairs.noRight();
            tellWindow(complete, pairs.give());
        }
        begunRow = false;
        cursor++;
    }

    private int giveRight(OpenWindow complete) {
        if (cursor == complete.size(1)) {
            stage = Stage.REMOVING;
            cursor = 0;
            return 1;
        }
        int right = complete.row(1, cursor++);
        if (sides[1].rows.count(right) != number) {
            pairs.noLeft();
            pairs.right(sides[1].rows, right);
            tellWindow(complete, pairs.give());
        }
        return 1;
    }

    private void tellWindow(OpenWindow complete, int at) {
        ((LongColumn) pairs.results().batch().column(startField)).set(at, complete.start);
        ((LongColumn) pairs.results().batch().column(startField + 1)).set(at, complete.end);
    }

    private int remove(OpenWindow complete) {
        int lefts = complete.size(0);
        if (cursor == lefts + complete.size(1)) {
            window = null;
            return 1;
        }
        int side = cursor < lefts ? 0 : 1;
        int row = complete.row(side, side == 0 ? cursor : cursor - lefts);
        if (windows.isLast(complete, sides[side].rows.time(row))) {
            sides[side].rows.remove(row);
        }
        cursor++;
        return 1;
    }
}
