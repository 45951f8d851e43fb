package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.Recording;
import dev.millrace.runtime.reference.Recording.Arrival;
import dev.millrace.runtime.reference.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Draws a source: disorder, ties, nulls, extreme times, rests, skewed keys, and now and then hardly a row. */
final class SourceDraw {

    static final int MOST_SOURCES = 3;
    private static final int MOST_ROWS = 80;
    /** Arrivals are multiples of this and the number of their source, so that no two fall together. */
    private static final long GRID_MS = 10;

    private static final long EXTREME_MS = 1_000_000_000_000L;

    private final Draw draw;
    private final SplittableRandom random;

    SourceDraw(Draw draw) {
        this.draw = draw;
        this.random = draw.random();
    }

    DrawnSource source(int index) {
        int count = draw.oneIn(4) ? random.nextInt(3) : random.nextInt(MOST_ROWS);
        long disorder = random.nextLong(1, 3_001);
        long step = random.nextLong(1, 61);
        boolean skewed = draw.oneIn(3);
        List<Arrival> arrivals = new ArrayList<>();
        long at = index;
        for (int i = 0; i < count; i++) {
            at += GRID_MS * (1 + random.nextLong(draw.oneIn(10) ? 400 : step));
            long time = i * 100L - random.nextLong(disorder);
            if (draw.oneIn(40)) {
                time = random.nextBoolean() ? EXTREME_MS : -EXTREME_MS;
            } else if (draw.oneIn(6) && !arrivals.isEmpty()) {
                time = arrivals.get(arrivals.size() - 1).row().time();
            }
            time = Math.floorDiv(time, draw.grainMs()) * draw.grainMs();
            OptionalLong mark =
                    draw.oneIn(4) ? OptionalLong.of(time - draw.span(800) - random.nextInt(2)) : OptionalLong.empty();
            List<@Nullable Object> values = new ArrayList<>();
            values.add(time);
            values.add(draw.oneIn(10) ? null : (Object) (skewed && !draw.oneIn(8) ? 1L : random.nextLong(4)));
            values.add(draw.oneIn(8) ? null : (Object) random.nextLong(-50, 50));
            values.add((long) i);
            values.add(at);
            values.add(mark.isPresent() ? (Object) mark.getAsLong() : null);
            arrivals.add(new Arrival(at, Row.of(time, values), mark));
        }
        OptionalLong idleAfter =
                draw.oneIn(3) ? OptionalLong.of(GRID_MS * random.nextLong(1, 300) + 3) : OptionalLong.empty();
        Strategy strategy = strategy();
        return new DrawnSource("s" + index, arrivals, strategy.json(), strategy.meaning(), idleAfter);
    }

    private record Strategy(String json, Recording.Strategy meaning) {}

    private Strategy strategy() {
        long delay = draw.span(1_500);
        return switch (random.nextInt(5)) {
            case 0 -> new Strategy("'strategy': 'punctuated', 'watermark': 'mark'", new Recording.Marks());
            case 1 -> new Strategy("'strategy': 'column', 'watermarkField': 'mark'", new Recording.Marks());
            case 2 -> new Strategy("'strategy': 'at-end'", new Recording.AtEnd());
            case 3 -> new Strategy("'strategy': 'ascending'", new Recording.Disorder(0));
            default -> new Strategy("'maxDisorder': '" + delay + "ms'", new Recording.Disorder(delay));
        };
    }
}
