package dev.millrace.runtime.reference.random;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** The dice of one drawing, and what has been drawn so far. */
public final class Draw {

    private final SplittableRandom random;
    /** Times and sizes are multiples of it: a coarse one makes rows lie on the edges of windows and watermarks. */
    private final long grainMs;

    private final List<Stream> open;

    /** @param open outputs that nothing takes yet */
    Draw(SplittableRandom random, List<Stream> open) {
        this.random = random;
        this.grainMs = random.nextBoolean() ? 1 : 100;
        this.open = open;
    }

    public SplittableRandom random() {
        return random;
    }

    /** True once in so many times. */
    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public long grainMs() {
        return grainMs;
    }

    /** A span of time from 0 up, on the grain. */
    public long span(long belowMs) {
        return random.nextLong(belowMs) / grainMs * grainMs;
    }

    /** A span of time that is not nothing. */
    public long someSpan(long belowMs) {
        return span(belowMs) + grainMs;
    }

    /** The position of a field of a type. */
    public int field(Shape shape, Field.Type type) {
        return oneOf(shape.positions(type));
    }

    /** Another stream for a second input. */
    public Optional<Stream> another(Stream from, Predicate<Shape> suits) {
        return open.stream()
                .filter(stream -> !stream.reference().equals(from.reference()) && suits.test(stream.shape()))
                .findFirst();
    }

    /**
     * A stream that shares no source with another: which of two rows that one row of a source became comes first, is
     * not defined.
     */
    public Optional<Stream> ofOtherSources(Stream from, Predicate<Shape> suits) {
        return another(from, shape -> !shape.sharesSourceWith(from.shape()) && suits.test(shape));
    }
}
