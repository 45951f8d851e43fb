package dev.millrace.runtime.operator.pattern;

import java.util.ArrayList;
import java.util.List;

/** Where a partial match stands: what the next row may do to it. Does not change once the automaton is made. */
final class State {

    /** What it means to be here. */
    enum Kind {
        /** Waits for a row. */
        WAITING,
        /** Waits for its time to be over, and is complete then. */
        PENDING,
        /** Complete. */
        FINAL,
        /** Given up: a row came that must not. */
        STOP
    }

    /** What an edge does with the row in hand. */
    enum Action {
        /** It becomes part of the match. */
        TAKE,
        /** It is passed over. */
        IGNORE,
        /** Nothing yet: the edges of the next state are looked at, too. */
        PROCEED
    }

    /** A way out, open to rows for which the guard holds. */
    record Edge(Action action, State target, Guard guard) {}

    final Kind kind;
    /** The step that a row taken here belongs to. */
    final int step;

    final int number;
    private final List<Edge> edges = new ArrayList<>();

    State(Kind kind, int step, int number) {
        this.kind = kind;
        this.step = step;
        this.number = number;
    }

    List<Edge> edges() {
        return edges;
    }

    void add(Action action, State target, Guard guard) {
        edges.add(new Edge(action, target, guard));
    }

    /** Closes every edge to rows for which a guard holds. */
    void close(Guard guard) {
        edges.replaceAll(
                edge -> new Edge(edge.action(), edge.target(), edge.guard().and(guard.not())));
    }
}
