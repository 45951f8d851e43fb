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
    }

    private void takeIdle(int input, boolean nowIdle) {
        idle.set(input, nowIdle);
        combine();
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

    /** The least of the inputs that are not idle; of idle ones alone, the furthest. It never goes back. */
    private void combine() {
        long least = END;
        long furthest = BEGINNING;
        boolean active = false;
        for (int i = 0; i < watermarks.size(); i++) {
            if (idle.get(i)) {
                furthest = Math.max(furthest, watermarks.get(i));
            } else {
                active |= watermarks.get(i) < END;
                least = Math.min(least, watermarks.get(i));
            }
        }
        long combined = active || !idle.contains(true) ? least : furthest;
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
