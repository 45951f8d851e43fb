package dev.millrace.runtime.operator;

import dev.millrace.model.spec.TimeSpecs.WatermarkSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.time.WatermarkGenerator;
import java.io.IOException;

/** Gives the rows event time and watermarks anew; their places stay. */
final class WatermarkOperator implements Operator {

    private final OperatorContext context;
    private final WatermarkGenerator generator;
    private final BadRows errors;
    private final BatchView rows = new BatchView();
    private final Batch news;
    private final long idleAfterMs;

    private boolean prepared;
    private boolean rowsSent;
    private boolean ended;
    private boolean idle;
    private long lastRowMs;
    /** No row comes behind this operator whose ordinal is below. */
    private long frontier;

    private boolean newsPending;
    /** The track that was made last. */
    private Track stretch = Track.flat(-1, 0, Track.MIN);

    WatermarkOperator(WatermarkSpec spec, OperatorContext context) {
        this.context = context;
        this.generator = new WatermarkGenerator(spec.eventTime(), context.processingTime(), context.batchSize());
        this.errors = new BadRows(context, 1, spec.onError());
        this.news = Batch.create(context.outputSchemas().get(0), 1);
        this.idleAfterMs = spec.eventTime().idleAfterMs().orElse(0);
    }

    @Override
    public void open() {
        lastRowMs = context.processingTime().millis();
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        if (!prepared) {
            prepare(batch);
            prepared = true;
            rowsSent = false;
        }
        if (!rowsSent && !context.outbox(0).offer(rows.batch())) {
            return false;
        }
        rowsSent = true;
        if (!errors.offer(batch)) {
            return false;
        }
        prepared = false;
        return true;
    }

    private void prepare(Batch batch) {
        errors.begin(batch);
        Batch shown = rows.of(batch, batch.columns());
        boolean last = batch.frontier() == Long.MAX_VALUE;
        Track old = batch.track();
        if (last && batch.selected() == 0 && frontier > old.base()) {
            end(shown);
            return;
        }
        Track track = generator.track(shown, old.base(), old.length(), errors::add);
        if (stretch.base() == track.base() && stretch.length() == track.length()) {
            // A gate may give a stretch in several batches; what is known of its first places stays.
            track = stretch.continued(track);
        }
        stretch = track;
        if (last) {
            track = new Track(
                    track.base(),
                    track.length(),
                    track.steps(),
                    track.watermarks(),
                    track.floor(),
                    Track.MAX,
                    Track.MAX,
                    false);
            ended = true;
        }
        if (batch.selected() > 0) {
            lastRowMs = context.processingTime().millis();
            idle = false;
        }
        frontier = batch.frontier();
        shown.setOrder(track.withIdle(idle || old.idle()), batch.places(), batch.toPlace(), batch.frontier());
    }

    /**
     * The end comes by itself: what covers its place has been passed on already, as if nothing more could be there. What
     * the final watermark lets others give must not stand before that.
     */
    private void end(Batch shown) {
        shown.setOrder(Track.step(frontier, generator.current(), Track.MAX), null, 1, Long.MAX_VALUE);
        ended = true;
    }

    @Override
    public long dueMs() {
        return idleAfterMs == 0 || idle || ended ? Long.MAX_VALUE : lastRowMs + idleAfterMs;
    }

    @Override
    public boolean onTime(long nowMs) throws IOException {
        if (!newsPending) {
            news.setOrder(Track.idle(frontier, generator.current()), null, 0, frontier);
            newsPending = true;
        }
        if (!context.outbox(0).offer(news)) {
            return false;
        }
        newsPending = false;
        idle = true;
        return true;
    }

    @Override
    public boolean finish() throws IOException {
        if (ended) {
            return true;
        }
        news.setOrder(Track.step(frontier, generator.current(), Track.MAX), null, 1, Long.MAX_VALUE);
        ended = context.outbox(0).offer(news);
        return ended;
    }
}
