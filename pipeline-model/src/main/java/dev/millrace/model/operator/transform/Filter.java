package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.TransformSpecs.FilterSpec;
import java.util.List;
import java.util.Optional;

/** Keeps the rows for which a condition is true. */
public final class Filter extends TransformKind {

    private static final List<SettingSpec> SETTINGS = List.of(
            SettingSpec.required(
                    "condition", "Condition", new ExpressionType(IN), "Rows for which this is true are kept."),
            ErrorSettings.spec());

    public Filter() {
        super("filter", "Filter", "Keeps the rows for which a condition is true.");
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    @Override
    public List<Port> outputs(Settings settings) {
        return ROWS_AND_ERRORS;
    }

    @Override
    public boolean takesChanges(String inputPort) {
        return true;
    }

    @Override
    public Manual manual() {
        return new Manual("""
                The condition is a SQL expression over the fields of the row. A row for which it is false, or null because
                something in it is null, goes no further. Fields, event time and watermarks stay as they are.

                A row for which the condition cannot be computed (a division by zero, a text that is not a number) leaves by
                the output `errors` if that is connected and fails the run if not, or as chosen.

                To send the other rows somewhere instead of dropping them, use a route.""", Example.settings("condition", "magnitude >= 4.5 AND network <> 'us'"));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        context.output(OUT, input(context));
        ErrorPolicy onError = ErrorSettings.bind(context, input(context));
        return context.expression("condition", context.settings().text("condition"), input(context), Scalar.BOOLEAN)
                .map(condition -> new FilterSpec(condition, onError));
    }
}
