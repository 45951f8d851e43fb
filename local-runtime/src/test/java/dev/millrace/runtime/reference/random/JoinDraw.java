package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.JoinStage;
import dev.millrace.runtime.reference.JoinStage.Terms;
import java.util.List;
import java.util.Optional;

/** All rows so far with equal keys, also of changelogs, of every type, with or without a time-to-live. */
final class JoinDraw implements DrawnKind {

    @Override
    public String key() {
        return "join";
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        if (!suits(from.shape())) {
            return Optional.empty();
        }
        return draw.ofOtherSources(from, JoinDraw::suits).map(other -> draft(draw, from, other));
    }

    private static boolean suits(Shape shape) {
        return shape.order().isDecided() && shape.has(Field.Type.BIGINT);
    }

    private Draft draft(Draw draw, Stream from, Stream other) {
        Shape left = from.shape();
        Shape right = other.shape();
        int leftKey = draw.field(left, Field.Type.BIGINT);
        int rightKey = draw.field(right, Field.Type.BIGINT);
        String type = draw.oneOf(List.of("inner", "left", "right", "full", "semi", "anti"));
        boolean leftOnly = type.equals("semi") || type.equals("anti");
        long timeToLive = draw.oneIn(3) ? draw.someSpan(3_000) : 0;
        String prefix = left.freePrefix(right);
        boolean changelog = left.changelog()
                || right.changelog()
                || !List.of("inner", "semi").contains(type);
        Order order = left.order().merged(right.order()).fanned();
        Shape joined = left.withFields(leftOnly ? left.fields() : left.joined(right, prefix))
                .withSourcesOf(right)
                .asChangelog(changelog)
                .withOrder(order.keyed(List.of(leftKey)));
        // Rows that are given alone have no left key.
        boolean rightAlone = type.equals("right") || type.equals("full");
        return Draft.of(
                        key(),
                        "'keys': [{'left': '" + left.name(leftKey) + "', 'right': '" + right.name(rightKey)
                                + "'}], 'rightPrefix': '" + prefix + "', 'type': '" + type + "'"
                                + (timeToLive > 0 ? ", 'stateTtl': '" + timeToLive + "ms'" : ""),
                        () -> new JoinStage(
                                new Terms(leftKey, rightKey, type, timeToLive), List.of(left.width(), right.width())))
                .input("left", 0, from)
                .input("right", 1, other)
                .output("out", rightAlone ? joined.withOrder(Order.NONE) : joined);
    }
}
