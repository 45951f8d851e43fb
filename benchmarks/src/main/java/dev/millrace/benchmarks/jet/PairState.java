package dev.millrace.benchmarks.jet;

import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.Traversers;
import dev.millrace.benchmarks.workload.Rows;
import dev.millrace.benchmarks.workload.Workload;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** W6's state of one key: the rows of either stream that can still have a partner. */
final class PairState implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Two rows that match.
     *
     * @param left of the one stream
     * @param right of the other
     */
    record Pair(Event left, Event right) {

        long values() {
            return Workload.pairOf(left.value(), right.value());
        }
    }

    private final int reachMs;
    private final ArrayDeque<Event> left = new ArrayDeque<>();
    private final ArrayDeque<Event> right = new ArrayDeque<>();

    PairState(int reachMs) {
        this.reachMs = reachMs;
    }

    /** Adds a row and gives its pairs. */
    Traverser<Pair> add(long key, Event row) {
        ArrayDeque<Event> own = row.stream() == 0 ? left : right;
        ArrayDeque<Event> others = row.stream() == 0 ? right : left;
        forget(own, row.timeMs());
        forget(others, row.timeMs());
        own.add(row);
        if (others.isEmpty()) {
            return Traversers.empty();
        }
        List<Pair> pairs = new ArrayList<>(others.size());
        for (Event other : others) {
            if (Math.abs(other.timeMs() - row.timeMs()) <= reachMs) {
                pairs.add(row.stream() == 0 ? new Pair(row, other) : new Pair(other, row));
            }
        }
        return Traversers.traverseIterable(pairs);
    }

    /** The rows before come in order but for the disorder, twice: the row at hand may be an early one. */
    private void forget(ArrayDeque<Event> rows, long timeMs) {
        long least = timeMs - reachMs - 2L * Rows.WATERMARK_DELAY_MS;
        while (!rows.isEmpty() && rows.element().timeMs() < least) {
            rows.remove();
        }
    }
}
