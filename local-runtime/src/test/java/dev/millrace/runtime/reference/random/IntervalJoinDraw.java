package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.IntervalJoinStage;
import dev.millrace.runtime.reference.IntervalJoinStage.Terms;
import java.util.List;
import java.util.Optional;

/** Pairs within an interval, and what stays alone. */
final class IntervalJoinDraw implements DrawnKind {

    @Override
    public String key() {
        return "interval-join";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        if (!suits(from.shape())) {
            return Optional.empty();
        }
        return draw.ofOtherSources(from, IntervalJoinDraw::suits).map(other -> draft(draw, from.shape(), from, other));
    }

    private static boolean suits(Shape shape) {
        return !shape.changelog() && shape.has(Field.Type.BIGINT);
    }

    private Draft draft(Draw draw, Shape left, Stream from, Stream other) {
        Shape right = other.shape();
        int leftKey = draw.field(left, Field.Type.BIGINT);
        int rightKey = draw.field(right, Field.Type.BIGINT);
        long lower = draw.span(4_000) - 3_000;
        long upper = lower + draw.someSpan(2_000);
        boolean keepLeft = draw.random().nextBoolean();
        boolean keepRight = draw.random().nextBoolean();
        String type = keepLeft ? (keepRight ? "full" : "left") : keepRight ? "right" : "inner";
        String prefix = left.freePrefix(right);
        Shape joined =
                left.withFields(left.joined(right, prefix)).withSourcesOf(right).withOrder(Order.NONE);
        // Both inputs decide when the other outputs' watermarks move.
        Shape lateLeft = left.withSourcesOf(right).withOrder(left.order().keyed(List.of(leftKey)));
        Shape lateRight = right.withSourcesOf(left).withOrder(right.order().keyed(List.of(rightKey)));
        return Draft.of(
                        key(),
                        "'keys': [{'left': '" + left.name(leftKey) + "', 'right': '" + right.name(rightKey)
                                + "'}], 'rightPrefix': '" + prefix + "', 'lower': '" + lower + "ms', 'upper': '" + upper
                                + "ms', 'type': '" + type + "'",
                        () -> new IntervalJoinStage(
                                new Terms(leftKey, rightKey, lower, upper, keepLeft, keepRight),
                                List.of(left.width(), right.width())))
                .input("left", 0, from)
                .input("right", 1, other)
                .output("out", joined)
                .output("late-left", lateLeft)
                .output("late-right", lateRight);
    }
}
