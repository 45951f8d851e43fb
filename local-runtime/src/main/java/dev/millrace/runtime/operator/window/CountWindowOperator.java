package dev.millrace.runtime.operator.window;

import dev.millrace.model.spec.WindowSpecs.Counted;
import dev.millrace.model.spec.WindowSpecs.WindowedSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.state.AccumulatorType;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Windows by number of rows: after every {@code slide} rows of a key, its last {@code size} ones or as many as there
 * are. Rows are aggregated once per slice of as many rows as divide both, and windows from slices. Neither watermark nor
 * clock matters.
 */
public final class CountWindowOperator extends RowWindowOperator {

    private final int slice;
    private final int slices;
    private final int slide;
    private final KeyTable keyTable;
    private final PaneWriter writer;

    /** A key's slices, each a slot, the last one not yet full perhaps. */
    private static final class Slices {
        private final KeyWindows key;
        private final ArrayDeque<WindowState> slices = new ArrayDeque<>();
        private int inLast;
        private int sinceResult;
        private long results;

        Slices(int slot) {
            key = new KeyWindows(slot);
        }
    }

    public CountWindowOperator(Counted window, WindowedSpec spec, OperatorContext context) {
        super(spec, context);
        this.slide = window.slide();
        this.slice = BigInteger.valueOf(window.size())
                .gcd(BigInteger.valueOf(window.slide()))
                .intValue();
        this.slices = window.size() / slice;
        this.keyTable = new KeyTable(
                context.state()
                        .tables(context.node().node().id(), "keys", keys.types(), List.of(AccumulatorType.OBJECT))
                        .table(0),
                context.batchSize());
        this.writer =
                new PaneWriter(output, store, keyTable.table(), PaneWriter.Shape.of(spec, context), spec.columns());
    }

    @Override
    void take(Batch batch, int position, int row, long timestamp, long nowMs) {
        int slot = keyTable.slot(keys, batch.selection(), position);
        Slices mine = (Slices) keyTable.get(slot);
        if (mine == null) {
            mine = new Slices(slot);
            keyTable.set(slot, mine);
        }
        if (mine.inLast == 0) {
            store.checkEmpty(row);
            mine.slices.add(new WindowState(mine.key, 0, 0, store.take()));
        }
        WindowState last = mine.slices.getLast();
        if (mine.inLast > 0) {
            store.check(last.slot, row);
        }
        store.add(last.slot, row);
        last.latest = Math.max(last.latest, timestamp);
        mine.inLast = (mine.inLast + 1) % slice;
        mine.sinceResult++;
        if (mine.sinceResult == slide) {
            mine.sinceResult = 0;
            fire(mine);
        }
        if (mine.inLast == 0 && mine.slices.size() == slices) {
            store.giveBack(mine.slices.remove().slot);
        }
    }

    private void fire(Slices mine) {
        WindowState all = new WindowState(mine.key, 0, 0, store.take());
        try {
            for (WindowState each : mine.slices) {
                store.merge(each.slot, all.slot);
                all.latest = Math.max(all.latest, each.latest);
            }
            all.nextPane = mine.results++;
            writer.write(all, all.latest, PaneWriter.Timing.ON_TIME, place(), null);
        } finally {
            store.giveBack(all.slot);
        }
    }

    @Override
    long nextWatermark() {
        return Timers.NONE;
    }

    @Override
    void fireWatermark(long nowMs) {
        throw new IllegalStateException("nothing waits for the watermark");
    }

    @Override
    long nextClock() {
        return Timers.NONE;
    }

    @Override
    void fireClock(long nowMs) {
        throw new IllegalStateException("nothing waits for the clock");
    }

    @Override
    void end() {}
}
