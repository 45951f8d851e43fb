package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sequences of a key's rows in the order of their times, from the definition: once a row has been taken, each way in
 * which the match may go on waits for itself, and each further row is taken, passed over, or its end. Outputs: matches,
 * partial matches whose time is over, late rows.
 */
public final class PatternStage extends Stage {

    /** What may stand before a row; the last two forbid rows. */
    public enum Follows {
        NEXT,
        BY,
        BY_ANY,
        NOT_NEXT,
        NOT_BY
    }

    /** What is skipped after a match. */
    public enum Skip {
        NONE,
        TO_NEXT,
        PAST_LAST,
        TO_FIRST,
        TO_LAST
    }

    /** A condition on a row, given what has been taken. */
    @FunctionalInterface
    public interface Fits {
        boolean is(Row row, List<Taken> match);
    }

    /** A row of a match. */
    public record Taken(int step, Row row, long order) {}

    /** A step; {@code until} is false where there is none. */
    public record Step(
            Follows follows,
            Fits condition,
            int min,
            int max,
            boolean optional,
            boolean greedy,
            Follows inner,
            Fits until) {
        /** Whether it forbids rows instead of taking them. */
        public boolean negative() {
            return follows == Follows.NOT_NEXT || follows == Follows.NOT_BY;
        }
    }

    /** What is looked for; {@code within} 0: without end. */
    public record Terms(List<Step> steps, long within, boolean sincePrevious, Skip skip, int skipTo) {}

    /** What is said of rows that have been taken. */
    @FunctionalInterface
    public interface Says {
        List<@Nullable Object> of(List<Taken> match);
    }

    /**
     * A match that waits for a row.
     *
     * @param step for which; one behind the last: for the end
     * @param fresh whether no row has been passed over yet
     * @param freed whether the greedy step before has been ended by its until
     */
    private record Waiting(List<Taken> taken, int step, boolean fresh, boolean freed) {
        Taken last() {
            return taken.get(taken.size() - 1);
        }

        long start() {
            return taken.get(0).order;
        }
    }

    /** What is known of a key. */
    private static final class Known {
        private List<Waiting> partial = new ArrayList<>();
        private final List<List<Taken>> complete = new ArrayList<>();
    }

    private final Terms terms;
    private final List<Integer> keys;
    private final Says says;
    private final Map<List<@Nullable Object>, Known> known = new LinkedHashMap<>();
    private final List<Row> unseen = new ArrayList<>();
    private long order;

    public PatternStage(Terms terms, List<Integer> keys, Says says) {
        super(4);
        this.terms = terms;
        this.keys = keys;
        this.says = says;
    }

    @Override
    public void row(int port, Row row) {
        if (row.time() <= watermark()) {
            emit(2, row);
        } else {
            unseen.add(row);
        }
    }

    @Override
    protected void advanced(long before, long now) {
        unseen.sort(Comparator.comparingLong(Row::time));
        for (long next = nextTime(); next <= now && next < END; next = nextTime()) {
            long time = next;
            known.values().forEach(key -> endPartial(key, time));
            while (!unseen.isEmpty() && unseen.get(0).time() == time) {
                show(unseen.remove(0));
            }
        }
    }

    private long nextTime() {
        long next = unseen.isEmpty() ? END : unseen.get(0).time();
        for (Known key : known.values()) {
            for (Waiting waiting : key.partial) {
                next = Math.min(next, end(waiting));
            }
        }
        return next;
    }

    private long end(Waiting waiting) {
        Row from = terms.sincePrevious ? waiting.last().row : waiting.taken.get(0).row;
        return terms.within == 0 ? END : from.time() + terms.within;
    }

    /** Time is over for partial matches: that completes those that wait for nothing else. */
    private void endPartial(Known key, long time) {
        List<List<Taken>> complete = new ArrayList<>();
        Set<List<Taken>> given = new HashSet<>();
        for (Waiting waiting : key.partial) {
            if (end(waiting) > time) {
                continue;
            }
            boolean forTime = waiting.step == terms.steps.size() && step(waiting.step - 1).follows == Follows.NOT_BY;
            if (forTime) {
                complete.add(waiting.taken);
            } else if (given.add(waiting.taken)) {
                List<@Nullable Object> values = new ArrayList<>(says.of(waiting.taken));
                values.add(time);
                emit(1, Row.of(time, keyed(waiting.taken, values)));
            }
        }
        key.partial.removeIf(waiting -> end(waiting) <= time);
        settle(key, complete, time);
    }

    private void show(Row row) {
        Known key = known.computeIfAbsent(row.project(keys), absent -> new Known());
        order++;
        List<Waiting> partial = new ArrayList<>();
        List<List<Taken>> complete = new ArrayList<>();
        key.partial.forEach(waiting -> show(row, waiting, partial, complete));
        for (int step : reachable(0)) {
            boolean closed = step > 0
                    && step(step - 1).greedy
                    && step(step - 1).condition.is(row, List.of())
                    && !step(step - 1).until.is(row, List.of());
            if (!closed && fits(step, row, List.of())) {
                take(row, List.of(), step, true, partial, complete);
            }
        }
        key.partial = partial;
        settle(key, complete, row.time());
    }

    private void show(Row row, Waiting waiting, List<Waiting> partial, List<List<Taken>> complete) {
        int from = waiting.last().step;
        boolean mayLeave = taken(waiting.taken) >= step(from).min;
        if (waiting.fresh && mayLeave && isForbidden(from + 1, Follows.NOT_NEXT, row, waiting.taken)) {
            return;
        }
        boolean goesOn = !isForbidden(from + 1, Follows.NOT_BY, row, waiting.taken);
        if (waiting.step == terms.steps.size()) {
            if (step(waiting.step - 1).follows == Follows.NOT_NEXT) {
                complete.add(waiting.taken);
            } else if (goesOn) {
                partial.add(waiting);
            }
            return;
        }
        Step step = step(waiting.step);
        boolean inside = from == waiting.step;
        Step before = inside || waiting.step == 0 ? step : step(waiting.step - 1);
        boolean freed = waiting.freed || (waiting.fresh && !inside && before.until.is(row, waiting.taken));
        if (!inside && before.greedy && !freed && before.condition.is(row, waiting.taken)) {
            return;
        }
        if (fits(waiting.step, row, waiting.taken)) {
            take(row, waiting.taken, waiting.step, goesOn, partial, complete);
        }
        Follows follows = inside ? step.inner : step.follows;
        boolean passed = follows == Follows.BY_ANY || (follows == Follows.BY && !step.condition.is(row, waiting.taken));
        if (goesOn && passed && !(inside && step.until.is(row, waiting.taken))) {
            partial.add(new Waiting(waiting.taken, waiting.step, false, freed));
        }
    }

    private boolean isForbidden(int step, Follows how, Row row, List<Taken> taken) {
        return step < terms.steps.size()
                && step(step).follows == how
                && step(step).condition.is(row, taken);
    }

    private boolean fits(int step, Row row, List<Taken> taken) {
        return step(step).condition.is(row, taken) && !step(step).until.is(row, taken);
    }

    private void take(
            Row row, List<Taken> before, int step, boolean goesOn, List<Waiting> partial, List<List<Taken>> complete) {
        List<Taken> taken = new ArrayList<>(before);
        taken.add(new Taken(step, row, order));
        long rows = taken(taken);
        boolean mayLeave = rows >= step(step).min;
        if (goesOn && rows < step(step).max) {
            partial.add(new Waiting(taken, step, true, false));
        }
        if (!mayLeave) {
            return;
        }
        List<Integer> next = reachable(step + 1);
        for (int each : next) {
            boolean end = each == terms.steps.size();
            if (end && !step(each - 1).negative()) {
                complete.add(taken);
            } else if (goesOn) {
                partial.add(new Waiting(taken, each, true, false));
            }
        }
    }

    /** The steps that may come next, from a step on, because those between may be left out; or the end. */
    private List<Integer> reachable(int from) {
        List<Integer> steps = new ArrayList<>();
        for (int i = from; i <= terms.steps.size(); i++) {
            if (i < terms.steps.size() && step(i).negative()) {
                continue;
            }
            if (i < terms.steps.size() || from > 0) {
                steps.add(i);
            }
            if (i == terms.steps.size() || !step(i).optional) {
                break;
            }
        }
        return steps;
    }

    private static long taken(List<Taken> match) {
        int step = match.get(match.size() - 1).step;
        return match.stream().filter(each -> each.step == step).count();
    }

    private Step step(int number) {
        return terms.steps.get(number);
    }

    /** Gives matches: at once, or when none that began earlier is left; and then what begins before the row skipped to. */
    private void settle(Known key, List<List<Taken>> complete, long time) {
        if (terms.skip == Skip.NONE) {
            complete.forEach(match -> emit(0, Row.of(time, keyed(match, says.of(match)))));
            return;
        }
        key.complete.addAll(complete);
        key.complete.sort(Comparator.comparingLong(match -> match.get(0).order));
        while (!key.complete.isEmpty()) {
            List<Taken> first = key.complete.get(0);
            if (key.partial.stream().anyMatch(each -> each.start() < first.get(0).order)) {
                return;
            }
            key.complete.remove(0);
            emit(0, Row.of(time, keyed(first, says.of(first))));
            long to = skippedTo(first);
            key.partial.removeIf(each -> each.start() < to);
            key.complete.removeIf(each -> each.get(0).order < to);
        }
    }

    private long skippedTo(List<Taken> match) {
        List<Long> ofStep = match.stream()
                .filter(each -> each.step == terms.skipTo)
                .map(Taken::order)
                .toList();
        return switch (terms.skip) {
            case NONE -> BEGINNING;
            case TO_NEXT -> match.get(0).order + 1;
            case PAST_LAST -> match.get(match.size() - 1).order + 1;
            case TO_FIRST -> ofStep.isEmpty() ? BEGINNING : ofStep.get(0);
            case TO_LAST -> ofStep.isEmpty() ? BEGINNING : ofStep.get(ofStep.size() - 1);
        };
    }

    private List<@Nullable Object> keyed(List<Taken> match, List<@Nullable Object> values) {
        List<@Nullable Object> all = new ArrayList<>(match.get(0).row.project(keys));
        all.addAll(values);
        return all;
    }
}
