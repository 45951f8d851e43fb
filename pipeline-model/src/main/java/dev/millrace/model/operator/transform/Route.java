package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.ExpressionType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.SettingSpec.RecordType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.expression.Expression;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.TransformSpecs.RouteSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Sends rows to named outputs. */
public final class Route extends TransformKind {

    private static final String OTHER = "other";
    private static final Pattern PORT_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final List<SettingSpec> SETTINGS = List.of(
            SettingSpec.required(
                    "routes",
                    "Routes",
                    new ListType(
                            new RecordType(List.of(
                                    SettingSpec.required(
                                            "name",
                                            "Name",
                                            new TextType(false),
                                            "The name of the output: letters, digits, - and _."),
                                    SettingSpec.required(
                                            "condition",
                                            "Condition",
                                            new ExpressionType(IN),
                                            "Rows for which this is true leave here."))),
                            1),
                    "The outputs and which rows leave there, in this order. What no route takes leaves by other."),
            SettingSpec.withDefault(
                    "mode",
                    "A row goes to",
                    ChoiceType.of(
                            new Option("first", "The first route that takes it"),
                            new Option("all", "Every route that takes it")),
                    Value.of("first"),
                    "Whether a row leaves once, by the first route whose condition is true, or by each such route."),
            ErrorSettings.spec());

    public Route() {
        super("route", "Route", "Sends each row to the outputs whose condition is true.");
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    @Override
    public List<Port> outputs(Settings settings) {
        Set<String> seen = new HashSet<>(Set.of(OTHER, ErrorSettings.PORT));
        List<Port> ports = new ArrayList<>();
        for (Settings route : settings.records("routes")) {
            String name = route.text("name");
            if (PORT_NAME.matcher(name).matches() && seen.add(name)) {
                ports.add(Port.output(name, name));
            }
        }
        ports.add(Port.output(OTHER, "Other rows"));
        ports.add(ErrorSettings.port());
        return ports;
    }

    @Override
    public boolean takesChanges(String inputPort) {
        return true;
    }

    @Override
    public Manual manual() {
        return new Manual(
                """
                Each route has a name, which is the name of an output, and a condition. A row leaves by the first route
                whose condition is true, or, if it goes to all, by every such route; if there is none it leaves by the
                output `other`. A condition that is null counts as false. Rows that leave by an output without an edge are
                dropped.

                A row for which a condition cannot be computed leaves by no route, but by the output `errors` if that is
                connected; it fails the run if not, or is dealt with as chosen. Where the first route counts, the
                conditions behind it are not looked at.

                Fields, event time and watermarks stay as they are on every output.""",
                Example.settings(
                        "routes",
                        Example.list(
                                Example.record("name", "strong", "condition", "magnitude >= 6"),
                                Example.record("name", "weak", "condition", "magnitude < 2.5"))));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        Schema input = input(context);
        outputs(context.settings()).forEach(port -> context.output(port.name(), input));
        ErrorPolicy onError = ErrorSettings.bind(context, input);
        List<Settings> routes = context.settings().records("routes");
        List<Expression> conditions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        boolean named = true;
        for (int i = 0; i < routes.size(); i++) {
            String path = "routes[" + i + "]";
            named &= checkName(context, routes.get(i).text("name"), names, path + ".name");
            context.expression(path + ".condition", routes.get(i).text("condition"), input, Scalar.BOOLEAN)
                    .ifPresent(conditions::add);
        }
        return named && conditions.size() == routes.size()
                ? Optional.of(new RouteSpec(
                        conditions, context.settings().text("mode").equals("first"), onError))
                : Optional.empty();
    }

    private static boolean checkName(BindContext context, String name, Set<String> names, String path) {
        if (!PORT_NAME.matcher(name).matches()) {
            context.error(
                    Code.BAD_SETTING,
                    path,
                    Excerpt.of(name) + " cannot name an output.",
                    "Use 1 to 64 letters, digits, - and _.");
            return false;
        }
        if (name.equals(OTHER) || name.equals(ErrorSettings.PORT) || !names.add(name)) {
            context.error(
                    Code.BAD_SETTING,
                    path,
                    "There are two outputs " + Excerpt.of(name) + ".",
                    "Give each route its own name; other and errors are taken.");
            return false;
        }
        return true;
    }
}
