package dev.millrace.runtime.operator.process;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.expression.RowEvaluator;
import dev.millrace.model.spec.ProcessSpecs.Action;
import dev.millrace.model.spec.ProcessSpecs.Append;
import dev.millrace.model.spec.ProcessSpecs.Assign;
import dev.millrace.model.spec.ProcessSpecs.Clear;
import dev.millrace.model.spec.ProcessSpecs.DeleteTimer;
import dev.millrace.model.spec.ProcessSpecs.Emit;
import dev.millrace.model.spec.ProcessSpecs.Put;
import dev.millrace.model.spec.ProcessSpecs.RegisterTimer;
import dev.millrace.model.spec.ProcessSpecs.Remove;
import dev.millrace.model.spec.ProcessSpecs.StateVariable;
import dev.millrace.model.spec.ProcessSpecs.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Actions with their expressions ready to be evaluated, and the row that these see. */
final class CompiledActions {

    /** What actions do beside changing state. */
    interface Effects {
        void emit(int output, List<@Nullable Object> values);

        void register(int timer, boolean eventTime, long at);

        void delete(int timer, boolean eventTime, long at);
    }

    /** What follows the state in an expression's row; see the spec. */
    @FunctionalInterface
    interface Rest {
        @Nullable
        Object value(int index);
    }

    /**
     * @param arguments what the step evaluates
     */
    private record Compiled(
            @Nullable RowEvaluator condition, @Nullable RowEvaluator key, Step step, List<RowEvaluator> arguments) {}

    /** A field of the state: which variable, and which of its fields. */
    private record View(int variable, int field) {}

    private final List<Compiled> actions;
    private final List<StateVariable> variables;
    private final List<View> views = new ArrayList<>();
    private final KeyedVariables state;
    private final Effects effects;
    /** What the actions so far do beside changing state; done when none has failed. */
    private final List<Runnable> effectsToDo = new ArrayList<>();

    private @Nullable Object mapKey;

    /** @param visible which variables expressions see */
    CompiledActions(
            List<Action> actions,
            List<StateVariable> variables,
            Predicate<StateVariable> visible,
            KeyedVariables state,
            Effects effects) {
        this.actions = actions.stream().map(CompiledActions::compile).toList();
        this.variables = variables;
        this.state = state;
        this.effects = effects;
        for (int v = 0; v < variables.size(); v++) {
            int fields =
                    visible.test(variables.get(v)) ? variables.get(v).form().fields() : 0;
            for (int f = 0; f < fields; f++) {
                views.add(new View(v, f));
            }
        }
    }

    private static Compiled compile(Action action) {
        List<Expression> arguments = switch (action.step()) {
            case Assign assign -> List.of(assign.value());
            case Append append -> List.of(append.value());
            case Put put -> List.of(put.value());
            case Emit emit -> emit.values();
            case RegisterTimer timer -> List.of(timer.at());
            case DeleteTimer timer -> List.of(timer.at());
            case Remove ignored -> List.of();
            case Clear ignored -> List.of();
        };
        return new Compiled(
                action.condition().map(RowEvaluator::of).orElse(null),
                action.key().map(RowEvaluator::of).orElse(null),
                action.step(),
                arguments.stream().map(RowEvaluator::of).toList());
    }

    /**
     * Does the actions, in order, for the key that the state is turned to.
     *
     * @throws RowEvaluationException if an expression fails; then nothing has been done
     */
    void run(Rest rest) {
        effectsToDo.clear();
        try {
            evaluate(rest);
        } catch (RowEvaluationException failure) {
            state.undo();
            throw failure;
        }
        state.keep();
        effectsToDo.forEach(Runnable::run);
    }

    private void evaluate(Rest rest) {
        RowEvaluator.Row row =
                index -> index < views.size() ? view(views.get(index)) : rest.value(index - views.size());
        for (Compiled action : actions) {
            mapKey = null;
            mapKey = action.key() == null ? null : action.key().evaluate(row);
            if (action.condition() == null || action.condition().isTrue(row)) {
                run(action, row);
            }
        }
    }

    private void run(Compiled action, RowEvaluator.Row row) {
        List<@Nullable Object> values = new ArrayList<>(action.arguments().size());
        for (RowEvaluator argument : action.arguments()) {
            values.add(argument.evaluate(row));
        }
        switch (action.step()) {
            case Assign assign -> state.assign(assign.state(), values.get(0));
            case Append append -> state.append(append.state(), values.get(0));
            case Put put -> state.put(put.state(), mapKey, values.get(0));
            case Remove remove -> state.remove(remove.state(), mapKey);
            case Clear clear -> state.clear(clear.state());
            case Emit emit -> effectsToDo.add(() -> effects.emit(emit.output(), values));
            case RegisterTimer timer -> {
                if (values.get(0) instanceof Long at) {
                    effectsToDo.add(() -> effects.register(timer.timer(), timer.eventTime(), at));
                }
            }
            case DeleteTimer timer -> {
                if (values.get(0) instanceof Long at) {
                    effectsToDo.add(() -> effects.delete(timer.timer(), timer.eventTime(), at));
                }
            }
        }
    }

    private @Nullable Object view(View view) {
        int variable = view.variable();
        return switch (variables.get(variable).form()) {
            case VALUE -> state.value(variable);
            case LIST -> state.list(variable);
            case MAP ->
                switch (view.field()) {
                    case 0 -> state.keys(variable);
                    case 1 -> state.values(variable);
                    default -> state.entry(variable, mapKey);
                };
        };
    }
}
