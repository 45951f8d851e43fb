package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.FieldType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataTypes;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.ProcessSpecs.Action;
import dev.millrace.model.spec.ProcessSpecs.Form;
import dev.millrace.model.spec.ProcessSpecs.ProcessFunctionSpec;
import dev.millrace.model.spec.ProcessSpecs.Scope;
import dev.millrace.model.spec.ProcessSpecs.StateVariable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** State, actions and timers that are drawn, not coded. */
public final class ProcessFunction extends TransformKind {

    private static final String SECOND = "second";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final List<SettingSpec> SETTINGS = List.of(
            AggregateSettings.keys(),
            SettingSpec.withDefault(
                    "secondInput",
                    "Second input",
                    new BooleanType(),
                    Value.of(false),
                    "Whether there is a second input whose rows share the state."),
            SettingSpec.optional(
                            "secondSpread",
                            "Second rows go to",
                            ChoiceType.of(
                                    new Option("keyed", "The subtask of their key"),
                                    new Option("broadcast", "Every subtask")),
                            "Whether a row of the second input acts on the state of its key (also if unset), or, broadcast,"
                                    + " on state that all keys share.")
                    .when("secondInput", "true"),
            SettingSpec.optional(
                            "secondKeys",
                            "Keys of the second input",
                            new ListType(new FieldType(SECOND), 0),
                            "The fields of the second input that hold what the keys of the first hold, in their order; none if it"
                                    + " is broadcast.")
                    .when("secondInput", "true"),
            ProcessSettings.state(),
            ProcessSettings.outputs(),
            ProcessSettings.actions("onRow", "On a row", IN, "What is done for each row, in this order."),
            ProcessSettings.actions(
                            "onSecondRow",
                            "On a row of the second",
                            SECOND,
                            "What is done for a row of the second input.")
                    .when("secondInput", "true"),
            ProcessSettings.actions("onTimer", "On a timer", IN, "What is done when a timer fires, in this order."),
            ErrorSettings.spec());

    private static final String SECOND_ERRORS = "second-errors";
    private static final String TIMER_ERRORS = "timer-errors";
    private static final Set<String> TAKEN = Set.of(ErrorSettings.PORT, SECOND_ERRORS, TIMER_ERRORS);

    public ProcessFunction() {
        super("process-function", "Process function", "Acts on rows and timers with state that it remembers per key.");
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    @Override
    public Needs needs() {
        return new Needs(true, false, false);
    }

    @Override
    public List<Port> inputs(Settings settings) {
        return settings.flag("secondInput")
                ? List.of(Port.input(IN, "Rows"), Port.input(SECOND, "Second rows"))
                : super.inputs(settings);
    }

    @Override
    public List<Port> outputs(Settings settings) {
        Set<String> seen = new HashSet<>(TAKEN);
        List<Port> ports = new ArrayList<>();
        for (Settings output : settings.records("outputs")) {
            String name = output.text("name");
            if (NAME.matcher(name).matches() && seen.add(name)) {
                ports.add(Port.output(name, name));
            }
        }
        if (ports.isEmpty()) {
            ports.addAll(super.outputs(settings));
        }
        ports.add(ErrorSettings.port());
        if (settings.flag("secondInput")) {
            ports.add(Port.output(SECOND_ERRORS, "Errors of second rows"));
        }
        if (!settings.records("onTimer").isEmpty()) {
            ports.add(Port.output(TIMER_ERRORS, "Errors of timers"));
        }
        return ports;
    }

    @Override
    public Manual manual() {
        return ProcessManual.text();
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        boolean second = context.settings().flag("secondInput");
        Schema first = input(context);
        List<Schema> inputs = second ? List.of(first, context.inputs(SECOND).get(0)) : List.of(first);
        boolean eventTime = inputs.stream().allMatch(Schema::eventTime);
        Optional<Map<String, Schema>> outputs = bindOutputs(context, eventTime);
        List<List<Integer>> keys = new ArrayList<>();
        bindKeys(context, "keys", first).ifPresent(keys::add);
        boolean broadcast = second && context.settings().text("secondSpread").equals("broadcast");
        if (second) {
            bindKeys(context, "secondKeys", inputs.get(1)).ifPresent(keys::add);
        }
        ErrorPolicy onError = ErrorSettings.bind(context, first);
        if (second) {
            ErrorSettings.bind(context, SECOND_ERRORS, inputs.get(1));
        }
        if (keys.size() < inputs.size() || (second && !fitKeys(context, inputs, keys, broadcast))) {
            return Optional.empty();
        }
        Optional<List<StateVariable>> state = bindState(context, inputs, broadcast);
        if (state.isEmpty() || outputs.isEmpty()) {
            return Optional.empty();
        }
        ProcessActions actions = new ProcessActions(context, state.get(), outputs.get(), eventTime);
        List<List<Action>> onRow = new ArrayList<>();
        actions.bind("onRow", ProcessScope.ofRow(state.get(), inputs.get(0)), Scope.KEY)
                .ifPresent(onRow::add);
        if (second) {
            Scope changed = broadcast ? Scope.SHARED : Scope.KEY;
            List<StateVariable> seen = broadcast
                    ? state.get().stream()
                            .filter(each -> each.scope() == Scope.SHARED)
                            .toList()
                    : state.get();
            actions.bind("onSecondRow", ProcessScope.ofRow(seen, inputs.get(1)), changed)
                    .ifPresent(onRow::add);
        }
        List<Field> keyFields = keys.get(0).stream().map(first::field).toList();
        if (!context.settings().records("onTimer").isEmpty()) {
            ErrorSettings.bind(context, TIMER_ERRORS, timers(keyFields, eventTime));
        }
        Optional<List<Action>> onTimer =
                actions.bind("onTimer", ProcessScope.ofTimer(state.get(), first.withFields(keyFields)), Scope.KEY);
        return onRow.size() == inputs.size()
                ? onTimer.map(bound ->
                        new ProcessFunctionSpec(keys, broadcast, state.get(), onRow, bound, actions.timers(), onError))
                : Optional.empty();
    }

    private static Schema timers(List<Field> keys, boolean eventTime) {
        List<Field> fields = new ArrayList<>(keys);
        fields.add(Field.required(free("timer_name", keys), DataType.Scalar.STRING));
        fields.add(Field.required(free("timer_time", keys), DataType.Scalar.TIMESTAMP));
        return Schema.of(fields, eventTime);
    }

    private static String free(String name, List<Field> taken) {
        return taken.stream().anyMatch(field -> field.name().equals(name)) ? free("_" + name, taken) : name;
    }

    private static Optional<List<Integer>> bindKeys(BindContext context, String setting, Schema input) {
        List<String> names = context.settings().texts(setting);
        List<Integer> keys = new ArrayList<>();
        FieldNames taken = new FieldNames(context);
        for (int i = 0; i < names.size(); i++) {
            String path = setting + "[" + i + "]";
            OptionalInt position = FieldNames.position(context, input, names.get(i), path);
            if (position.isPresent() && taken.take(names.get(i), path)) {
                keys.add(position.getAsInt());
                if (DataTypes.isNested(input.field(position.getAsInt()).type())) {
                    context.error(
                            Code.BAD_SETTING,
                            path,
                            "Rows cannot be grouped by " + Excerpt.of(names.get(i)) + " of type "
                                    + input.field(position.getAsInt()).type().text() + ".",
                            "Compute a simple value from it in a project before.");
                }
            }
        }
        return keys.size() == names.size() ? Optional.of(keys) : Optional.empty();
    }

    private static boolean fitKeys(
            BindContext context, List<Schema> inputs, List<List<Integer>> keys, boolean broadcast) {
        if (!broadcast) {
            return sameKeys(context, inputs, keys);
        }
        if (!keys.get(1).isEmpty()) {
            context.error(
                    Code.BAD_SETTING,
                    "secondKeys",
                    "The second input is broadcast, so its rows act on no key's state.",
                    "Remove its keys, or send its rows to the subtask of their key.");
        }
        return keys.get(1).isEmpty();
    }

    private static boolean sameKeys(BindContext context, List<Schema> inputs, List<List<Integer>> keys) {
        List<DataType> left =
                keys.get(0).stream().map(key -> inputs.get(0).field(key).type()).toList();
        List<DataType> right =
                keys.get(1).stream().map(key -> inputs.get(1).field(key).type()).toList();
        if (!left.equals(right)) {
            context.error(
                    Code.SCHEMA_MISMATCH,
                    "secondKeys",
                    "The keys of the inputs differ: " + types(left) + " and " + types(right) + ".",
                    "Name as many fields, of the same types; a project before can cast them.");
        }
        return left.equals(right);
    }

    private static String types(List<DataType> types) {
        return types.isEmpty()
                ? "none"
                : String.join(", ", types.stream().map(DataType::text).toList());
    }

    private static Optional<Map<String, Schema>> bindOutputs(BindContext context, boolean eventTime) {
        Map<String, Schema> outputs = new LinkedHashMap<>();
        List<Settings> all = context.settings().records("outputs");
        boolean good = !all.isEmpty();
        for (int i = 0; i < all.size(); i++) {
            String path = "outputs[" + i + "]";
            String name = all.get(i).text("name");
            FieldNames names = new FieldNames(context);
            List<Field> fields = new ArrayList<>();
            List<Settings> declared = all.get(i).records("fields");
            for (int f = 0; f < declared.size(); f++) {
                String field = declared.get(f).text("name");
                Optional<DataType> type = DataTypes.parse(declared.get(f).text("type"));
                boolean named = names.take(field, path + ".fields[" + f + "].name");
                good &= named && type.isPresent();
                if (named && type.isPresent()) {
                    fields.add(Field.nullable(field, type.get()));
                }
            }
            if (!NAME.matcher(name).matches() || outputs.containsKey(name) || TAKEN.contains(name)) {
                context.error(
                        Code.BAD_SETTING,
                        path + ".name",
                        outputs.containsKey(name) || TAKEN.contains(name)
                                ? "There are two outputs " + Excerpt.of(name) + "."
                                : Excerpt.of(name) + " cannot name an output.",
                        "Give each output its own name of 1 to 64 letters, digits, - and _.");
                good = false;
            } else {
                outputs.put(name, Schema.of(fields, eventTime));
                context.output(name, outputs.get(name));
            }
        }
        return good ? Optional.of(outputs) : Optional.empty();
    }

    private static Optional<List<StateVariable>> bindState(
            BindContext context, List<Schema> inputs, boolean broadcast) {
        List<Settings> all = context.settings().records("state");
        List<StateVariable> state = new ArrayList<>();
        FieldNames names = new FieldNames(context);
        inputs.forEach(input -> names.reserve(input.names()));
        for (int i = 0; i < all.size(); i++) {
            Settings settings = all.get(i);
            String path = "state[" + i + "]";
            Form form = Form.valueOf(settings.text("form").toUpperCase(Locale.ROOT));
            Optional<DataType> type = DataTypes.parse(settings.text("type"));
            Optional<DataType> keyType = DataTypes.parse(settings.text("keyType"));
            boolean named = true;
            for (String field : ProcessScope.names(settings.text("name"), form)) {
                named &= names.take(field, path + ".name");
            }
            Scope scope = settings.text("scope").equals("shared") ? Scope.SHARED : Scope.KEY;
            boolean good = named && canBeChanged(context, scope, broadcast, path + ".scope");
            if (good && type.isPresent() && (form != Form.MAP || isKey(context, keyType, path + ".keyType"))) {
                state.add(new StateVariable(
                        settings.text("name"), scope, form, type.get(), keyType, settings.durationMs("timeToLive")));
            }
        }
        return state.size() == all.size() ? Optional.of(state) : Optional.empty();
    }

    private static boolean canBeChanged(BindContext context, Scope scope, boolean broadcast, String path) {
        if (scope == Scope.KEY || broadcast) {
            return true;
        }
        context.error(
                Code.BAD_SETTING,
                path,
                "State that all keys share is changed by a second input that is broadcast, and there is none.",
                "Broadcast a second input, or give each key its own.");
        return false;
    }

    private static boolean isKey(BindContext context, Optional<DataType> type, String path) {
        if (type.isPresent() && (DataTypes.isNested(type.get()) || type.get() == DataType.Scalar.BYTES)) {
            context.error(
                    Code.BAD_SETTING,
                    path,
                    "A map cannot have keys of type " + type.get().text() + ".",
                    "Use a simple type such as string or bigint.");
            return false;
        }
        return type.isPresent();
    }
}
