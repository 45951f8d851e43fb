package dev.millrace.runtime.reference.random;

import java.util.List;

/** The kinds that can be drawn. */
final class DrawnKinds {

    static final List<DrawnKind> ALL = List.of(
            new AggregateChangesDraw(),
            new AggregateDraw(),
            new ChangesAsRowsDraw(),
            new ClockDraw(),
            new DeduplicateDraw(),
            new FilterDraw(),
            new FlatMapDraw(),
            new IntervalJoinDraw(),
            new JoinDraw(),
            new PaneDraw("window-aggregate"),
            new PaneDraw("window-rows"),
            new PatternDraw(),
            new ProcessDraw(),
            new ProjectDraw(),
            new RouteDraw(),
            new TemporalJoinDraw(),
            new TopNDraw(),
            new UnionDraw(),
            new WatermarkDraw(),
            new WindowDraw(),
            new WindowJoinDraw());

    private DrawnKinds() {}
}
