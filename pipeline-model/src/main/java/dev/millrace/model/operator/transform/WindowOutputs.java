package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.WindowSpecs.Accumulation;
import dev.millrace.model.spec.WindowSpecs.Columns;
import dev.millrace.model.spec.WindowSpecs.Counted;
import dev.millrace.model.spec.WindowSpecs.Global;
import dev.millrace.model.spec.WindowSpecs.Refinement;
import dev.millrace.model.spec.WindowSpecs.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The outputs of kinds that work on windows, and the fields that say which window and which result of it a row is of. */
final class WindowOutputs {

    private static final String LATE = "late";

    static final List<Port> PORTS =
            List.of(Port.output(TransformKind.OUT, "Results"), Port.output(LATE, "Late rows"), ErrorSettings.port());

    private final BindContext context;
    private final Columns columns;
    private final boolean ofTime;

    WindowOutputs(BindContext context, Optional<WindowSpec> window) {
        this.context = context;
        this.columns = TriggerSettings.columns(context);
        this.ofTime = !(window.orElse(null) instanceof Counted || window.orElse(null) instanceof Global);
    }

    Columns columns() {
        return columns;
    }

    /** The window's start and end, of windows of time. */
    List<Field> bounds() {
        return ofTime
                ? List.of(
                        Field.required("window_start", Scalar.TIMESTAMP),
                        Field.required("window_end", Scalar.TIMESTAMP))
                : List.of();
    }

    /** Number and timing of the result, if asked for. */
    List<Field> pane() {
        List<Field> fields = new ArrayList<>();
        if (columns.paneIndex()) {
            fields.add(Field.required("pane_index", Scalar.BIGINT));
        }
        if (columns.paneTiming()) {
            fields.add(Field.required("pane_timing", Scalar.STRING));
        }
        return fields;
    }

    /** The names of all these fields. */
    List<String> names() {
        List<Field> fields = new ArrayList<>(bounds());
        fields.addAll(pane());
        return fields.stream().map(Field::name).toList();
    }

    /** States the schema of results, which have event time if the rows have. */
    void results(List<Field> fields, Optional<Refinement> refinement, boolean eventTime) {
        boolean retracts =
                refinement.map(Refinement::accumulation).orElse(Accumulation.DISCARDING) == Accumulation.RETRACTING;
        Schema schema = Schema.of(fields, eventTime);
        context.output(TransformKind.OUT, schema.withChanges(retracts ? Changes.RETRACT : Changes.INSERT_ONLY));
    }

    /** States the schema of late rows. */
    void late(Schema input) {
        if (!columns.lateDetails()) {
            context.output(LATE, input);
            return;
        }
        List<Field> fields = new ArrayList<>(input.fields());
        for (String name : List.of("late_by", "missed_start", "missed_end")) {
            String free = name;
            while (input.indexOf(free).isPresent()) {
                free = "_" + free;
            }
            fields.add(Field.required(free, name.equals("late_by") ? Scalar.INTERVAL : Scalar.TIMESTAMP));
        }
        context.output(LATE, input.withFields(fields));
    }
}
