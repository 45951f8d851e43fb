package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.expression.Expression;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Suggestion;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ProcessSpecs.Action;
import dev.millrace.model.spec.ProcessSpecs.Append;
import dev.millrace.model.spec.ProcessSpecs.Assign;
import dev.millrace.model.spec.ProcessSpecs.Clear;
import dev.millrace.model.spec.ProcessSpecs.DeleteTimer;
import dev.millrace.model.spec.ProcessSpecs.Emit;
import dev.millrace.model.spec.ProcessSpecs.Form;
import dev.millrace.model.spec.ProcessSpecs.Put;
import dev.millrace.model.spec.ProcessSpecs.RegisterTimer;
import dev.millrace.model.spec.ProcessSpecs.Remove;
import dev.millrace.model.spec.ProcessSpecs.Scope;
import dev.millrace.model.spec.ProcessSpecs.StateVariable;
import dev.millrace.model.spec.ProcessSpecs.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds the actions of a process function against its state and outputs. */
final class ProcessActions {

    /** Actions that do nothing but change state. */
    private static final Set<String> CHANGES = Set.of("assign", "append", "put", "remove", "clear");

    private final BindContext context;
    private final List<StateVariable> state;
    private final Map<String, Schema> outputs;
    private final boolean eventTime;
    private final Map<String, Integer> timers = new LinkedHashMap<>();

    /** @param outputs by name, in the order of the ports */
    ProcessActions(BindContext context, List<StateVariable> state, Map<String, Schema> outputs, boolean eventTime) {
        this.context = context;
        this.state = state;
        this.outputs = outputs;
        this.eventTime = eventTime;
    }

    /** Names of the timers met so far. */
    List<String> timers() {
        return List.copyOf(timers.keySet());
    }

    /**
     * The bound actions of a setting, or empty if one is wrong, which is reported.
     *
     * @param changed which state they may change; of shared state they do nothing else
     */
    Optional<List<Action>> bind(String setting, Schema scope, Scope changed) {
        List<Settings> all = context.settings().records(setting);
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            new One(all.get(i), setting + "[" + i + "].", scope, changed).bind().ifPresent(actions::add);
        }
        return actions.size() == all.size() ? Optional.of(actions) : Optional.empty();
    }

    /** One action at a path. */
    private final class One {

        private final Settings settings;
        private final String path;
        private final Schema scope;
        private final Scope changed;

        One(Settings settings, String path, Schema scope, Scope changed) {
            this.settings = settings;
            this.path = path;
            this.scope = scope;
            this.changed = changed;
        }

        Optional<Action> bind() {
            boolean conditional = !settings.text("condition").isBlank();
            boolean keyed = !settings.text("key").isBlank();
            Optional<Expression> condition = conditional ? expression("condition", Scalar.BOOLEAN) : Optional.empty();
            Optional<Expression> key = keyed ? key() : Optional.empty();
            Optional<Step> step = step();
            return conditional == condition.isPresent() && keyed == key.isPresent()
                    ? step.map(bound -> new Action(condition, key, bound))
                    : Optional.empty();
        }

        private Optional<Expression> expression(String key, DataType type) {
            return context.expression(path + key, settings.text(key), scope, type);
        }

        /** Maps that the key is for have its type; an action on a map says which. */
        private Optional<Expression> key() {
            Optional<DataType> type = state.stream()
                    .filter(variable -> variable.form() == Form.MAP)
                    .filter(variable -> settings.text("state").isEmpty()
                            || !isMap(settings.text("state"))
                            || variable.name().equals(settings.text("state")))
                    .flatMap(variable -> variable.keyType().stream())
                    .findFirst();
            if (type.isEmpty()) {
                context.error(
                        Code.BAD_SETTING,
                        path + "key",
                        "There is no map that the key could be for.",
                        "Declare state of the form map, or remove the key.");
                return Optional.empty();
            }
            return expression("key", type.get());
        }

        private boolean isMap(String name) {
            return state.stream()
                    .anyMatch(each -> each.form() == Form.MAP && each.name().equals(name));
        }

        private Optional<Step> step() {
            if (changed == Scope.SHARED && !CHANGES.contains(settings.text("action"))) {
                context.error(
                        Code.BAD_SETTING,
                        path + "action",
                        "A row that is broadcast comes to every subtask, so this would be done once in each.",
                        "Change shared state here, and do this on a row of the first input.");
                return Optional.empty();
            }
            return switch (settings.text("action")) {
                case "assign" -> written(Form.VALUE).flatMap(at -> value(at).map(value -> new Assign(at, value)));
                case "append" -> written(Form.LIST).flatMap(at -> value(at).map(value -> new Append(at, value)));
                case "put" -> entry().flatMap(at -> value(at).map(value -> new Put(at, value)));
                case "remove" -> entry().map(Remove::new);
                case "clear" -> variable().map(Clear::new);
                case "emit" -> emit();
                case "register-timer" ->
                    timer().map(at -> new RegisterTimer(number(settings.text("timer")), byEventTime(), at));
                case "delete-timer" ->
                    timer().map(at -> new DeleteTimer(number(settings.text("timer")), byEventTime(), at));
                default -> Optional.empty();
            };
        }

        private Optional<Expression> value(int variable) {
            return expression("value", state.get(variable).type());
        }

        private Optional<Integer> variable() {
            String name = settings.text("state");
            for (int i = 0; i < state.size(); i++) {
                if (state.get(i).name().equals(name)) {
                    return mayChange(state.get(i)) ? Optional.of(i) : Optional.empty();
                }
            }
            if (settings.has("state")) {
                List<String> names = state.stream().map(StateVariable::name).toList();
                context.error(
                        Code.BAD_SETTING,
                        path + "state",
                        "There is no state " + Excerpt.of(name) + ".",
                        names.isEmpty() ? "Add it to the state." : Suggestion.fix(name, names));
            }
            return Optional.empty();
        }

        private boolean mayChange(StateVariable variable) {
            if (variable.scope() == changed) {
                return true;
            }
            boolean shared = variable.scope() == Scope.SHARED;
            context.error(
                    Code.BAD_SETTING,
                    path + "state",
                    "The state " + Excerpt.of(variable.name())
                            + (shared
                                    ? " is shared by all keys, and only rows that are broadcast may change it."
                                    : " belongs to each key, and a row that is broadcast has none."),
                    shared ? "Change it on a row of the second input." : "Give it the scope shared.");
            return false;
        }

        private Optional<Integer> written(Form form) {
            Optional<Integer> at = variable();
            if (at.isPresent() && state.get(at.get()).form() != form) {
                Form seen = state.get(at.get()).form();
                context.error(
                        Code.BAD_SETTING,
                        path + "action",
                        "The state " + Excerpt.of(settings.text("state")) + " is a " + word(seen)
                                + ", which this action cannot change.",
                        "Use " + actionFor(seen) + ", or choose state that is a " + word(form) + ".");
                return Optional.empty();
            }
            return at;
        }

        private Optional<Integer> entry() {
            Optional<Integer> at = written(Form.MAP);
            if (at.isPresent() && settings.text("key").isBlank()) {
                context.error(
                        Code.MISSING_SETTING,
                        path + "key",
                        "An entry of a map needs a key.",
                        "Say under which key, with an expression.");
                return Optional.empty();
            }
            return at;
        }

        private Optional<Step> emit() {
            String name = settings.optionalText("output")
                    .filter(text -> !text.isBlank())
                    .orElse(outputs.keySet().stream().findFirst().orElse(""));
            if (!outputs.containsKey(name)) {
                context.error(
                        Code.BAD_SETTING,
                        path + "output",
                        "There is no output " + Excerpt.of(name) + ".",
                        outputs.isEmpty() ? "Add it to the outputs." : Suggestion.fix(name, outputs.keySet()));
                return Optional.empty();
            }
            Schema schema = outputs.get(name);
            List<Value> values = settings.list("values");
            if (values.size() != schema.width()) {
                context.error(
                        Code.BAD_SETTING,
                        path + "values",
                        "There are " + values.size() + " values for the " + schema.width() + " fields of the output "
                                + Excerpt.of(name) + ".",
                        "Give each field its value: " + String.join(", ", schema.names()) + ".");
                return Optional.empty();
            }
            List<Expression> bound = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                String text = values.get(i) instanceof Value.Text written ? written.text() : "";
                context.expression(
                                path + "values[" + i + "]",
                                text,
                                scope,
                                schema.field(i).type())
                        .ifPresent(bound::add);
            }
            int port = List.copyOf(outputs.keySet()).indexOf(name);
            return bound.size() == values.size() ? Optional.of(new Emit(port, bound)) : Optional.empty();
        }

        private boolean byEventTime() {
            return settings.text("clock").equals("event-time");
        }

        private Optional<Expression> timer() {
            if (byEventTime() && !eventTime) {
                context.error(
                        Code.NO_EVENT_TIME,
                        path + "clock",
                        "A timer by event time needs rows that carry it, but the input has no event time.",
                        "Set the event time of the source, or use processing time.");
                return Optional.empty();
            }
            return expression("at", Scalar.TIMESTAMP);
        }

        private int number(String timer) {
            return timers.computeIfAbsent(timer, name -> timers.size());
        }
    }

    private static String word(Form form) {
        return switch (form) {
            case VALUE -> "value";
            case LIST -> "list";
            case MAP -> "map";
        };
    }

    private static String actionFor(Form form) {
        return switch (form) {
            case VALUE -> "assign or clear";
            case LIST -> "append or clear";
            case MAP -> "put, remove or clear";
        };
    }
}
