package dev.millrace.runtime.operator.process;

import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.operator.Outbox;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows on their way out of one output, in order. Full batches leave as soon as they are, the rest with its input batch. */
final class EmittedRows {

    private record Row(List<@Nullable Object> values, long time, int place) {}

    private final Outbox outbox;
    private final Batch out;
    private final int[] places;
    private final Deque<Row> waiting = new ArrayDeque<>();
    /** Whether {@link #out} is filled and has not been taken. */
    private boolean ready;
    /** Whether it holds the rest, which closes the input batch. */
    private boolean isRest;
    /** The furthest frontier that has been told. */
    private long promised = Long.MIN_VALUE;

    EmittedRows(Outbox outbox, Schema schema, int batchSize) {
        this.outbox = outbox;
        this.out = Batch.create(schema, batchSize);
        this.places = new int[batchSize];
    }

    /** @param place in the track in hand, not before that of an earlier row */
    void add(List<@Nullable Object> values, long time, int place) {
        waiting.add(new Row(values, time, place));
    }

    /** Sends full batches while there are enough rows; false: refused, call again. */
    boolean sendFull(Track track) throws IOException {
        if (isRest) {
            return true;
        }
        while (ready || waiting.size() > out.capacity()) {
            if (!ready) {
                fill();
                int place = places[out.size() - 1];
                // What the clock makes due stands at a place that has been promised already; the promise stays.
                promised = Math.max(promised, track.base() + place);
                out.setOrder(track, places, place, promised);
                ready = true;
            }
            if (!outbox.offer(out)) {
                return false;
            }
            ready = false;
        }
        return true;
    }

    /** Sends the rest, with the progress to {@code toPlace}; false: refused, call again. */
    boolean sendRest(Track track, int toPlace, long frontier) throws IOException {
        if (!sendFull(track)) {
            return false;
        }
        if (!isRest) {
            fill();
            promised = Math.max(promised, frontier);
            out.setOrder(track, places, toPlace, promised);
            ready = true;
            isRest = true;
        }
        if (!outbox.offer(out)) {
            return false;
        }
        ready = false;
        isRest = false;
        return true;
    }

    private void fill() {
        out.clear();
        int count = Math.min(waiting.size(), out.capacity());
        long[] timestamps = out.timestamps();
        for (int i = 0; i < count; i++) {
            Row row = waiting.remove();
            for (int c = 0; c < row.values().size(); c++) {
                out.column(c).setBoxed(i, row.values().get(c));
            }
            if (timestamps != null) {
                timestamps[i] = row.time();
            }
            places[i] = row.place();
        }
        out.setSize(count);
    }
}
