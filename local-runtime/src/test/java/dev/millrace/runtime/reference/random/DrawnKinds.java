package dev.millrace.runtime.reference.random;

import java.util.List;

/** The kinds that can be drawn. */
final class DrawnKinds {

    static final List<DrawnKind> ALL = List.of(
            new AggregateDraw(),
            new FilterDraw(),
            new FlatMapDraw(),
            new IntervalJoinDraw(),
            new PaneDraw("window-aggregate"),
            new PaneDraw("window-rows"),
            new ProjectDraw(),
            new RouteDraw(),
            new UnionDraw(),
            new WatermarkDraw(),
            new WindowDraw());

    private DrawnKinds() {}
}
