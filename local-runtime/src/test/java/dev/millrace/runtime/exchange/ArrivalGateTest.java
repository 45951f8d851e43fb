package dev.millrace.runtime.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Control;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.exchange.Channel.Parcel;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The watermark of inputs that have no common order, some of which are idle for a while. */
class ArrivalGateTest {

    private static final Schema SCHEMA = Schema.of(List.of(Field.required("n", DataType.Scalar.BIGINT)), false);

    private final Channel left = new Channel(SCHEMA, 16, 16);
    private final Channel right = new Channel(SCHEMA, 16, 16);
    private final Gate gate = Gates.byArrival(List.of(input(left, 0), input(right, 1)), 16, false, true);
    private long watermark = Track.MIN;
    private boolean idle;

    @Test
    void theLeastOfTheActiveInputsCounts() {
        tell(left, 10);
        tell(right, 4);
        assertEquals(4, watermark);

        idle(right, 4);

        assertEquals(10, watermark);
        assertFalse(idle);
    }

    @Test
    void anInputThatComesBackBehindNeitherHoldsTheWatermarkNorTakesItBack() {
        tell(left, 10);
        tell(right, 4);
        idle(right, 4);

        tell(right, 6);
        assertEquals(10, watermark);
        tell(left, 20);

        assertEquals(20, watermark);
    }

    @Test
    void anInputThatHasCaughtUpCountsAgain() {
        tell(left, 10);
        tell(right, 4);
        idle(right, 4);
        tell(right, 12);

        tell(left, 20);

        assertEquals(12, watermark);
    }

    @Test
    void withinABatchAnInputCountsFromTheRowOnBeforeWhichItHasCaughtUp() {
        tell(left, 10);
        idle(right, 4);
        send(right, Track.of(0, new long[] {4, 8, 15}, 18), 3);

        Batch batch = Objects.requireNonNull(gate.poll());

        assertEquals(10, batch.watermarkBefore(0));
        assertEquals(10, batch.watermarkBefore(1));
        assertEquals(10, batch.watermarkAfter());
        gate.done();
        tell(left, 30);
        assertEquals(18, watermark);
    }

    @Test
    void whileOnlyAnInputThatIsBehindIsActiveTheWatermarkStandsStill() {
        tell(left, 10);
        idle(right, 4);
        tell(right, 5);

        idle(left, 10);
        assertEquals(10, watermark);
        assertFalse(idle);
        tell(right, 11);

        assertEquals(11, watermark);
    }

    @Test
    void whenAllAreIdleTheFurthestWatermarkIsToldAndIdlenessBehindIt() {
        tell(left, 10);
        tell(right, 4);
        idle(left, 10);
        idle(right, 4);

        assertEquals(10, watermark);
        assertTrue(idle);
    }

    @Test
    void anInputThatEndsBehindBringsNoFinalWatermarkWhileAnotherIsIdle() {
        tell(left, 10);
        idle(right, 4);
        left.send(new Control.EndOfInput());

        drain();

        assertEquals(10, watermark);
        assertFalse(gate.ended());
        right.send(new Control.EndOfInput());
        drain();
        assertTrue(gate.ended());
    }

    @Test
    void anInputThatHasEndedBringsNoFinalWatermarkWhileAnotherIsBehind() {
        tell(left, 10);
        idle(right, 4);
        tell(left, Track.MAX);
        left.send(new Control.EndOfInput());

        tell(right, 5);
        assertEquals(10, watermark);
        tell(right, 12);

        assertEquals(12, watermark);
    }

    private static Gates.Input input(Channel channel, int port) {
        return new Gates.Input(channel, port, new OrderMapping(1024, 2048, 1024L * port));
    }

    private void tell(Channel channel, long newWatermark) {
        send(channel, Track.still(0, 1, Track.MIN, newWatermark), 1);
        drain();
    }

    private void idle(Channel channel, long itsWatermark) {
        send(channel, Track.idle(0, itsWatermark), 0);
        drain();
    }

    private static void send(Channel channel, Track track, int rows) {
        Parcel parcel = Objects.requireNonNull(channel.take());
        Batch batch = parcel.batch();
        batch.clear();
        for (int i = 0; i < rows; i++) {
            parcel.places()[i] = i;
            ((LongColumn) batch.column(0)).set(i, i);
        }
        batch.setSize(rows);
        batch.setOrder(track, parcel.places(), rows, rows);
        channel.send(parcel);
    }

    private void drain() {
        for (Batch batch = gate.poll(); batch != null; batch = gate.poll()) {
            assertTrue(batch.watermarkAfter() >= watermark);
            watermark = batch.watermarkAfter();
            idle = batch.track().idle();
            gate.done();
        }
    }
}
