package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.CountWindowStage;
import dev.millrace.runtime.reference.PaneStage;
import dev.millrace.runtime.reference.PaneStage.Accumulation;
import dev.millrace.runtime.reference.PaneStage.Columns;
import dev.millrace.runtime.reference.PaneStage.When;
import dev.millrace.runtime.reference.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Windows of every type with triggers, lateness, refinement and further columns: aggregates, or rows. */
final class PaneDraw implements DrawnKind {

    private final String kind;

    /** @param kind {@code window-aggregate} or {@code window-rows} */
    PaneDraw(String kind) {
        this.kind = kind;
    }

    @Override
    public String key() {
        return kind;
    }

    @Override
    public Optional<Draft> draw(Draw draw, Stream from) {
        return draw(draw, from, false);
    }

    /** The same with windows of whole days of a time zone. */
    Optional<Draft> zoned(Draw draw, Stream from) {
        return draw(draw, from, true);
    }

    private Optional<Draft> draw(Draw draw, Stream from, boolean zoned) {
        Shape shape = from.shape();
        // Which rows have come when a result leaves, and which of two equal ones is first, depends on their order.
        if (shape.changelog() || !shape.order().isDecided() || !shape.has(Field.Type.BIGINT)) {
            return Optional.empty();
        }
        List<Integer> keys = draw.oneIn(4) ? List.of() : List.of(draw.field(shape, Field.Type.BIGINT));
        ContentsDraw contents = kind.equals("window-rows")
                ? ContentsDraw.rows(draw, shape)
                : ContentsDraw.aggregates(draw, shape, keys);
        String keyed = keys.isEmpty() ? "" : "'keys': ['" + shape.name(keys.get(0)) + "'], ";
        String more = contents.json().isEmpty() ? "" : ", " + contents.json();
        if (zoned) {
            return timed(draw, from, keys, contents, keyed, more, WindowTypeDraw.zoned(draw));
        }
        return draw.oneIn(6)
                ? counted(draw, from, keys, contents, keyed, more)
                : timed(draw, from, keys, contents, keyed, more, WindowTypeDraw.of(draw));
    }

    private Optional<Draft> counted(
            Draw draw, Stream from, List<Integer> keys, ContentsDraw contents, String keyed, String more) {
        int size = 1 + draw.random().nextInt(6);
        int every = 1 + draw.random().nextInt(size);
        if (every < size && !contents.mergeable()) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>(contents.before());
        fields.addAll(contents.after());
        String json = keyed + "'window': {'type': 'count', 'rows': " + size + ", 'every': " + every + "}" + more;
        return finished(
                from,
                fields,
                Draft.of(kind, json, () -> new CountWindowStage(keys, size, every, contents.contents())),
                false,
                from.shape().fields());
    }

    private Optional<Draft> timed(
            Draw draw,
            Stream from,
            List<Integer> keys,
            ContentsDraw contents,
            String keyed,
            String more,
            WindowTypeDraw window) {
        Shape shape = from.shape();
        if (window.meaning().sessions() && !contents.mergeable()) {
            return Optional.empty();
        }
        boolean byClock = window.meaning().byClock();
        Optional<TriggerDraw> early = draw.oneIn(2) ? Optional.of(TriggerDraw.of(draw)) : Optional.empty();
        long lateness = byClock || draw.oneIn(2) ? 0 : draw.someSpan(3_000);
        Optional<TriggerDraw> late =
                lateness > 0 && draw.oneIn(2) ? Optional.of(TriggerDraw.of(draw)) : Optional.empty();
        Accumulation accumulation = draw.oneOf(List.of(Accumulation.values()));
        Columns columns = new Columns(draw.oneIn(2), draw.oneIn(2), draw.oneIn(3));
        List<Field> fields = new ArrayList<>(contents.before());
        if (window.meaning().bounds()) {
            fields.add(Field.timestamp("window_start"));
            fields.add(Field.timestamp("window_end"));
        }
        fields.addAll(contents.after());
        if (columns.index()) {
            fields.add(Field.bigint("pane_index"));
        }
        if (columns.timing()) {
            fields.add(new Field("pane_timing", Field.Type.TEXT));
        }
        List<Field> lateFields = new ArrayList<>(shape.fields());
        if (columns.lateDetails()) {
            lateFields.add(new Field("late_by", Field.Type.TEXT));
            lateFields.add(Field.timestamp("missed_start"));
            lateFields.add(Field.timestamp("missed_end"));
        }
        String json = keyed + "'window': {" + window.json() + "}" + more
                + early.map(drawn -> ", 'early': " + drawn.json()).orElse("")
                + (lateness > 0 ? ", 'allowedLateness': '" + lateness + "ms'" : "")
                + late.map(drawn -> ", 'late': " + drawn.json()).orElse("") + ", 'accumulation': '"
                + accumulation.name().toLowerCase(Locale.ROOT) + "', 'paneIndex': " + columns.index()
                + ", 'paneTiming': " + columns.timing() + ", 'lateDetails': " + columns.lateDetails()
                + (draw.oneIn(2) ? ", 'onError': 'skip'" : "");
        When when = new When(early.map(TriggerDraw::meaning), late.map(TriggerDraw::meaning), lateness);
        Supplier<Stage> stage =
                () -> new PaneStage(keys, window.meaning(), when, accumulation, contents.contents(), columns);
        Draft draft = Draft.of(kind, json, stage);
        boolean clocked = byClock
                || early.map(TriggerDraw::clocked).orElse(false)
                || late.map(TriggerDraw::clocked).orElse(false);
        return finished(
                from, fields, clocked ? draft.clocked() : draft, accumulation == Accumulation.RETRACTING, lateFields);
    }

    private static Optional<Draft> finished(
            Stream from, List<Field> fields, Draft draft, boolean changelog, List<Field> lateFields) {
        if (!Shape.different(fields) || !Shape.different(lateFields)) {
            return Optional.empty();
        }
        Shape shape = from.shape();
        return Optional.of(draft.from(from)
                .output("out", shape.withFields(fields).asChangelog(changelog).withOrder(Order.NONE))
                .output("late", shape.withFields(lateFields).withOrder(Order.NONE)));
    }
}
