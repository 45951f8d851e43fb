package dev.millrace.runtime.operator.row;

import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.operator.Outbox;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The results of an operator, row by row, in batches that wait until the outbox takes them. At most what one input row
 * or timer gives waits here, if {@link #drain} is called before the next.
 */
public final class RowResults {

    /** Narrows a batch of candidates before it is sent. */
    public interface Sieve {
        void sift(Batch candidates);
    }

    private final Outbox outbox;
    private final Schema schema;
    private final int capacity;
    private final @Nullable Sieve sieve;
    private final Deque<Batch> ready = new ArrayDeque<>();
    private final Deque<Batch> spare = new ArrayDeque<>();
    private Batch current;
    private int[] places;
    private int count;
    private Track track = Track.flat(0, 0, Track.MIN);

    /** @param sieve looks at every batch before it is sent; null: all rows are results */
    public RowResults(Outbox outbox, Schema schema, int capacity, @Nullable Sieve sieve) {
        this.outbox = outbox;
        this.schema = schema;
        this.capacity = capacity;
        this.sieve = sieve;
        this.places = new int[capacity];
        this.current = Batch.create(schema, capacity);
    }

    /** What follows stands in the order of this batch. */
    void begin(Batch cause) {
        track = cause.track();
    }

    /** Makes room for one more row, whose columns the caller writes, and gives its position in {@link #batch}. */
    public int append(int place, long timestamp) {
        if (count == capacity) {
            seal();
        }
        places[count] = place;
        long[] timestamps = current.timestamps();
        if (timestamps != null) {
            timestamps[count] = timestamp;
        }
        return count++;
    }

    /** As {@link #append(int, long)}, of a changelog. */
    public int append(int place, long timestamp, boolean retraction) {
        int at = append(place, timestamp);
        boolean[] retractions = current.retractions();
        if (retractions != null) {
            retractions[at] = retraction;
        }
        return at;
    }

    /** The batch that the last row was appended to. */
    public Batch batch() {
        return current;
    }

    /** Closes the batch being filled, so that its sieve has looked at it. */
    public void seal() {
        if (count > 0) {
            int last = places[count - 1];
            close(last, track.base() + last);
        }
    }

    /** All rows of a batch have been worked through. */
    void end(Batch cause) {
        close(cause.toPlace(), cause.frontier());
    }

    private void close(int toPlace, long frontier) {
        current.setSize(count);
        current.setOrder(track, places, toPlace, frontier);
        if (sieve != null && count > 0) {
            sieve.sift(current);
        }
        ready.add(current);
        Batch reused = spare.poll();
        current = reused == null ? Batch.create(schema, capacity) : reused;
        int[] itsPlaces = current.places();
        places = itsPlaces == null ? new int[capacity] : itsPlaces;
        current.clear();
        count = 0;
    }

    /**
     * Sends what waits.
     *
     * @return whether nothing waits any more
     */
    boolean drain() throws IOException {
        while (!ready.isEmpty()) {
            if (!outbox.offer(ready.getFirst())) {
                return false;
            }
            spare.add(ready.removeFirst());
        }
        return true;
    }

    /** Whether a batch is being filled. */
    public boolean isEmpty() {
        return count == 0;
    }
}
