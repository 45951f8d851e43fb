package dev.millrace.runtime.operator.pattern;

import dev.millrace.model.spec.PatternSpecs.Skip;
import dev.millrace.model.spec.PatternSpecs.SkipKind;
import dev.millrace.model.spec.PatternSpecs.Within;
import dev.millrace.runtime.operator.pattern.State.Action;
import dev.millrace.runtime.operator.pattern.State.Edge;
import dev.millrace.runtime.operator.pattern.State.Kind;
import dev.millrace.runtime.state.KeyedRows;
import dev.millrace.runtime.state.PartialMatches;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves the partial matches of a key through the automaton, row by row, in the order of the rows.
 *
 * <p>A row is shown to each partial match, and each open edge gives one that goes on: that is how one becomes several.
 * It is also shown to the start, where each match begins. The matches that a row leads to are made before the old ones
 * are given up, so a condition that fails on the way leaves everything as it was.
 *
 * <p>With a skip strategy a complete match waits until no partial match that began before it is left; then it leaves,
 * and gives up what it skips. The semantics, and the order in which edges are looked at, are those of Flink's CEP.
 */
final class Matcher {

    /** Where matches go. */
    interface Results {
        /** @param time of the row or the moment that completed or released it */
        void match(int link, long time);

        void timedOut(int link, long time);
    }

    private static final int NONE = PartialMatches.NONE;
    static final long NEVER = Long.MAX_VALUE;

    private final Automaton automaton;
    private final Conditions conditions;
    private final PartialMatches matches;
    private final KeyedRows rows;
    private final @Nullable Within within;
    private final Skip skip;
    private final Results results;
    private final List<State> stack = new ArrayList<>();
    private final Chain going;
    private final Chain complete;
    private final Chain spent;
    /** Links whose match has been given as timed out, although it stands in several states. */
    private final BitSet given = new BitSet();

    private long order;

    Matcher(
            Automaton automaton,
            Conditions conditions,
            PartialMatches matches,
            KeyedRows rows,
            Timing timing,
            Results results) {
        this.automaton = automaton;
        this.conditions = conditions;
        this.matches = matches;
        this.rows = rows;
        this.within = timing.within();
        this.skip = timing.skip();
        this.results = results;
        this.going = new Chain(matches);
        this.complete = new Chain(matches);
        this.spent = new Chain(matches);
    }

    /** What ends partial matches. */
    record Timing(@Nullable Within within, Skip skip) {}

    /**
     * Shows the next row to a key; {@link #advance} must have been called for its time.
     *
     * @throws dev.millrace.model.expression.RowEvaluationException if a condition fails; nothing has changed then
     * @throws dev.millrace.runtime.data.RowException likewise
     */
    void process(int key, int row, long mask) {
        order++;
        going.clear();
        complete.clear();
        try {
            for (int match = matches.partial(key); match != NONE; match = matches.next(match)) {
                move(automaton.state(matches.state(match)), match, row, mask);
            }
            move(automaton.start(), NONE, row, mask);
        } catch (RuntimeException e) {
            giveAll(going.first());
            giveAll(complete.first());
            throw e;
        }
        giveAll(matches.partial(key));
        matches.setPartial(key, going.first());
        settle(key, rows.time(row));
    }

    /** Everything that one partial match, or the start, becomes with the row in hand. */
    private void move(State from, int match, int row, long mask) {
        int link = match == NONE ? NONE : matches.link(match);
        conditions.turnTo(mask, link, row);
        int kept = going.last();
        boolean stopped = false;
        stack.clear();
        stack.add(from);
        while (!stack.isEmpty()) {
            State state = stack.removeLast();
            List<Edge> edges = state.edges();
            for (int i = 0; i < edges.size(); i++) {
                Edge edge = edges.get(i);
                if (!edge.guard().holds(conditions)) {
                    continue;
                }
                switch (edge.action()) {
                    case PROCEED -> {
                        if (edge.target().kind == Kind.STOP) {
                            stopped = true;
                        } else {
                            stack.add(edge.target());
                        }
                    }
                    case IGNORE -> {
                        if (match != NONE) {
                            add(edge.target(), link, matches.startOrder(match), matches.startTime(match));
                        }
                    }
                    case TAKE -> take(edge.target(), state.step, match, link, row);
                }
            }
        }
        if (stopped) {
            giveAll(going.cut(kept));
        }
    }

    private void take(State target, int step, int match, int previous, int row) {
        long startOrder = match == NONE ? order : matches.startOrder(match);
        long startTime = match == NONE ? rows.time(row) : matches.startTime(match);
        int link = matches.link(row, step, previous, order);
        add(target, link, startOrder, startTime);
        if (target.kind == Kind.WAITING && leadsToEnd(target)) {
            complete.add(matches.match(target.number, link, startOrder, startTime));
        }
    }

    private void add(State target, int link, long startOrder, long startTime) {
        Chain to = target.kind == Kind.FINAL ? complete : going;
        to.add(matches.match(target.number, link, startOrder, startTime));
    }

    /** Whether a match in a state need not take any more rows. */
    private boolean leadsToEnd(State state) {
        List<Edge> edges = state.edges();
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            if (edge.action() == Action.PROCEED
                    && edge.target().kind != Kind.STOP
                    && edge.guard().holds(conditions)
                    && (edge.target().kind == Kind.FINAL || leadsToEnd(edge.target()))) {
                return true;
            }
        }
        return false;
    }

    /** Ends what is over at a time: partial matches run out, matches that were waiting for that leave. */
    void advance(int key, long time) {
        if (nextEnd(key) > time) {
            return;
        }
        going.clear();
        complete.clear();
        spent.clear();
        for (int match = matches.partial(key); match != NONE; ) {
            int following = matches.next(match);
            long end = end(match);
            if (end > time) {
                going.add(match);
            } else {
                runOut(match, end);
            }
            match = following;
        }
        matches.setPartial(key, going.first());
        given.clear();
        settle(key, time);
        giveAll(spent.first());
    }

    /** The time at which the first of a key's partial matches is over; {@link #NEVER} if none will be. */
    long nextEnd(int key) {
        Within limit = within;
        if (limit == null) {
            return NEVER;
        }
        long next = NEVER;
        for (int match = matches.partial(key); match != NONE; match = matches.next(match)) {
            next = Math.min(next, end(match));
            if (!limit.sincePrevious()) {
                break; // the others began later
            }
        }
        return next;
    }

    private void runOut(int match, long end) {
        State state = automaton.state(matches.state(match));
        if (state.kind == Kind.PENDING) {
            complete.add(match);
        } else {
            int link = matches.link(match);
            if (automaton.endsWithTime(state)) {
                complete.add(matches.match(state.number, link, matches.startOrder(match), matches.startTime(match)));
            }
            if (!given.get(link)) {
                given.set(link);
                results.timedOut(link, end);
            }
            spent.add(match);
        }
    }

    /** The time at which a partial match is over. */
    private long end(int match) {
        Within limit = within;
        if (limit == null) {
            return NEVER;
        }
        long from = limit.sincePrevious() ? rows.time(matches.row(matches.link(match))) : matches.startTime(match);
        return from + limit.ms();
    }

    /** Lets complete matches go, or makes them wait. */
    private void settle(int key, long time) {
        if (skip.kind() == SkipKind.NONE) {
            for (int match = complete.first(); match != NONE; ) {
                int following = matches.next(match);
                results.match(matches.link(match), time);
                matches.give(match);
                match = following;
            }
            return;
        }
        for (int match = complete.first(); match != NONE; ) {
            int following = matches.next(match);
            await(key, match);
            match = following;
        }
        int first = matches.waiting(key);
        while (first != NONE && !isPreceded(key, first)) {
            matches.setWaiting(key, matches.next(first));
            long skipped = skippedTo(matches.link(first));
            matches.setPartial(key, without(matches.partial(key), skipped));
            matches.setWaiting(key, without(matches.waiting(key), skipped));
            results.match(matches.link(first), time);
            matches.give(first);
            first = matches.waiting(key);
        }
    }

    private void await(int key, int match) {
        int before = NONE;
        int behind = matches.waiting(key);
        while (behind != NONE && matches.startOrder(behind) <= matches.startOrder(match)) {
            before = behind;
            behind = matches.next(behind);
        }
        matches.setNext(match, behind);
        if (before == NONE) {
            matches.setWaiting(key, match);
        } else {
            matches.setNext(before, match);
        }
    }

    private boolean isPreceded(int key, int match) {
        int partial = matches.partial(key);
        return partial != NONE && matches.startOrder(partial) < matches.startOrder(match);
    }

    /** What begins with a row of an order below this is given up. */
    private long skippedTo(int last) {
        return switch (skip.kind()) {
            case NONE -> Long.MIN_VALUE;
            case PAST_LAST -> matches.order(last) + 1;
            case TO_NEXT -> {
                int link = last;
                while (matches.previous(link) != NONE) {
                    link = matches.previous(link);
                }
                yield matches.order(link) + 1;
            }
            case TO_FIRST, TO_LAST -> {
                long found = Long.MIN_VALUE;
                for (int link = last; link != NONE; link = matches.previous(link)) {
                    if (matches.step(link) == skip.step()) {
                        found = matches.order(link);
                        if (skip.kind() == SkipKind.TO_LAST) {
                            break;
                        }
                    }
                }
                yield found;
            }
        };
    }

    /** A list without the matches that begin before an order; they are given up. */
    private int without(int list, long skipped) {
        int first = NONE;
        int last = NONE;
        for (int match = list; match != NONE; ) {
            int following = matches.next(match);
            if (matches.startOrder(match) < skipped) {
                matches.give(match);
            } else {
                if (last == NONE) {
                    first = match;
                } else {
                    matches.setNext(last, match);
                }
                last = match;
            }
            match = following;
        }
        if (last != NONE) {
            matches.setNext(last, NONE);
        }
        return first;
    }

    private void giveAll(int list) {
        for (int match = list; match != NONE; ) {
            int following = matches.next(match);
            matches.give(match);
            match = following;
        }
    }
}
