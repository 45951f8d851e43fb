package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.DataTypeType;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.expression.Expression;
import dev.millrace.model.problem.Code;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataTypes;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import dev.millrace.model.spec.TransformSpecs.AggregateFunction;
import dev.millrace.model.spec.TransformSpecs.Details;
import dev.millrace.model.spec.TransformSpecs.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings of the aggregates reduce and fold, which are made by expressions. */
final class FoldSettings {

    private static final String FUNCTION = "function";
    private static final String FOLD = "fold";
    private static final String TYPE = "type";
    private static final String INITIAL = "initial";
    private static final String UPDATE = "update";
    private static final String MERGE = "merge";

    private static final String ACCUMULATED = "accumulated";
    private static final String VALUE = "value";
    private static final String OTHER = "other";

    private FoldSettings() {}

    static SettingSpec type() {
        return SettingSpec.required(TYPE, "Type", new DataTypeType(), "The type of the value, such as bigint.")
                .when(FUNCTION, FOLD);
    }

    static SettingSpec initial() {
        return SettingSpec.required(
                        INITIAL,
                        "Initial value",
                        new ExpressionType(TransformKind.IN),
                        "The value before the first row: a constant, such as 0.")
                .when(FUNCTION, FOLD);
    }

    static SettingSpec update() {
        return SettingSpec.required(
                        UPDATE,
                        "New value",
                        new ExpressionType(TransformKind.IN),
                        "What it becomes. It sees the value so far as accumulated, and beside it the next one as value (of a"
                                + " reduce) or the row's fields (of a fold).")
                .when(FUNCTION, "reduce", FOLD);
    }

    static SettingSpec merge() {
        return SettingSpec.optional(
                        MERGE,
                        "Put together by",
                        new ExpressionType(TransformKind.IN),
                        "The value of all rows from that of some, accumulated, and that of others, other. Sessions and"
                                + " windows by rows that overlap need it; sliding windows are faster with it.")
                .when(FUNCTION, FOLD);
    }

    /** Bound, or empty if something is wrong, which is reported. */
    static Optional<AggregateCall> reduce(
            BindContext context, Settings settings, String path, Expression argument, Optional<Expression> filter) {
        DataType type = argument.type();
        Schema scope = Schema.of(List.of(Field.nullable(ACCUMULATED, type), Field.required(VALUE, type)), false);
        return expression(context, settings, path, UPDATE, scope, type).map(update -> {
            Folding folding = new Folding(Optional.empty(), update, Optional.of(update));
            return call(AggregateFunction.REDUCE, Optional.of(argument), filter, type, folding);
        });
    }

    /** Bound, or empty if something is wrong, which is reported. */
    static Optional<AggregateCall> fold(
            BindContext context, Settings settings, String path, Schema input, Optional<Expression> filter) {
        Optional<DataType> type = settings.optionalText(TYPE).flatMap(DataTypes::parse);
        if (settings.has("argument")) {
            context.error(
                    Code.BAD_SETTING,
                    path + ".argument",
                    "A fold has no such expression: its update sees all fields of the row.",
                    "Leave it out, or use a reduce.");
            return Optional.empty();
        }
        if (type.isEmpty()) {
            return Optional.empty();
        }
        if (input.indexOf(ACCUMULATED).isPresent()) {
            context.error(
                    Code.DUPLICATE_FIELD_NAME,
                    path + "." + UPDATE,
                    "The rows have a field \"accumulated\", which a fold calls the value so far.",
                    "Name the field otherwise in a project before.");
            return Optional.empty();
        }
        Field accumulated = Field.nullable(ACCUMULATED, type.get());
        List<Field> fields = new ArrayList<>(List.of(accumulated));
        fields.addAll(input.fields());
        Schema parts = Schema.of(List.of(accumulated, Field.nullable(OTHER, type.get())), false);
        Optional<Expression> initial =
                expression(context, settings, path, INITIAL, Schema.of(List.of(), false), type.get());
        Optional<Expression> update = expression(context, settings, path, UPDATE, Schema.of(fields, false), type.get());
        Optional<Expression> merge = expression(context, settings, path, MERGE, parts, type.get());
        if (initial.isEmpty() || update.isEmpty() || merge.isPresent() != has(settings, MERGE)) {
            return Optional.empty();
        }
        Folding folding = new Folding(initial, update.get(), merge);
        return Optional.of(call(AggregateFunction.FOLD, Optional.empty(), filter, type.get(), folding));
    }

    private static boolean has(Settings settings, String key) {
        return settings.optionalText(key).filter(text -> !text.isBlank()).isPresent();
    }

    private static Optional<Expression> expression(
            BindContext context, Settings settings, String path, String key, Schema scope, DataType type) {
        return settings.optionalText(key)
                .filter(text -> !text.isBlank())
                .flatMap(text -> context.expression(path + "." + key, text, scope, type));
    }

    private static AggregateCall call(
            AggregateFunction function,
            Optional<Expression> argument,
            Optional<Expression> filter,
            DataType type,
            Folding folding) {
        return new AggregateCall(
                function, argument, filter, type, new Details(Optional.empty(), 0, Optional.of(folding)));
    }

    /** Whether the result may be null; the group has a row, but that may be filtered away or have no value. */
    static boolean nullable(AggregateCall call) {
        Folding folding = call.details().folding().orElseThrow();
        boolean ofNothing = folding.initial()
                .map(Expression::nullable)
                .orElse(call.filter().isPresent()
                        || call.argument().map(Expression::nullable).orElse(false));
        return ofNothing
                || folding.update().nullable()
                || folding.merge().map(Expression::nullable).orElse(false);
    }
}
