package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * A node of the interpreter. Rows, watermarks and idleness are pushed through the graph one at a time, each to the very
 * end before the next one begins.
 */
public abstract class Stage {

    public static final long BEGINNING = Long.MIN_VALUE;
    public static final long END = Long.MAX_VALUE;

    private record Edge(Stage to, int input) {}

    private final List<List<Edge>> outputs = new ArrayList<>();
    private final List<Long> watermarks = new ArrayList<>();
    private final List<Boolean> idle = new ArrayList<>();
    /** Whether each input counts for the least watermark: not from when it falls idle until it has caught up. */
    private final List<Boolean> counts = new ArrayList<>();
    /** Which port each input leads to. */
    private final List<Integer> ports = new ArrayList<>();

    private long watermark = BEGINNING;
    private boolean allIdle;
    private long now;

    protected Stage(int outputPorts) {
        for (int i = 0; i < outputPorts; i++) {
            outputs.add(new ArrayList<>());
        }
    }

    /** Lets what leaves an output go to a port of another stage. */
    public final void connect(int output, Stage to, int port) {
        outputs.get(output).add(new Edge(to, to.ports.size()));
        to.ports.add(port);
        to.watermarks.add(BEGINNING);
        to.idle.add(false);
        to.counts.add(true);
    }

    /** The watermark of this stage: no row with a time up to it is expected. */
    protected final long watermark() {
        return watermark;
    }

    /** What a row does. */
    public abstract void row(int port, Row row);

    /** What the watermark does when it has moved on; it is told to the stages behind afterwards. */
    protected void advanced(long before, long now) {}

    /** The processing time at which {@link #onTime} is to be called next. Never at the moment of a row. */
    protected long dueMs() {
        return Long.MAX_VALUE;
    }

    /** Processing time has reached {@link #dueMs}. */
    protected void onTime() {}

    /** Processing time. */
    protected final long now() {
        return now;
    }

    /** When the clock is waited for; once the input is over, it is not. */
    final long due() {
        return watermark == END ? Long.MAX_VALUE : dueMs();
    }

    /** Processing time moves on. */
    final void clock(long newNow) {
        now = newNow;
        if (due() <= newNow) {
            onTime();
        }
    }

    protected final void emit(int output, Row row) {
        outputs.get(output).forEach(edge -> edge.to.row(edge.to.ports.get(edge.input), row));
    }

    /** A source's watermark, or one that a stage makes itself. */
    final void tellWatermark(long newWatermark) {
        outputs.forEach(edges -> edges.forEach(edge -> edge.to.take(edge.input, newWatermark)));
    }

    final void tellIdle(boolean nowIdle) {
        outputs.forEach(edges -> edges.forEach(edge -> edge.to.takeIdle(edge.input, nowIdle)));
    }

    private void take(int input, long newWatermark) {
        watermarks.set(input, Math.max(watermarks.get(input), newWatermark));
        combine();
        tellWhetherAllIdle();
    }

    private void takeIdle(int input, boolean nowIdle) {
        idle.set(input, nowIdle);
        counts.set(input, !nowIdle && counts.get(input));
        combine();
        tellWhetherAllIdle();
    }

    private void tellWhetherAllIdle() {
        // An input at its end is not waited for either, but it makes nobody idle.
        boolean any = idle.contains(true);
        boolean nowAllIdle = any;
        for (int i = 0; i < idle.size(); i++) {
            nowAllIdle &= idle.get(i) || watermarks.get(i) == END;
        }
        if (nowAllIdle != allIdle) {
            allIdle = nowAllIdle;
            tellIdle(allIdle);
        }
    }

    /**
     * The least of the inputs that count; when all that have not ended are idle, the furthest. It never goes back, and is
     * final only when all have ended.
     */
    private void combine() {
        long least = END;
        long furthest = BEGINNING;
        boolean active = false;
        boolean allEnded = true;
        for (int i = 0; i < watermarks.size(); i++) {
            allEnded &= watermarks.get(i) == END;
            if (idle.get(i)) {
                furthest = Math.max(furthest, watermarks.get(i));
                continue;
            }
            active |= watermarks.get(i) < END;
            if (watermarks.get(i) >= watermark) {
                counts.set(i, true);
            }
            if (counts.get(i)) {
                least = Math.min(least, watermarks.get(i));
            }
        }
        long known = least < END || allEnded ? least : watermark;
        long combined = !active && idle.contains(true) ? furthest : known;
        if (combined > watermark) {
            long before = watermark;
            watermark = combined;
            advanced(before, combined);
            passOn(combined);
        }
    }

    /** Tells the stages behind; one that makes its own watermarks does not. */
    protected void passOn(long newWatermark) {
        tellWatermark(newWatermark);
    }
}
