package dev.millrace.runtime.streamtest;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.runtime.connector.StreamFeed;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Track;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source that a script leads: a batch per step. Every row and every watermark has a place of its own in the stream's
 * order, so nothing comes at one moment with another step's.
 */
final class ScriptedFeed implements StreamFeed {

    private final Schema schema;
    private final Batch batch;
    private long ordinal;
    private long watermark = Track.MIN;
    /** The first batch only says where the order begins. */
    private boolean pending = true;

    private boolean over;

    ScriptedFeed(Schema schema) {
        this.schema = schema;
        this.batch = Batch.create(schema, 1);
        batch.setOrder(Track.flat(0, 0, watermark), null, 0, 0);
    }

    @Override
    public @Nullable Batch poll() {
        if (!pending) {
            return null;
        }
        pending = false;
        return batch;
    }

    @Override
    public boolean ended() {
        return over && !pending;
    }

    void row(List<@Nullable Object> values, long timeMs, boolean retraction) {
        batch.clear();
        for (int field = 0; field < values.size(); field++) {
            batch.column(field).setBoxed(0, values.get(field));
        }
        long[] timestamps = batch.timestamps();
        if (timestamps != null) {
            timestamps[0] = timeMs;
        }
        boolean[] retractions = batch.retractions();
        if (retractions != null && schema.changes() == Changes.RETRACT) {
            retractions[0] = retraction;
        }
        batch.setSize(1);
        batch.setOrder(Track.flat(ordinal, 1, watermark), null, 1, ordinal + 1);
        ordinal++;
        pending = true;
    }

    void watermark(long to) {
        batch.clear();
        batch.setOrder(Track.step(ordinal, watermark, to), null, 1, ordinal + 1);
        watermark = Math.max(watermark, to);
        ordinal++;
        pending = true;
    }

    void idle(boolean idle) {
        batch.clear();
        Track track = idle ? Track.idle(ordinal, watermark) : Track.flat(ordinal, 0, watermark);
        batch.setOrder(track, null, 0, ordinal);
        pending = true;
    }

    void end() {
        batch.clear();
        long last = schema.eventTime() ? Track.MAX : Track.MIN;
        batch.setOrder(Track.step(ordinal, watermark, last), null, 1, Long.MAX_VALUE);
        pending = true;
        over = true;
    }
}
