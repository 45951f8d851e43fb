package dev.millrace.runtime.operator.pattern;

import dev.millrace.model.spec.PatternSpecs.Contiguity;
import dev.millrace.model.spec.PatternSpecs.PatternSpec;
import dev.millrace.model.spec.PatternSpecs.Quantifier;
import dev.millrace.model.spec.PatternSpecs.Step;
import dev.millrace.runtime.operator.pattern.State.Action;
import dev.millrace.runtime.operator.pattern.State.Edge;
import dev.millrace.runtime.operator.pattern.State.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The states of a pattern, made from its last step to its first, so that each step knows where it leads.
 *
 * <p>A step that takes a row once is one state: an edge takes the row, another passes over what may stand before it.
 * Where the step may be left out, a third goes on to the step behind; passing over a row decides against that, and so
 * leads to a second state without the third edge. A step that takes n rows is n such states, and "or more" adds one
 * with an edge to itself. What must not come is an edge to a stop state.
 *
 * <p>Conditions are numbered: that of step i is 2 i, where its loop ends is 2 i + 1.
 */
final class Automaton {

    private static final Guard ALWAYS = new Guard.Always();

    private final List<Step> steps;
    private final List<State> states = new ArrayList<>();
    private final Map<Integer, State> stops = new HashMap<>();
    /** Of states closed by a greedy step before them, what they were. */
    private final Map<State, State> unclosed = new HashMap<>();

    private final State start;

    Automaton(PatternSpec spec) {
        this.steps = spec.steps();
        State sink = state(Kind.FINAL, -1);
        for (int i = steps.size() - 1; i > 0; i--) {
            sink = switch (steps.get(i).contiguity()) {
                case NOT_FOLLOWED_BY -> sink.kind == Kind.FINAL ? pending(i) : sink;
                case NOT_NEXT -> notNext(i, sink);
                case NEXT, FOLLOWED_BY, FOLLOWED_BY_ANY -> positive(i, sink);
            };
        }
        this.start = positive(0, sink);
    }

    /** Number of the condition of a step. */
    static int condition(int step) {
        return 2 * step;
    }

    /** Number of the condition that ends a step's loop. */
    static int until(int step) {
        return 2 * step + 1;
    }

    State start() {
        return start;
    }

    State state(int number) {
        return states.get(number);
    }

    /**
     * Whether a row for which no condition is true could as well not be there. It could not where something must follow
     * directly, and where passing over it leads to a state that differs in more than what may be left out: behind a
     * greedy step, and in a step that takes n to m rows before something that must not come (as in Flink, that may come
     * between its rows once another row has been passed over).
     */
    boolean overlooks() {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Quantifier quantifier = step.quantifier();
            boolean strict = (i > 0 && step.contiguity() == Contiguity.NEXT)
                    || step.contiguity() == Contiguity.NOT_NEXT
                    || (quantifier.max() > 1 && quantifier.inner() == Contiguity.NEXT);
            boolean ranged = quantifier.limited() && quantifier.min() < quantifier.max();
            boolean beforeNot = i + 1 < steps.size() && steps.get(i + 1).contiguity() == Contiguity.NOT_FOLLOWED_BY;
            if (step.condition().isEmpty() || strict || quantifier.greedy() || (ranged && beforeNot)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a match that stands here is complete once its time is over, should no further row come. */
    boolean endsWithTime(State state) {
        return state.edges().stream()
                .anyMatch(edge -> edge.action() == Action.PROCEED
                        && (edge.target().kind == Kind.PENDING || endsWithTime(edge.target())));
    }

    private State state(Kind kind, int step) {
        State state = new State(kind, step, states.size());
        states.add(state);
        return state;
    }

    private State pending(int i) {
        State pending = state(Kind.PENDING, i);
        pending.add(Action.PROCEED, stop(i), is(i));
        pending.add(Action.IGNORE, pending, is(i).not());
        return pending;
    }

    private State notNext(int i, State sink) {
        State state = state(Kind.WAITING, i);
        // At the end of a pattern it takes a row to show that what must not come has not come.
        state.add(sink.kind == Kind.FINAL ? Action.IGNORE : Action.PROCEED, sink, is(i).not());
        state.add(Action.PROCEED, stop(i), is(i));
        return state;
    }

    private State positive(int i, State sink) {
        Quantifier quantifier = steps.get(i).quantifier();
        State first =
                quantifier.limited() ? repeated(i, sink, sink) : repeated(i, loop(i, withoutStops(i, sink)), sink);
        addStops(i, first);
        return first;
    }

    /**
     * States for the rows that a step takes one by one.
     *
     * @param sink where the last of them leads
     * @param behind the step behind, for rows that need not come
     */
    private State repeated(int i, State sink, State behind) {
        Quantifier quantifier = steps.get(i).quantifier();
        int further = quantifier.limited() ? quantifier.max() - quantifier.min() : 0;
        if (quantifier.greedy() && further > 0) {
            sink.close(takes(i));
        }
        State last = sink;
        for (int k = 0; k < further; k++) {
            last = once(i, last, behind, passes(i, quantifier.inner(), true));
            addStopInside(i, last);
        }
        for (int k = 1; k < quantifier.min(); k++) {
            last = once(i, last, null, passes(i, quantifier.inner(), true));
            addStopInside(i, last);
        }
        Contiguity outer = i == 0 ? Contiguity.NEXT : steps.get(i).contiguity();
        return once(i, last, quantifier.optional() ? behind : null, passes(i, outer, false));
    }

    /**
     * A state that takes one row.
     *
     * @param behind where a match goes that does without it; null: none may
     * @param passed which rows may be passed over; null: none
     */
    private State once(int i, State sink, @Nullable State behind, @Nullable Guard passed) {
        State state = state(Kind.WAITING, i);
        State taken = withoutStops(i, sink);
        state.add(Action.TAKE, taken, takes(i));
        if (behind != null) {
            proceed(i, state, behind);
        }
        if (passed != null) {
            State ignoring = state;
            if (behind != null) {
                ignoring = state(Kind.WAITING, i);
                ignoring.add(Action.TAKE, taken, takes(i));
                ignoring.add(Action.IGNORE, ignoring, passed);
                addStops(i, ignoring);
            }
            state.add(Action.IGNORE, ignoring, passed);
        }
        return state;
    }

    private void proceed(int i, State state, State behind) {
        State open = unclosed.get(behind);
        boolean ends = steps.get(i).quantifier().until().isPresent();
        if (steps.get(i).quantifier().greedy() && ends && open != null) {
            state.add(Action.PROCEED, open, untilOf(i));
            state.add(Action.PROCEED, behind, untilOf(i).not());
        } else {
            state.add(Action.PROCEED, behind, ALWAYS);
        }
    }

    /** A state that takes any number of rows. */
    private State loop(int i, State sink) {
        Quantifier quantifier = steps.get(i).quantifier();
        State state = state(Kind.WAITING, i);
        if (quantifier.greedy()) {
            if (quantifier.until().isPresent()) {
                unclosed.put(sink, copy(sink));
            }
            proceed(i, state, sink);
            sink.close(is(i));
        } else {
            state.add(Action.PROCEED, sink, ALWAYS);
        }
        state.add(Action.TAKE, state, takes(i));
        addStopInside(i, state);
        Guard passed = passes(i, quantifier.inner(), true);
        if (passed != null) {
            State ignoring = state(Kind.WAITING, i);
            ignoring.add(Action.TAKE, state, takes(i));
            ignoring.add(Action.IGNORE, ignoring, passed);
            state.add(Action.IGNORE, ignoring, passed);
            addStopInside(i, ignoring);
        }
        return state;
    }

    private Guard is(int i) {
        return steps.get(i).condition().isPresent() ? new Guard.Is(condition(i)) : ALWAYS;
    }

    private Guard untilOf(int i) {
        return new Guard.Is(until(i));
    }

    private Guard notUntil(int i) {
        return steps.get(i).quantifier().until().isPresent() ? untilOf(i).not() : ALWAYS;
    }

    private Guard takes(int i) {
        return notUntil(i).and(is(i));
    }

    private @Nullable Guard passes(int i, Contiguity contiguity, boolean inside) {
        Guard passed = switch (contiguity) {
            case FOLLOWED_BY -> is(i).not();
            case FOLLOWED_BY_ANY -> ALWAYS;
            case NEXT, NOT_NEXT, NOT_FOLLOWED_BY -> null;
        };
        return passed == null || !inside ? passed : notUntil(i).and(passed);
    }

    private State stop(int i) {
        return stops.computeIfAbsent(i, step -> state(Kind.STOP, step));
    }

    /** Steps that say "not followed by" and still count before step i, because those between may be left out. */
    private List<Integer> notsBefore(int i) {
        List<Integer> nots = new ArrayList<>();
        for (int j = i - 1; j >= 0; j--) {
            boolean not = steps.get(j).contiguity() == Contiguity.NOT_FOLLOWED_BY && j > 0;
            if (not) {
                nots.add(j);
            } else if (!steps.get(j).quantifier().optional()) {
                break;
            }
        }
        return nots;
    }

    private void addStops(int i, State state) {
        for (int not : notsBefore(i)) {
            state.add(Action.PROCEED, stop(not), is(not));
        }
    }

    /** What must not follow a step must not come between its rows either. */
    private void addStopInside(int i, State state) {
        if (i + 1 < steps.size() && steps.get(i + 1).contiguity() == Contiguity.NOT_FOLLOWED_BY) {
            state.add(Action.PROCEED, stop(i + 1), is(i + 1));
        }
    }

    /** The state that an optional step leads to: once it has taken a row, what must not come before it may come. */
    private State withoutStops(int i, State sink) {
        List<Integer> nots = notsBefore(i);
        if (nots.isEmpty() || !steps.get(i).quantifier().optional()) {
            return sink;
        }
        State copy = state(sink.kind, sink.step);
        for (Edge edge : sink.edges()) {
            if (edge.action() != Action.PROCEED) {
                copy.add(edge.action(), edge.target() == sink ? copy : edge.target(), edge.guard());
            } else if (edge.target().kind != Kind.STOP) {
                copy.add(Action.PROCEED, withoutStops(i, edge.target()), edge.guard());
            } else if (!nots.contains(edge.target().step)) {
                copy.add(Action.PROCEED, edge.target(), edge.guard());
            }
        }
        return copy;
    }

    private State copy(State state) {
        State copy = state(state.kind, state.step);
        for (Edge edge : state.edges()) {
            copy.add(edge.action(), edge.target() == state ? copy : edge.target(), edge.guard());
        }
        return copy;
    }
}
