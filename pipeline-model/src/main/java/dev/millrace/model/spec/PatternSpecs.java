package dev.millrace.model.spec;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.spec.TransformSpecs.AggregateCall;
import java.util.List;
import java.util.Optional;

/** Pattern detection: sequences of rows of one key. */
public final class PatternSpecs {

    private PatternSpecs() {}

    /**
     * Finds sequences of rows. Expressions of steps see the fields of the row in hand at positions 0 to width - 1 and,
     * from there on, {@code measures.seen}; those of {@code measures.fields} and {@code timedOutFields} see only the
     * latter, at the same positions.
     *
     * <p>Output 0: the key fields and the fields, of a match. Output 1 {@code timed-out}: the same of a partial match
     * whose time is over, and when that was. Output 2 {@code late}: rows that came after the watermark had passed them.
     * Output 3 {@code errors}.
     *
     * @param keys positions of the key fields; none: all rows are one sequence
     * @param steps the first is not negative
     */
    public record PatternSpec(
            List<Integer> keys,
            List<Step> steps,
            Optional<Within> within,
            Skip skip,
            Measures measures,
            ErrorPolicy onError)
            implements OperatorSpec {
        public PatternSpec {
            keys = List.copyOf(keys);
            steps = List.copyOf(steps);
        }
    }

    /**
     * One step of the sequence.
     *
     * @param condition absent: any row will do
     * @param quantifier of a negative step {@link Quantifier#ONCE}
     */
    public record Step(String name, Contiguity contiguity, Optional<Expression> condition, Quantifier quantifier) {}

    /** What may stand between a row of the match and the one before it. */
    public enum Contiguity {
        /** Nothing. */
        NEXT,
        /** Rows that do not fulfil the condition. */
        FOLLOWED_BY,
        /** Any rows, so that a later row may be taken although an earlier one would do. */
        FOLLOWED_BY_ANY,
        /** The row directly behind the step before must not fulfil the condition. */
        NOT_NEXT,
        /** No row up to the next one of the match may fulfil the condition. */
        NOT_FOLLOWED_BY;

        /** Whether the step forbids rows instead of taking them. */
        public boolean negative() {
            return this == NOT_NEXT || this == NOT_FOLLOWED_BY;
        }
    }

    /**
     * How many rows a step takes.
     *
     * @param min at least 1
     * @param max {@link #UNLIMITED}: as many as there are
     * @param optional it may take none instead
     * @param greedy rows that the step could take may not be passed over once the next step waits
     * @param inner contiguity of its second and further rows
     * @param until ends the loop where true; only without a limit
     */
    public record Quantifier(
            int min, int max, boolean optional, boolean greedy, Contiguity inner, Optional<Expression> until) {

        public static final int UNLIMITED = Integer.MAX_VALUE;
        public static final Quantifier ONCE =
                new Quantifier(1, 1, false, false, Contiguity.FOLLOWED_BY, Optional.empty());

        public boolean limited() {
            return max != UNLIMITED;
        }
    }

    /**
     * How long a match may take.
     *
     * @param sincePrevious measured from the row before instead of from the first
     */
    public record Within(long ms, boolean sincePrevious) {}

    /**
     * What else may match once there is a match.
     *
     * @param step for {@link SkipKind#TO_FIRST} and {@link SkipKind#TO_LAST}, otherwise -1
     */
    public record Skip(SkipKind kind, int step) {
        public static final Skip NONE = new Skip(SkipKind.NONE, -1);
    }

    /** Which partial matches, and matches that wait, are given up when a match leaves. */
    public enum SkipKind {
        NONE,
        /** Those that begin with the same row, or before it. */
        TO_NEXT,
        /** Those that begin with one of its rows, or before them. */
        PAST_LAST,
        /** Those that begin before the step's first row. */
        TO_FIRST,
        /** Those that begin before the step's last row. */
        TO_LAST
    }

    /**
     * What is said of a match.
     *
     * @param seen what expressions can look at beside the row in hand
     * @param aggregates over the rows of one step each
     * @param fields of output 0, behind the key fields
     * @param timedOutFields the same, of a match that is not complete
     */
    public record Measures(
            List<Seen> seen, List<StepAggregate> aggregates, List<Expression> fields, List<Expression> timedOutFields) {
        public Measures {
            seen = List.copyOf(seen);
            aggregates = List.copyOf(aggregates);
            fields = List.copyOf(fields);
            timedOutFields = List.copyOf(timedOutFields);
        }
    }

    /** An aggregate over the rows that a step has taken. */
    public record StepAggregate(int step, AggregateCall call) {}

    /** Something of the match so far; null where the step has no row yet. */
    public sealed interface Seen {}

    /** A key field. */
    public record KeyField(int field) implements Seen {}

    /** The step's last row, or its first. */
    public record EventRow(int step, boolean first) implements Seen {}

    /** A field of the step's last row, or of its first. */
    public record EventField(int step, boolean first, int field) implements Seen {}

    /** How many rows the step has taken. */
    public record EventCount(int step) implements Seen {}

    /** One of the aggregates. */
    public record AggregateOf(int aggregate) implements Seen {}

    /** Event time of the match's first row, of its last, or of the row in hand. */
    public enum Moment implements Seen {
        MATCH_START,
        MATCH_END,
        ROW
    }
}
