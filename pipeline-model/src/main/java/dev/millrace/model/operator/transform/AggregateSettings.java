package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.SettingSpec.FieldType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.NumberType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.expression.Expression;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.DataTypes;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import dev.millrace.model.spec.TransformSpecs.AggregateFunction;
import dev.millrace.model.spec.TransformSpecs.Details;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The settings {@code keys} and {@code aggregates}, and the fields that come of them. */
final class AggregateSettings {

    private static final int AVERAGE_SCALE = 6;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private AggregateSettings() {}

    static SettingSpec keys() {
        return SettingSpec.withDefault(
                "keys",
                "Keys",
                new ListType(new FieldType(TransformKind.IN), 0),
                Value.of(List.of()),
                "The fields whose values form the groups. None: all rows are one group.");
    }

    static SettingSpec aggregates() {
        return SettingSpec.required(
                "aggregates",
                "Aggregates",
                new ListType(new RecordType(one()), 1),
                "What is computed per group, one field each.");
    }

    /** The settings of one aggregate. */
    static List<SettingSpec> one() {
        return List.of(
                SettingSpec.required("name", "Name", new TextType(false), "The field's name."),
                SettingSpec.required("function", "Function", functions(), "What is computed."),
                SettingSpec.optional(
                        "argument",
                        "Of",
                        new ExpressionType(TransformKind.IN),
                        "The expression whose values are aggregated; nulls do not count. A count may go"
                                + " without, and then counts rows; a fold has none."),
                SettingSpec.optional(
                                "filter",
                                "Only where",
                                new ExpressionType(TransformKind.IN),
                                "Only rows for which this is true count.")
                        .advanced(),
                SettingSpec.required(
                                "by",
                                "Compared by",
                                new ExpressionType(TransformKind.IN),
                                "The expression whose smallest or largest value picks the row.")
                        .when("function", "argmin", "argmax"),
                SettingSpec.withDefault(
                                "quantile",
                                "Quantile",
                                new NumberType(0, 1),
                                new Value.Numeric(HALF),
                                "Which share of the values lies below: 0.5 is the median.")
                        .when("function", "approx_quantile"),
                FoldSettings.type(),
                FoldSettings.initial(),
                FoldSettings.update(),
                FoldSettings.merge());
    }

    private static ChoiceType functions() {
        return ChoiceType.of(
                new Option("count", "Count"),
                new Option("sum", "Sum"),
                new Option("avg", "Average"),
                new Option("min", "Smallest"),
                new Option("max", "Largest"),
                new Option("count_distinct", "Count of different values"),
                new Option("first", "First by event time"),
                new Option("last", "Last by event time"),
                new Option("collect", "All values as an array"),
                new Option("stddev", "Standard deviation of a sample"),
                new Option("stddev_pop", "Standard deviation of all"),
                new Option("argmin", "Value where another is smallest"),
                new Option("argmax", "Value where another is largest"),
                new Option("approx_count_distinct", "Approximate count of different values"),
                new Option("approx_quantile", "Approximate quantile"),
                new Option("reduce", "Two values to one, by an expression"),
                new Option("fold", "Rows into a value, by an expression"));
    }

    /** Positions of the key fields, or empty if one of them is wrong, which is reported. */
    static Optional<List<Integer>> bindKeys(BindContext context, Schema input, FieldNames names) {
        List<Integer> keys = new ArrayList<>();
        List<String> wanted = context.settings().texts("keys");
        for (int i = 0; i < wanted.size(); i++) {
            String path = "keys[" + i + "]";
            OptionalInt position = FieldNames.position(context, input, wanted.get(i), path);
            if (position.isPresent()
                    && hashable(context, input.field(position.getAsInt()), path)
                    && names.take(wanted.get(i), path)) {
                keys.add(position.getAsInt());
            }
        }
        return keys.size() == wanted.size() ? Optional.of(keys) : Optional.empty();
    }

    private static boolean hashable(BindContext context, Field field, String path) {
        if (DataTypes.isNested(field.type())) {
            context.error(
                    Code.BAD_SETTING,
                    path,
                    "Rows cannot be grouped by " + Excerpt.of(field.name()) + " of type "
                            + field.type().text() + ".",
                    "Compute a simple value from it in a project before.");
            return false;
        }
        return true;
    }

    /** The bound aggregates in order and, added to {@code fields}, what they give; empty if one is wrong. */
    static Optional<List<AggregateCall>> bindAggregates(
            BindContext context, Schema input, FieldNames names, List<Field> fields) {
        List<AggregateCall> calls = new ArrayList<>();
        List<Settings> aggregates = context.settings().records("aggregates");
        for (int i = 0; i < aggregates.size(); i++) {
            String path = "aggregates[" + i + "]";
            Settings settings = aggregates.get(i);
            boolean named = settings.has("name") && names.take(settings.text("name"), path + ".name");
            Optional<AggregateCall> call = bind(context, settings, path, input);
            if (named && call.isPresent()) {
                calls.add(call.get());
                fields.add(new Field(settings.text("name"), call.get().type(), nullable(call.get())));
            }
        }
        return calls.size() == aggregates.size() && !calls.isEmpty() ? Optional.of(calls) : Optional.empty();
    }

    /** One bound aggregate, or empty if it is wrong, which is reported. */
    static Optional<AggregateCall> bind(BindContext context, Settings settings, String path, Schema input) {
        if (!settings.has("function")) {
            return Optional.empty();
        }
        AggregateFunction function =
                AggregateFunction.valueOf(settings.text("function").toUpperCase(Locale.ROOT));
        Optional<Expression> argument = expression(settings, "argument")
                .flatMap(text -> Expressions.column(context, path + ".argument", text, input));
        Optional<Expression> filter = expression(settings, "filter")
                .flatMap(text -> context.expression(path + ".filter", text, input, Scalar.BOOLEAN));
        boolean bound = argument.isPresent() == expression(settings, "argument").isPresent()
                && filter.isPresent() == expression(settings, "filter").isPresent();
        if (bound && function == AggregateFunction.FOLD) {
            return FoldSettings.fold(context, settings, path, input, filter);
        }
        if (!bound || !checkArgument(context, function, argument, path + ".argument")) {
            return Optional.empty();
        }
        if (function == AggregateFunction.REDUCE) {
            return FoldSettings.reduce(context, settings, path, argument.orElseThrow(), filter);
        }
        DataType type = type(function, argument.map(Expression::type));
        return details(context, function, settings, path, input)
                .map(details -> new AggregateCall(function, argument, filter, type, details));
    }

    private static Optional<Details> details(
            BindContext context, AggregateFunction function, Settings settings, String path, Schema input) {
        if (function == AggregateFunction.APPROX_QUANTILE) {
            double quantile = settings.number("quantile").orElse(HALF).doubleValue();
            return Optional.of(new Details(Optional.empty(), quantile, Optional.empty()));
        }
        if (function != AggregateFunction.ARGMIN && function != AggregateFunction.ARGMAX) {
            return Optional.of(Details.NONE);
        }
        Optional<Expression> by =
                expression(settings, "by").flatMap(text -> Expressions.column(context, path + ".by", text, input));
        if (by.isPresent() && !DataTypes.isOrdered(by.get().type())) {
            context.error(
                    Code.WRONG_EXPRESSION_TYPE,
                    path + ".by",
                    word(function) + " compares numbers, texts or times, but this is of type "
                            + by.get().type().text() + ".",
                    "Choose another expression.");
            return Optional.empty();
        }
        return by.map(expression -> new Details(Optional.of(expression), 0, Optional.empty()));
    }

    private static Optional<String> expression(Settings settings, String key) {
        return settings.optionalText(key).filter(text -> !text.isBlank());
    }

    private static boolean checkArgument(
            BindContext context, AggregateFunction function, Optional<Expression> argument, String path) {
        if (function == AggregateFunction.COUNT) {
            return true;
        }
        if (argument.isEmpty()) {
            context.error(
                    Code.MISSING_SETTING,
                    path,
                    word(function) + " needs an expression whose values are aggregated.",
                    "Name a field or write an expression. Only a count may go without.");
            return false;
        }
        DataType type = argument.get().type();
        String wanted = wanted(function, type);
        if (wanted.isEmpty()) {
            return true;
        }
        context.error(
                Code.WRONG_EXPRESSION_TYPE,
                path,
                word(function) + " needs " + wanted + ", but this is of type " + type.text() + ".",
                wanted.equals("numbers")
                        ? "Convert it, for example with CAST(x AS DOUBLE)."
                        : "Choose another expression.");
        return false;
    }

    /** What an aggregate takes instead of this type; empty: it takes the type. */
    private static String wanted(AggregateFunction function, DataType type) {
        return switch (function) {
            case COUNT, FIRST, LAST, COLLECT, ARGMIN, ARGMAX, REDUCE, FOLD -> "";
            case SUM, AVG, STDDEV, STDDEV_POP, APPROX_QUANTILE -> DataTypes.isNumeric(type) ? "" : "numbers";
            case MIN, MAX -> DataTypes.isOrdered(type) ? "" : "numbers, texts or times";
            case COUNT_DISTINCT, APPROX_COUNT_DISTINCT -> DataTypes.isNested(type) ? "simple values" : "";
        };
    }

    private static String word(AggregateFunction function) {
        return "The function " + function.name().toLowerCase(Locale.ROOT);
    }

    /** The result's type, as {@link AggregateCall} documents it. */
    private static DataType type(AggregateFunction function, Optional<DataType> argument) {
        if (argument.isEmpty()) {
            return Scalar.BIGINT;
        }
        DataType type = argument.get();
        return switch (function) {
            case COUNT, COUNT_DISTINCT, APPROX_COUNT_DISTINCT -> Scalar.BIGINT;
            case SUM ->
                type instanceof DataType.Decimal decimal
                        ? new DataType.Decimal(DataType.Decimal.MAX_PRECISION, decimal.scale())
                        : type == Scalar.DOUBLE ? Scalar.DOUBLE : Scalar.BIGINT;
            case AVG ->
                type instanceof DataType.Decimal decimal
                        ? new DataType.Decimal(DataType.Decimal.MAX_PRECISION, Math.max(decimal.scale(), AVERAGE_SCALE))
                        : Scalar.DOUBLE;
            case STDDEV, STDDEV_POP, APPROX_QUANTILE -> Scalar.DOUBLE;
            case COLLECT -> new DataType.Array(type);
            case MIN, MAX, FIRST, LAST, ARGMIN, ARGMAX, REDUCE, FOLD -> type;
        };
    }

    /** A group has at least one row, so there is a value unless that row's is null or filtered away. */
    private static boolean nullable(AggregateCall call) {
        if (call.function().neverNull()) {
            return false;
        }
        if (call.details().folding().isPresent()) {
            return FoldSettings.nullable(call);
        }
        boolean by = call.details().by().map(Expression::nullable).orElse(false);
        return by
                || call.function() == AggregateFunction.STDDEV
                || call.filter().isPresent()
                || call.argument().map(Expression::nullable).orElse(true);
    }
}
