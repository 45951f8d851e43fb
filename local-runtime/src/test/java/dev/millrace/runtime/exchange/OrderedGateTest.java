package dev.millrace.runtime.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Combined;
import dev.millrace.runtime.data.Control;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.exchange.Channel.Parcel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedGateTest {

    private static final Schema SCHEMA = Schema.of(List.of(Field.required("n", DataType.Scalar.BIGINT)), false);
    private static final int CREDITS = 64;

    private final Channel left = new Channel(SCHEMA, 16, CREDITS);
    private final Channel right = new Channel(SCHEMA, 16, CREDITS);

    @Test
    void rowsOfOneTrackComeInTheOrderOfTheirPlaces() {
        Track track = Track.flat(0, 6, 10);
        send(left, track, 6, 1000, 0, 3, 4);
        send(right, track, 6, 1000, 1, 2, 5);
        Gate gate = gate(OrderMapping.SAME, OrderMapping.SAME);

        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L), drain(gate));
    }

    @Test
    void aRowWaitsForAnInputThatMayStillBringAnEarlierOne() {
        send(right, Track.flat(4, 4, 0), 4, 8, 1);
        Gate gate = gate(OrderMapping.SAME, OrderMapping.SAME);
        assertNull(gate.poll());

        send(left, Track.flat(0, 4, 0), 4, 8, 2);

        assertEquals(List.of(2L, 5L), drain(gate));
    }

    @Test
    void anInputThatHasEndedHoldsNothingBack() {
        send(right, Track.flat(4, 4, 0), 4, 8, 1);
        left.send(new Control.EndOfInput());
        right.send(new Control.EndOfInput());
        Gate gate = gate(OrderMapping.SAME, OrderMapping.SAME);

        assertEquals(List.of(5L), drain(gate));
        assertTrue(gate.ended());
    }

    @Test
    void ordersTakeTurnsByBlocks() {
        OrderMapping first = new OrderMapping(2, 4, 0);
        OrderMapping second = new OrderMapping(2, 4, 2);
        send(left, Track.flat(0, 4, 0), 4, Long.MAX_VALUE, 0, 1, 2, 3);
        send(right, Track.flat(0, 4, 0), 4, Long.MAX_VALUE, 0, 1, 2, 3);
        Gate gate = gate(first, second);

        assertEquals(List.of("0:0", "0:1", "1:0", "1:1", "0:2", "0:3", "1:2", "1:3"), drainWithPorts(gate));
    }

    @Test
    void theWatermarkOfDifferentOrdersIsTheLeast() {
        OrderMapping first = new OrderMapping(2, 4, 0);
        OrderMapping second = new OrderMapping(2, 4, 2);
        send(left, Track.of(0, new long[] {0, 5}, 50), 2, 2, 0, 1);
        send(right, Track.of(0, new long[] {0, 3}, 20), 2, 2, 0, 1);
        Gate gate = gate(first, second);
        long watermark = Long.MIN_VALUE;
        for (Batch batch = gate.poll(); batch != null; batch = gate.poll()) {
            assertTrue(batch.watermarkAfter() >= watermark);
            watermark = batch.watermarkAfter();
            gate.done();
        }

        assertEquals(20, watermark);
    }

    @Test
    void aBatchThatBringsNothingNewStillTellsItsSourcesWatermark() {
        OrderMapping first = new OrderMapping(2, 4, 0);
        OrderMapping second = new OrderMapping(2, 4, 2);
        send(left, Track.step(0, 0, 5), 1, 2);
        send(right, Track.flat(0, 0, 0), 0, 2);
        Gate gate = gate(first, second);
        drain(gate);
        // The end of the right block: no row, nothing that the frontier or the least watermark could gain by.
        send(left, Track.flat(2, 0, 5), 0, 2);
        send(right, Track.step(0, 0, 50), 1, 2);
        drain(gate);

        send(left, Track.of(2, new long[] {5, 40}, 60), 2, 4, 0, 1);
        long watermark = Objects.requireNonNull(gate.poll()).watermarkAfter();

        assertEquals(50, watermark);
    }

    @Test
    void whatStandsForRowsComesOnceBehindEarlierRowsAndBeforeTheWatermark() {
        Track track = Track.of(0, new long[] {0, 0, 0, 9}, 9);
        Combined combined = combined(20);
        Parcel parcel = Objects.requireNonNull(right.take());
        parcel.batch().clear();
        parcel.places()[0] = 2;
        parcel.batch().setOrder(track, parcel.places(), 2, 2);
        parcel.setCombined(combined);
        right.send(parcel);
        send(right, track, 4, 4, 3);
        send(left, track, 4, 4, 0, 1);
        Gate gate = gate(OrderMapping.SAME, OrderMapping.SAME);
        List<String> seen = new ArrayList<>();
        for (Batch batch = gate.poll(); batch != null; batch = gate.poll()) {
            for (int i = 0; i < batch.selected(); i++) {
                seen.add("row " + ((LongColumn) batch.column(0)).values()[batch.row(i)]);
            }
            if (batch.combined() != null) {
                seen.add(batch.rowsBrought() + " before " + batch.watermarkAfter());
            }
            gate.done();
        }

        assertEquals(List.of("row 0", "row 1", "20 before 0", "row 3"), seen);
    }

    private static Combined combined(long rows) {
        return new Combined() {
            @Override
            public long rows() {
                return rows;
            }

            @Override
            public long sizeBytes() {
                return 0;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anySplitOfASequenceComesTogetherAgain(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long ordinal = 0;
        for (int block = 0; block < 20; block++) {
            int length = 1 + random.nextInt(8);
            Track track = Track.flat(ordinal, length, block);
            List<Integer> toLeft = new ArrayList<>();
            List<Integer> toRight = new ArrayList<>();
            for (int place = 0; place < length; place++) {
                (random.nextBoolean() ? toLeft : toRight).add(place);
            }
            ordinal += length;
            send(left, track, length, ordinal, toLeft.stream().mapToInt(i -> i).toArray());
            send(
                    right,
                    track,
                    length,
                    ordinal,
                    toRight.stream().mapToInt(i -> i).toArray());
        }
        left.send(new Control.EndOfInput());
        right.send(new Control.EndOfInput());
        Gate gate = gate(OrderMapping.SAME, OrderMapping.SAME);
        List<Long> expected = new ArrayList<>();
        for (long n = 0; n < ordinal; n++) {
            expected.add(n);
        }

        assertEquals(expected, drain(gate), "seed " + seed);
        assertTrue(gate.ended());
    }

    private Gate gate(OrderMapping leftOrder, OrderMapping rightOrder) {
        return Gates.ordered(
                List.of(new Gates.Input(left, 0, leftOrder), new Gates.Input(right, 1, rightOrder)), 16, false);
    }

    /** Sends rows whose values are their ordinals. */
    private static void send(Channel channel, Track track, int toPlace, long frontier, int... places) {
        Parcel parcel = Objects.requireNonNull(channel.take());
        Batch batch = parcel.batch();
        batch.clear();
        for (int i = 0; i < places.length; i++) {
            parcel.places()[i] = places[i];
            ((LongColumn) batch.column(0)).set(i, track.base() + places[i]);
        }
        batch.setSize(places.length);
        batch.setOrder(track, parcel.places(), toPlace, frontier);
        channel.send(parcel);
    }

    private static List<Long> drain(Gate gate) {
        List<Long> values = new ArrayList<>();
        for (Batch batch = gate.poll(); batch != null; batch = gate.poll()) {
            for (int i = 0; i < batch.selected(); i++) {
                values.add(((LongColumn) batch.column(0)).values()[batch.row(i)]);
            }
            gate.done();
        }
        return values;
    }

    private static List<String> drainWithPorts(Gate gate) {
        List<String> values = new ArrayList<>();
        for (Batch batch = gate.poll(); batch != null; batch = gate.poll()) {
            for (int i = 0; i < batch.selected(); i++) {
                values.add(gate.port() + ":" + ((LongColumn) batch.column(0)).values()[batch.row(i)]);
            }
            gate.done();
        }
        return values;
    }
}
