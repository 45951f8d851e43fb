package dev.millrace.model.operator.source;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Cells;
import dev.millrace.model.catalog.Durations;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.AnyType;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.DataTypeType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.SettingSpec.IntegerType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.NumberType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.SettingSpec.TimestampType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.catalog.Timestamps;
import dev.millrace.model.document.Value;
import dev.millrace.model.expression.Expression;
import dev.millrace.model.problem.Code;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.DataTypes;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.SourceSpecs.ByExpression;
import dev.millrace.model.spec.SourceSpecs.Choice;
import dev.millrace.model.spec.SourceSpecs.EventTimes;
import dev.millrace.model.spec.SourceSpecs.GeneratedColumn;
import dev.millrace.model.spec.SourceSpecs.Generator;
import dev.millrace.model.spec.SourceSpecs.Normal;
import dev.millrace.model.spec.SourceSpecs.Sequence;
import dev.millrace.model.spec.SourceSpecs.Uniform;
import dev.millrace.model.spec.SourceSpecs.Zipf;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One column of the generator: its settings, and what they mean. */
final class GeneratorColumns {

    /** What a generator's expression sees. */
    static final Schema ROW_NUMBER = Schema.of(List.of(Field.required("n", Scalar.BIGINT)), false);

    private static final double LIMIT = 1e300;
    private static final long LONGEST_MS = 3_650L * 86_400_000L;

    private final BindContext context;
    private final Settings settings;
    private final String path;

    GeneratorColumns(BindContext context, Settings settings, String path) {
        this.context = context;
        this.settings = settings;
        this.path = path;
    }

    static List<SettingSpec> specs() {
        List<SettingSpec> specs = new ArrayList<>();
        specs.add(SettingSpec.required("name", "Name", new TextType(false), "The field's name."));
        specs.add(SettingSpec.optional(
                        "type",
                        "Type",
                        new DataTypeType(),
                        "The field's type. Unset: the one that goes with the generator.")
                .advanced());
        specs.add(SettingSpec.required("generator", "Generator", generators(), "How the values come about."));
        specs.add(SettingSpec.required(
                        "expression", "Expression", new ExpressionType(""), "The value from the row's number n.")
                .when("generator", "expression"));
        specs.add(number("start", "Start", 0, "The value in row 0.", "sequence"));
        specs.add(number("step", "Step", 1, "What is added from row to row.", "sequence"));
        specs.add(number("low", "Lowest", 0, "The smallest value.", "uniform"));
        specs.add(number("high", "Highest", 1, "The largest value.", "uniform"));
        specs.add(number("mean", "Mean", 0, "The mean of the values.", "normal"));
        specs.add(SettingSpec.withDefault(
                        "deviation",
                        "Deviation",
                        new NumberType(0, LIMIT),
                        Value.of(1),
                        "The standard deviation of the values.")
                .when("generator", "normal"));
        specs.add(SettingSpec.required(
                        "count", "Count", new IntegerType(1, 100_000_000), "How many different values there are.")
                .when("generator", "zipf"));
        specs.add(SettingSpec.withDefault(
                        "exponent",
                        "Exponent",
                        new NumberType(0, 10),
                        Value.of(1),
                        "How skewed the values are; 0: not at all.")
                .when("generator", "zipf"));
        specs.add(SettingSpec.required("values", "Values", new ListType(new AnyType(), 1), "The values to choose from.")
                .when("generator", "choice"));
        specs.add(SettingSpec.optional(
                        "weights",
                        "Weights",
                        new ListType(new NumberType(0, LIMIT), 0),
                        "How often each value is chosen, in proportion. Unset: equally often.")
                .when("generator", "choice"));
        specs.add(SettingSpec.withDefault(
                        "startTime",
                        "Start time",
                        new TimestampType(),
                        Value.of("2026-01-01T00:00:00Z"),
                        "The time of row 0.")
                .when("generator", "time"));
        specs.add(SettingSpec.withDefault(
                        "interval",
                        "Interval",
                        new DurationType(0, LONGEST_MS),
                        Value.of("1s"),
                        "The time from row to row, such as 10ms or 20us.")
                .when("generator", "time"));
        specs.add(SettingSpec.withDefault(
                        "disorder",
                        "Disorder",
                        new DurationType(0, LONGEST_MS),
                        Value.of("0s"),
                        "How far back a row's time may be moved at random.")
                .when("generator", "time"));
        return List.copyOf(specs);
    }

    private static SettingSpec number(String key, String title, long defaultValue, String help, String generator) {
        return SettingSpec.withDefault(key, title, new NumberType(-LIMIT, LIMIT), Value.of(defaultValue), help)
                .when("generator", generator);
    }

    private static ChoiceType generators() {
        return ChoiceType.of(
                new Option("expression", "Expression over n"),
                new Option("sequence", "Sequence"),
                new Option("uniform", "Uniform distribution"),
                new Option("normal", "Normal distribution"),
                new Option("zipf", "Zipf distribution"),
                new Option("choice", "Choice of values"),
                new Option("time", "Time"));
    }

    /** The bound column, or empty; what is wrong is reported. */
    Optional<GeneratedColumn> bind() {
        return switch (settings.text("generator")) {
            case "expression" -> expression();
            case "sequence" ->
                of(Scalar.BIGINT, List.of(Scalar.INT, Scalar.BIGINT, Scalar.DOUBLE, Scalar.TIMESTAMP))
                        .map(this::sequence);
            case "uniform" ->
                of(Scalar.DOUBLE, List.of(Scalar.INT, Scalar.BIGINT, Scalar.DOUBLE))
                        .map(this::uniform);
            case "normal" ->
                of(Scalar.DOUBLE, List.of(Scalar.DOUBLE))
                        .map(type -> column(type, new Normal(number("mean"), number("deviation"))));
            case "zipf" ->
                of(Scalar.BIGINT, List.of(Scalar.INT, Scalar.BIGINT))
                        .map(type -> column(type, new Zipf((long) number("count"), number("exponent"))));
            case "choice" -> of(Scalar.STRING, List.of()).map(this::choice);
            case "time" -> of(Scalar.TIMESTAMP, List.of(Scalar.TIMESTAMP)).map(this::times);
            default -> Optional.empty();
        };
    }

    /** The column's type: the one it states, if the generator can give it. */
    private Optional<DataType> of(DataType usual, List<? extends DataType> possible) {
        DataType type = declared().orElse(usual);
        if (possible.isEmpty() || possible.contains(type)) {
            return Optional.of(type);
        }
        List<String> names = possible.stream().map(DataType::text).toList();
        context.error(
                Code.BAD_SETTING,
                path + ".type",
                "The generator " + settings.text("generator") + " cannot give values of type " + type.text() + ".",
                "Use " + String.join(", ", names) + ".");
        return Optional.empty();
    }

    private Optional<DataType> declared() {
        return settings.optionalText("type").flatMap(DataTypes::parse);
    }

    private Optional<GeneratedColumn> expression() {
        String text = settings.text("expression");
        Optional<Expression> expression = declared()
                .map(type -> context.expression(path + ".expression", text, ROW_NUMBER, type))
                .orElseGet(() -> context.expression(path + ".expression", text, ROW_NUMBER));
        return expression.map(tree -> new GeneratedColumn(
                new Field(settings.text("name"), tree.type(), tree.nullable()), new ByExpression(tree)));
    }

    private GeneratedColumn uniform(DataType type) {
        if (number("low") > number("high")) {
            error("low", "The smallest value is above the largest.", "Exchange low and high.");
        } else if (type != Scalar.DOUBLE && Math.ceil(number("low")) > Math.floor(number("high"))) {
            error("low", "There is no whole number from low to high.", "Make the range wider, or use the type double.");
        }
        checkRange(type, "low", number("low"));
        checkRange(type, "high", number("high"));
        return column(type, new Uniform(number("low"), number("high")));
    }

    /** The first value must fit, and the last one if it is known. */
    private GeneratedColumn sequence(DataType type) {
        double start = number("start");
        double step = number("step");
        checkRange(type, "start", start);
        context.settings()
                .number("rows")
                .filter(rows -> rows.signum() > 0)
                .ifPresent(rows -> checkRange(type, "step", start + step * (rows.doubleValue() - 1)));
        return column(type, new Sequence(start, step));
    }

    private void checkRange(DataType type, String key, double value) {
        double limit = type == Scalar.INT ? Integer.MAX_VALUE : Long.MAX_VALUE;
        if (type != Scalar.DOUBLE && Math.abs(value) > limit) {
            error(key, "The value " + value + " is too large for the type " + type.text() + ".", "Use a larger type.");
        }
    }

    private GeneratedColumn choice(DataType type) {
        List<Object> values = new ArrayList<>();
        List<Value> written = settings.list("values");
        for (int i = 0; i < written.size(); i++) {
            Cells.Cell cell = Cells.read(written.get(i), type);
            if (cell.value() == null) {
                error(
                        "values[" + i + "]",
                        cell.error().orElse("A choice cannot be null") + ".",
                        "Set the type of the values.");
            } else {
                values.add(cell.value());
            }
        }
        List<Double> weights = settings.list("weights").stream()
                .map(weight -> ((Value.Numeric) weight).number().doubleValue())
                .toList();
        checkWeights(weights, written.size());
        return column(
                type,
                new Choice(
                        values,
                        weights.isEmpty() ? values.stream().map(value -> 1.0).toList() : weights));
    }

    private void checkWeights(List<Double> weights, int values) {
        if (!weights.isEmpty() && weights.size() != values) {
            error(
                    "weights",
                    "There are " + weights.size() + " weights for " + values + " values.",
                    "Give one per value.");
        } else if (!weights.isEmpty() && weights.stream().allMatch(weight -> weight == 0)) {
            error("weights", "All weights are 0, so no value can be chosen.", "Make one of them larger.");
        }
    }

    private GeneratedColumn times(DataType type) {
        double stepMs = Durations.parseExact(settings.text("interval")).orElse(0);
        if (stepMs <= 0) {
            error("interval", "Time must move from row to row.", "Use an interval such as 1s, 10ms or 20us.");
        }
        return column(
                type,
                new EventTimes(
                        Timestamps.parse(settings.text("startTime")).orElse(0),
                        stepMs,
                        settings.durationMs("disorder").orElse(0L)));
    }

    private GeneratedColumn column(DataType type, Generator generator) {
        return new GeneratedColumn(Field.required(settings.text("name"), type), generator);
    }

    private double number(String key) {
        return settings.number(key).orElse(BigDecimal.ZERO).doubleValue();
    }

    private void error(String key, String message, String fix) {
        context.error(Code.BAD_SETTING, path + "." + key, message, fix);
    }
}
