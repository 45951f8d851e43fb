package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.TemporalJoinStage;
import java.util.List;
import java.util.Optional;

/** Rows with the version of their time, from a stream of versions or a changelog. */
final class TemporalJoinDraw implements DrawnKind {

    @Override
    public String key() {
        return "temporal-join";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        if (from.shape().changelog() || !from.shape().has(Field.Type.BIGINT)) {
            return Optional.empty();
        }
        // Of versions of one time the last one counts, so it must be said which one that is.
        return draw.ofOtherSources(
                        from,
                        shape -> shape.has(Field.Type.BIGINT) && shape.order().isDecided())
                .map(other -> draft(draw, from, other));
    }

    private Draft draft(Draw draw, Stream from, Stream other) {
        Shape left = from.shape();
        Shape right = other.shape();
        int leftKey = draw.field(left, Field.Type.BIGINT);
        int rightKey = draw.field(right, Field.Type.BIGINT);
        boolean keepLeft = draw.random().nextBoolean();
        String prefix = left.freePrefix(right);
        Shape joined =
                left.withFields(left.joined(right, prefix)).withSourcesOf(right).withOrder(Order.NONE);
        return Draft.of(
                        key(),
                        "'keys': [{'left': '" + left.name(leftKey) + "', 'right': '" + right.name(rightKey)
                                + "'}], 'rightPrefix': '" + prefix + "', 'type': '" + (keepLeft ? "left" : "inner")
                                + "'",
                        () -> new TemporalJoinStage(leftKey, rightKey, keepLeft, right.width()))
                .input("left", 0, from)
                .input("right", 1, other)
                .output("out", joined)
                .output(
                        "late-left",
                        left.withSourcesOf(right).withOrder(left.order().keyed(List.of(leftKey))))
                .output(
                        "late-right",
                        right.withSourcesOf(left).withOrder(right.order().keyed(List.of(rightKey))));
    }
}
