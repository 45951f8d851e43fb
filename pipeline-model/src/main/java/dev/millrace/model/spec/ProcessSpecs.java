package dev.millrace.model.spec;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.schema.DataType;
import java.util.List;
import java.util.Optional;

/** Process functions: named state, and actions on rows and on timers. */
public final class ProcessSpecs {

    private ProcessSpecs() {}

    /**
     * What happens to the state of a row's key. Expressions see, in this order: the state (see {@link StateVariable}),
     * the watermark, the time (of the row or the timer), on a timer its name, then the fields of the row, or, on a
     * timer, the key fields.
     *
     * @param keys by input port, positions of the key fields; none: one state for all rows
     * @param broadcastSecond every subtask gets every row of the second input, which then has no keys: its actions see and
     *     change shared state alone, and do nothing else
     * @param onRow by input port, what is done for a row, in order
     * @param onTimer what is done when a timer fires, in order
     * @param timers the names of the timers
     * @param onError of rows and timers whose actions fail, none of which are done then. Behind the outputs for emitted
     *     rows there is one for the failing rows of each input, and, if there are actions on timers, one for failing
     *     timers: key fields, name, time
     */
    public record ProcessFunctionSpec(
            List<List<Integer>> keys,
            boolean broadcastSecond,
            List<StateVariable> state,
            List<List<Action>> onRow,
            List<Action> onTimer,
            List<String> timers,
            ErrorPolicy onError)
            implements OperatorSpec {
        public ProcessFunctionSpec {
            keys = keys.stream().map(List::copyOf).toList();
            state = List.copyOf(state);
            onRow = onRow.stream().map(List::copyOf).toList();
            onTimer = List.copyOf(onTimer);
            timers = List.copyOf(timers);
        }
    }

    /** What a state variable holds, and how many fields expressions see of it. */
    public enum Form {
        /** One value or null: one field. */
        VALUE(1),
        /** Values in the order in which they were appended: one field, an array. */
        LIST(1),
        /** Values by key: three fields, the keys, the values, and the value under the action's key. */
        MAP(3);

        private final int fields;

        Form(int fields) {
            this.fields = fields;
        }

        public int fields() {
            return fields;
        }
    }

    /** Whose a state variable is. */
    public enum Scope {
        /** Each key has its own. */
        KEY,
        /** All keys have one, the same in every subtask; only the rows of a broadcast input change it. */
        SHARED
    }

    /**
     * Something that is remembered.
     *
     * @param type of the value or of each element
     * @param keyType only of a map
     * @param timeToLiveMs how long after it was written a value, element or entry is forgotten; absent: never
     */
    public record StateVariable(
            String name,
            Scope scope,
            Form form,
            DataType type,
            Optional<DataType> keyType,
            Optional<Long> timeToLiveMs) {}

    /**
     * One step.
     *
     * @param condition it is only done where this is true
     * @param key the key under which maps are looked up and written
     */
    public record Action(Optional<Expression> condition, Optional<Expression> key, Step step) {}

    /** What an action does. */
    public sealed interface Step {}

    /** A value takes a new value; null forgets it. */
    public record Assign(int state, Expression value) implements Step {}

    /** A list gets one more element. */
    public record Append(int state, Expression value) implements Step {}

    /** A map's entry under the action's key takes a value. */
    public record Put(int state, Expression value) implements Step {}

    /** A map forgets the entry under the action's key. */
    public record Remove(int state) implements Step {}

    /** State is as it was in the beginning. */
    public record Clear(int state) implements Step {}

    /** A row leaves by an output. */
    public record Emit(int output, List<Expression> values) implements Step {
        public Emit {
            values = List.copyOf(values);
        }
    }

    /** A timer of the key is set; one of the same name and time is there only once. A time that is null sets none. */
    public record RegisterTimer(int timer, boolean eventTime, Expression at) implements Step {}

    /** A timer of the key is taken back, if it is there. */
    public record DeleteTimer(int timer, boolean eventTime, Expression at) implements Step {}
}
