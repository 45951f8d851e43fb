package dev.millrace.runtime.reference.random;

import static org.junit.jupiter.api.Assertions.fail;

import dev.millrace.runtime.reference.Recording;
import dev.millrace.runtime.reference.Recording.Arrival;
import dev.millrace.runtime.reference.Row;
import dev.millrace.runtime.reference.random.Comparison.Difference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Windows of local days while clocks are put forward and back, by an hour, by half an hour or by a whole day, with rows at
 * the very moments and around them. {@code -Dseed=} tries one seed, {@code -Dseeds=} as many as wanted.
 */
class ZonedWindowReferenceTest {

    private static final long HOUR_MS = 3_600_000;

    /** Changes of the clock in the zones that {@link WindowTypeDraw} draws; the last left out a whole day. */
    private static final List<Instant> CHANGES = List.of(
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2026-10-25T01:00:00Z"),
            Instant.parse("2026-03-08T07:00:00Z"),
            Instant.parse("2026-11-01T06:00:00Z"),
            Instant.parse("2026-04-04T15:00:00Z"),
            Instant.parse("2026-10-03T15:30:00Z"),
            Instant.parse("2011-12-30T10:00:00Z"));

    static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.range(0, Long.getLong("seeds", 150)) : LongStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void daysAreThoseOfTheLocalClock(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DrawnSource source = source(random);
        Stream rows = new Stream(source.id(), 0, "out", new Shape(DrawnSource.FIELDS, Set.of(0), false, Order.TOTAL));
        Draw draw = new Draw(random, List.of(rows));
        Optional<Draft> draft = Optional.empty();
        while (draft.isEmpty()) {
            draft = new PaneDraw(random.nextBoolean() ? "window-aggregate" : "window-rows").zoned(draw, rows);
        }
        DrawnNode node = DrawnNode.of("n0", draft.get());
        DrawnPipeline pipeline = new DrawnPipeline(
                List.of(source),
                List.of(node),
                Map.of("t0", node.outputs().get(0), "t1", node.outputs().get(1)));
        Comparison comparison = new Comparison(seed);

        Optional<Difference> difference = comparison.difference(pipeline);

        if (difference.isPresent()) {
            fail(ReferenceTest.message(seed, comparison, pipeline));
        }
    }

    private static DrawnSource source(SplittableRandom random) {
        long change = CHANGES.get(random.nextInt(CHANGES.size())).toEpochMilli();
        List<Arrival> arrivals = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < 60; i++) {
            at += 10L * (1 + random.nextInt(50));
            long hours = random.nextLong(-80, 80);
            long time = change + hours * HOUR_MS / 2 - (random.nextInt(3) == 0 ? 1 : 0);
            List<@Nullable Object> values = new ArrayList<>();
            values.add(time);
            values.add(random.nextLong(2));
            values.add(random.nextLong(-50, 50));
            values.add((long) i);
            values.add(at);
            values.add(null);
            arrivals.add(new Arrival(at, Row.of(time, values), OptionalLong.empty()));
        }
        long delay = random.nextLong(72) * HOUR_MS;
        return new DrawnSource(
                "s0",
                arrivals,
                "'maxDisorder': '" + delay + "ms'",
                new Recording.Disorder(delay),
                OptionalLong.empty());
    }
}
