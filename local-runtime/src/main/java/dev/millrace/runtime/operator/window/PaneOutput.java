package dev.millrace.runtime.operator.window;

import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.operator.Outbox;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Objects;

/** Rows on their way out, in batches: full ones are sent as soon as they are taken, the last one with the progress. */
final class PaneOutput {

    private static final class Page {
        private final Batch batch;
        private final int[] places;
        private int rows;

        Page(Schema schema, int capacity) {
            batch = Batch.create(schema, capacity);
            places = new int[capacity];
        }
    }

    private final Schema schema;
    private final int capacity;
    private final Outbox outbox;
    private final ArrayDeque<Page> full = new ArrayDeque<>();
    private final ArrayDeque<Page> spare = new ArrayDeque<>();
    private Page page;
    /** The furthest frontier that has been told. */
    private long promised = Long.MIN_VALUE;

    PaneOutput(Schema schema, int capacity, Outbox outbox) {
        this.schema = schema;
        this.capacity = capacity;
        this.outbox = outbox;
        this.page = new Page(schema, capacity);
    }

    /** Makes room for a row at a place; its position in {@link #batch()}. */
    int next(int place) {
        if (page.rows == capacity) {
            full.add(page);
            page = spare.isEmpty() ? new Page(schema, capacity) : spare.poll();
        }
        page.places[page.rows] = place;
        return page.rows++;
    }

    Batch batch() {
        return page.batch;
    }

    /** Sends full batches; false: no room, call again. */
    boolean sendFull(Track track) throws IOException {
        while (!full.isEmpty()) {
            Page first = full.element();
            int last = first.places[first.rows - 1];
            if (!send(first, track, last, track.base() + last)) {
                return false;
            }
            full.remove();
            spare.add(first);
        }
        return true;
    }

    /** Sends what is left, with how far the stream has come; false: no room, call again. */
    boolean sendRest(Track track, int toPlace, long frontier) throws IOException {
        return sendFull(track) && send(page, track, toPlace, frontier);
    }

    boolean isEmpty() {
        return page.rows == 0 && full.isEmpty();
    }

    private boolean send(Page sent, Track track, int toPlace, long frontier) throws IOException {
        sent.batch.setSize(sent.rows);
        // What the clock makes due stands at a place that has been promised already; the promise stays.
        promised = Math.max(promised, frontier);
        sent.batch.setOrder(track, sent.places, toPlace, promised);
        if (!outbox.offer(sent.batch)) {
            return false;
        }
        sent.batch.clear();
        boolean[] retractions = sent.batch.retractions();
        if (retractions != null) {
            java.util.Arrays.fill(Objects.requireNonNull(retractions), false);
        }
        sent.rows = 0;
        return true;
    }
}
