package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.TransformSpecs.UnionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several streams as one. */
public final class Union extends TransformKind {

    private static final List<Port> INPUTS = List.of(Port.inputs(IN, "Streams"));

    public Union() {
        super("union", "Union", "Makes one stream of several with the same fields.");
    }

    @Override
    public List<SettingSpec> settings() {
        return List.of();
    }

    @Override
    public List<Port> inputs(Settings settings) {
        return INPUTS;
    }

    @Override
    public boolean takesChanges(String inputPort) {
        return true;
    }

    @Override
    public Manual manual() {
        return new Manual("""
                Any number of edges may end at the input. The streams must have the same number of fields with the same
                types in the same order, and either all or none must have event time; the names are those of the first
                stream. A row is passed on as it comes; nothing is removed, not even if two rows are equal.

                The watermark behind is the smallest one of the streams that come in, so one slow stream holds back all
                windows behind. Rows of different streams have no common order.""", Map.of());
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        List<Schema> inputs = context.inputs(IN);
        Schema first = inputs.get(0);
        boolean fits = true;
        List<Field> fields = new ArrayList<>(first.fields());
        for (int i = 1; i < inputs.size(); i++) {
            Optional<String> difference = difference(first, inputs.get(i), i + 1);
            difference.ifPresent(message -> context.error(
                    Code.SCHEMA_MISMATCH,
                    "",
                    message,
                    "Put a project before the union that gives it the same fields."));
            fits &= difference.isEmpty();
            if (difference.isEmpty()) {
                widen(context, fields, inputs.get(i), i + 1);
            }
        }
        context.output(OUT, first.withFields(fields));
        return fits ? Optional.of(new UnionSpec()) : Optional.empty();
    }

    private static Optional<String> difference(Schema first, Schema other, int number) {
        if (first.width() != other.width()) {
            return Optional.of(
                    "Stream 1 has " + first.width() + " fields, but stream " + number + " has " + other.width() + ".");
        }
        for (int i = 0; i < first.width(); i++) {
            Field left = first.field(i);
            Field right = other.field(i);
            if (!left.type().equals(right.type())) {
                return Optional.of("Field " + (i + 1) + " is " + shown(left) + " in stream 1, but " + shown(right)
                        + " in stream " + number + ".");
            }
        }
        if (first.eventTime() != other.eventTime()) {
            return Optional.of("Stream " + (first.eventTime() ? 1 : number) + " has event time, but stream "
                    + (first.eventTime() ? number : 1) + " has none.");
        }
        return first.changes() == other.changes()
                ? Optional.empty()
                : Optional.of("Only one of the streams 1 and " + number + " takes rows back.");
    }

    /** A field may be null if it may be in one of the streams. */
    private static void widen(BindContext context, List<Field> fields, Schema other, int number) {
        boolean renamed = false;
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            fields.set(
                    i,
                    new Field(
                            field.name(),
                            field.type(),
                            field.nullable() || other.field(i).nullable()));
            renamed |= !field.name().equals(other.field(i).name());
        }
        if (renamed) {
            context.warning(
                    Code.SCHEMA_MISMATCH,
                    "",
                    "The fields of stream " + number + " have other names than those of stream 1, which are used.",
                    "If they do not mean the same, put a project before the union.");
        }
    }

    private static String shown(Field field) {
        return Excerpt.of(field.name()) + " of type " + field.type().text();
    }
}
