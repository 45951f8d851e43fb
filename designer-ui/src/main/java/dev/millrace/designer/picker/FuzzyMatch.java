package dev.millrace.designer.picker;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * How well a text answers a search: every typed letter must be there in this order. Letters that begin words and letters
 * in a row count more, so that {@code wa} finds Window aggregate before Forward.
 */
public final class FuzzyMatch {

    private static final int WORD_START = 8;
    private static final int IN_A_ROW = 5;
    private static final int TEXT_START = 6;
    private static final int LETTER = 1;

    private FuzzyMatch() {}

    /** Higher is better; empty if the text does not answer. An empty search is answered by everything, equally. */
    public static OptionalInt score(String search, String text) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return OptionalInt.of(0);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        int best = -1;
        for (int start = lower.indexOf(wanted.charAt(0));
                start >= 0;
                start = lower.indexOf(wanted.charAt(0), start + 1)) {
            best = Math.max(best, scoreFrom(start, wanted, lower, text));
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best - text.length() / 16);
    }

    /** The score with the first letter at a position and each other letter at its best place close behind; -1 if none. */
    private static int scoreFrom(int start, String wanted, String lower, String text) {
        int score = letter(start, start - 2, text) + (start == 0 ? TEXT_START : 0);
        int at = start;
        for (int i = 1; i < wanted.length(); i++) {
            char letter = wanted.charAt(i);
            if (letter == ' ') {
                continue;
            }
            int next = lower.indexOf(letter, at + 1);
            if (next < 0) {
                return -1;
            }
            if (next != at + 1) {
                int wordStart = nextWordStart(letter, at + 1, lower, text);
                next = wordStart >= 0 ? wordStart : next;
            }
            score += letter(next, at, text);
            at = next;
        }
        return Math.max(0, score);
    }

    private static int nextWordStart(char letter, int from, String lower, String text) {
        for (int at = lower.indexOf(letter, from); at >= 0; at = lower.indexOf(letter, at + 1)) {
            if (startsWord(at, text)) {
                return at;
            }
        }
        return -1;
    }

    private static int letter(int at, int previous, String text) {
        int score = LETTER;
        if (startsWord(at, text)) {
            score += WORD_START;
        }
        if (at == previous + 1) {
            score += IN_A_ROW;
        }
        return score;
    }

    private static boolean startsWord(int at, String text) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        char here = text.charAt(at);
        return !Character.isLetterOrDigit(before) || (Character.isLowerCase(before) && Character.isUpperCase(here));
    }
}
