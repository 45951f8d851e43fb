package dev.millrace.runtime.exchange;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.Track;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Merges channels without a common order, such as two sources that each keep their own pace: batches are given as they
 * arrive, in a new order that begins here. What comes out may differ from run to run; it is the only place where that is
 * so. Channels of one order, such as those from the subtasks of one node, are merged by it before ({@link StreamInlet}),
 * and are one channel here.
 *
 * <p>The watermark is the least of the channels that count, and never goes back. A channel that falls idle does not count;
 * one that becomes active again counts from the moment its own watermark is not behind the gate's, so that it neither
 * takes the watermark back nor holds it until it has caught up (as in Apache Flink's {@code StatusWatermarkValve}, where
 * such a channel is called aligned). When all channels are idle, the watermark is the furthest that any of them has told,
 * and the stream behind is idle too. A channel that has ended is not waited for; unlike in Flink it does not bring the
 * final watermark while another one is idle, or behind: that comes when all have ended.
 */
final class ArrivalGate implements Gate {

    private final StreamInlet[] inlets;
    private final long[] watermarks;
    private final boolean[] idle;
    /** Whether a channel counts: false from when it falls idle until it is active and not behind. */
    private final boolean[] counts;

    private final Batch view = new Batch(new Column[0], 0);

    private int given = -1;
    /** Whether the channels take turns; otherwise the first one that has something always comes first. */
    private final boolean fair;

    private int nextInlet;
    private long ordinal;
    private long watermark = Long.MIN_VALUE;
    private boolean releases;

    ArrivalGate(List<StreamInlet> inlets, boolean fair) {
        this.fair = fair;
        this.inlets = inlets.toArray(StreamInlet[]::new);
        this.watermarks = new long[this.inlets.length];
        Arrays.fill(watermarks, Long.MIN_VALUE);
        this.idle = new boolean[this.inlets.length];
        this.counts = new boolean[this.inlets.length];
        Arrays.fill(counts, true);
    }

    @Override
    public @Nullable Batch poll() {
        for (int i = 0; i < inlets.length; i++) {
            int inlet = (nextInlet + i) % inlets.length;
            if (giveNext(inlet)) {
                nextInlet = fair ? (inlet + 1) % inlets.length : 0;
                return view;
            }
        }
        return null;
    }

    /** Gives the next news of an inlet; batches without any are passed over, so that nothing is left waiting. */
    private boolean giveNext(int inlet) {
        while (true) {
            inlets[inlet].look();
            Batch head = inlets[inlet].head();
            if (head == null) {
                return inlets[inlet].ended() && end(inlet);
            }
            if (give(inlet, head)) {
                return true;
            }
        }
    }

    private boolean give(int inlet, Batch head) {
        boolean wasIdle = allIdle();
        long others = leastOfOthers(inlet);
        idle[inlet] = head.track().idle();
        watermarks[inlet] = Math.max(watermarks[inlet], head.watermarkAfter());
        counts[inlet] = !idle[inlet] && (counts[inlet] || watermarks[inlet] >= watermark);
        long after = combined();
        int size = head.selected();
        if (size == 0 && after == watermark && wasIdle == allIdle()) {
            inlets[inlet].release();
            return false;
        }
        long[] before = new long[Math.max(1, size)];
        for (int row = 0; row < size; row++) {
            before[row] = Math.max(watermark, Math.min(others, head.watermarkBefore(head.row(row))));
        }
        if (size == 0) {
            before[0] = watermark;
        }
        show(head, before, after);
        given = inlet;
        releases = true;
        return true;
    }

    /** An input that has ended holds nothing back any more. */
    private boolean end(int inlet) {
        if (watermarks[inlet] == Long.MAX_VALUE) {
            return false;
        }
        watermarks[inlet] = Long.MAX_VALUE;
        idle[inlet] = false;
        counts[inlet] = true;
        long after = combined();
        if (after <= watermark) {
            return false;
        }
        view.setSize(0);
        setOrder(null, new long[] {watermark}, after);
        given = inlet;
        releases = false;
        return true;
    }

    private void show(Batch head, long[] before, long after) {
        view.setColumns(head.columns());
        view.setTimestamps(head.timestamps());
        view.setRetractions(head.retractions());
        view.setSize(head.size());
        int[] places = null;
        if (head.selection() != null) {
            view.select(head.selection(), head.selected());
            places = new int[head.size()];
            for (int i = 0; i < head.selected(); i++) {
                places[head.row(i)] = i;
            }
        }
        setOrder(places, before, after);
    }

    private void setOrder(int @Nullable [] places, long[] before, long after) {
        Track track = Track.of(ordinal, before, after).withIdle(allIdle());
        ordinal += before.length;
        view.setOrder(track, places, before.length, ordinal);
        watermark = after;
    }

    /** The watermark now; while channels are active and none of them counts, it stands still. */
    private long combined() {
        if (allIdle()) {
            return Math.max(watermark, furthest());
        }
        long least = leastOfOthers(-1);
        return least < Long.MAX_VALUE || allEnded() ? Math.max(watermark, least) : watermark;
    }

    private boolean allEnded() {
        for (long each : watermarks) {
            if (each != Long.MAX_VALUE) {
                return false;
            }
        }
        return true;
    }

    private long leastOfOthers(int inlet) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < watermarks.length; i++) {
            if (i != inlet && counts[i]) {
                least = Math.min(least, watermarks[i]);
            }
        }
        return least;
    }

    /** Whether no channel that has not ended is active; false once all have ended. */
    private boolean allIdle() {
        boolean any = false;
        for (int i = 0; i < idle.length; i++) {
            if (!idle[i] && watermarks[i] != Long.MAX_VALUE) {
                return false;
            }
            any |= idle[i];
        }
        return any;
    }

    private long furthest() {
        long furthest = Long.MIN_VALUE;
        for (int i = 0; i < watermarks.length; i++) {
            if (idle[i]) {
                furthest = Math.max(furthest, watermarks[i]);
            }
        }
        return furthest;
    }

    @Override
    public int port() {
        return inlets[Math.max(0, given)].port();
    }

    @Override
    public void done() {
        if (releases) {
            inlets[given].release();
        }
        given = -1;
    }

    @Override
    public boolean ended() {
        for (int i = 0; i < inlets.length; i++) {
            if (inlets[i].head() != null || !inlets[i].ended() || watermarks[i] != Long.MAX_VALUE) {
                return false;
            }
        }
        return true;
    }
}
