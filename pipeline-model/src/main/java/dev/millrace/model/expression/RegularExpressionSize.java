package dev.millrace.model.expression;

import static dev.millrace.model.expression.RowEvaluationException.badArgument;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Refuses regular expressions whose compiled form would be huge: RE2 runs in linear time, but {@code ((a{1000}){1000})}
 * is written out to a million states first, and its parser recurses into groups. Counts states from the text alone, a
 * little too high at worst.
 */
final class RegularExpressionSize {

    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_DEPTH = 200;
    private static final long MAX_STATES = 20_000;

    private final String pattern;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long total;
    private long lastAtom;
    private int at;

    private RegularExpressionSize(String pattern) {
        this.pattern = pattern;
    }

    /** @throws RowEvaluationException when the pattern is too large */
    static void check(String pattern) {
        if (pattern.length() > MAX_LENGTH || !new RegularExpressionSize(pattern).fits()) {
            throw badArgument("The regular expression " + RowEvaluationException.shown(pattern) + " is too large.");
        }
    }

    private boolean fits() {
        while (at < pattern.length() && total <= MAX_STATES && outer.size() <= MAX_DEPTH) {
            step(pattern.charAt(at++));
        }
        while (!outer.isEmpty()) {
            total += outer.pop();
        }
        return at == pattern.length() && total <= MAX_STATES;
    }

    private void step(char c) {
        switch (c) {
            case '(' -> {
                outer.push(total);
                total = 0;
            }
            case ')' -> {
                long group = total;
                total = outer.isEmpty() ? 0 : outer.pop();
                atom(group);
            }
            case '[' -> {
                skipClass();
                atom(1);
            }
            case '\\' -> {
                at++;
                atom(1);
            }
            case '{' -> total += lastAtom * (Math.max(1, largestNumber()) - 1);
            default -> atom(1);
        }
    }

    private void atom(long size) {
        lastAtom = size;
        total += size;
    }

    /** To behind the class's bracket; one that comes first in the class belongs to it. */
    private void skipClass() {
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            at++;
        }
        if (at < pattern.length() && pattern.charAt(at) == ']') {
            at++;
        }
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            if (c == ']') {
                return;
            }
            if (c == '\\') {
                at++;
            } else if (c == '[' && pattern.startsWith(":", at)) {
                int end = pattern.indexOf(":]", at);
                at = end < 0 ? at : end + 2;
            }
        }
    }

    /** The larger number of {@code n}, {@code n,} or {@code n,m} after a brace. */
    private long largestNumber() {
        long largest = 0;
        long number = 0;
        for (int i = at; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == ',') {
                number = 0;
            } else if (c < '0' || c > '9') {
                break;
            } else {
                number = Math.min(number * 10 + c - '0', MAX_STATES);
                largest = Math.max(largest, number);
            }
        }
        return largest;
    }
}
