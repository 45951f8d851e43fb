package dev.millrace.runtime.operator.pattern;

import dev.millrace.runtime.state.PartialMatches;

/** A list of matches that is being made, from its first to its last. */
final class Chain {

    private static final int NONE = PartialMatches.NONE;

    private final PartialMatches matches;
    private int first = NONE;
    private int last = NONE;

    Chain(PartialMatches matches) {
        this.matches = matches;
    }

    void clear() {
        first = NONE;
        last = NONE;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    void add(int match) {
        matches.setNext(match, NONE);
        if (last == NONE) {
            first = match;
        } else {
            matches.setNext(last, match);
        }
        last = match;
    }

    /** Takes off what comes behind a match, or everything, and gives it. */
    int cut(int kept) {
        int rest = kept == NONE ? first : matches.next(kept);
        last = kept;
        if (kept == NONE) {
            first = NONE;
        } else {
            matches.setNext(kept, NONE);
        }
        return rest;
    }
}
