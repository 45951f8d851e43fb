package dev.millrace.runtime.reference;

import java.util.List;
import java.util.Optional;

/**
 * When results leave beside the one at the watermark. Rules look at the rows of a window that no result has held yet: how
 * many they are, and how far the clock or the watermark is from the first of them. (Of merged sessions there are several
 * first ones, and the one that is due first counts.)
 *
 * @param order whether all, the first, or one after the other must be met
 */
public record Triggering(List<Rule> rules, Combination order, boolean repeat) {

    /** How rules work together. */
    public enum Combination {
        FIRST_OF,
        ALL_OF,
        IN_ORDER
    }

    /** What a rule waits for. */
    public enum After {
        ROWS,
        CLOCK,
        WATERMARK
    }

    /** @param amount rows, or a delay, from the first row or to the next multiple of it */
    public record Rule(After after, long amount, boolean aligned) {
        long deadline(long moment) {
            return aligned ? Math.floorDiv(moment, amount) * amount + amount : moment + amount;
        }
    }

    /** What the rules look at: rows without a result, when the first came, by the clock and by the windows' time. */
    record Waiting(int rows, long firstMs, long firstMoment) {}

    /** How far it has come: the rule whose turn it is, and whether all is over. */
    record Progress(int turn, boolean over) {}

    static final Progress BEGINNING = new Progress(0, false);

    boolean isDue(Progress progress, Waiting waiting, long watermark, long clock) {
        if (progress.over || waiting.rows == 0) {
            return false;
        }
        return switch (order) {
            case FIRST_OF -> rules.stream().anyMatch(rule -> isMet(rule, waiting, watermark, clock));
            case ALL_OF -> rules.stream().allMatch(rule -> isMet(rule, waiting, watermark, clock));
            case IN_ORDER -> isMet(rules.get(progress.turn), waiting, watermark, clock);
        };
    }

    private static boolean isMet(Rule rule, Waiting waiting, long watermark, long clock) {
        return switch (rule.after) {
            case ROWS -> waiting.rows >= rule.amount;
            case CLOCK -> clock >= rule.deadline(waiting.firstMs);
            case WATERMARK -> watermark >= rule.deadline(waiting.firstMoment);
        };
    }

    Progress fired(Progress progress) {
        boolean last = order != Combination.IN_ORDER || progress.turn == rules.size() - 1;
        return new Progress(last ? 0 : progress.turn + 1, last && !repeat);
    }

    /** The first moment after another at which a rule of this kind may become met. */
    static long next(Optional<Triggering> triggering, After after, Waiting waiting, long later) {
        if (triggering.isEmpty() || waiting.rows == 0) {
            return Stage.END;
        }
        long first = after == After.CLOCK ? waiting.firstMs : waiting.firstMoment;
        return triggering.get().rules.stream()
                .filter(rule -> rule.after == after)
                .mapToLong(rule -> rule.deadline(first))
                .filter(moment -> moment > later)
                .min()
                .orElse(Stage.END);
    }
}
